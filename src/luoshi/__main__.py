"""`python -m luoshi` is `luoshi`."""

from luoshi.cli.main import main

if __name__ == "__main__":
    main()
