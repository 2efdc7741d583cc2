"""What the README says about speed, measured. `make bench` runs it; nothing here is needed to use Luoshi."""
