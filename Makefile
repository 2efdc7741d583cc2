# `make help` lists what there is. Every target makes .venv/ first if it has to.
PYTHON ?= python3
DOC ?= examples/qinghe-report.txt
BIN := .venv/bin
STAMP := .venv/.complete

.PHONY: setup
setup: $(STAMP) ## make .venv/ with everything in it

# The stamp is written last: an install that broke off is done again from the start.
$(STAMP): requirements/dev.txt pyproject.toml
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.PHONY: lock
lock: ## write requirements/*.txt anew from requirements/*.in
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header requirements/run.in -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header requirements/dev.in -o requirements/dev.txt
