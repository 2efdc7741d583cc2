# `make` lists the targets. Each of them makes .venv/ first if it has to.
PYTHON ?= python3
DOC ?= examples/qinghe-report.txt
BIN := .venv/bin
STAMP := .venv/.complete
OUT := build/demo
PORT ?= 8000
PURE := src/luoshi/reading/*,src/luoshi/delivery/*,src/luoshi/congress/*
COMPILE := uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header

# A file name may hold anything (spaces, brackets, quotes): the shell gets it from the environment, not from the command.
export DOC

.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

.PHONY: setup
setup: $(STAMP) ## make .venv/ with everything in it

# The stamp is written last: an install that broke off goes on at the next call.
$(STAMP): requirements/pip.txt requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Luoshi needs Python 3.11 or later: make PYTHON=python3.11")'
	@echo "Making .venv/ (about half a minute; quick when it is only brought up to date)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes --requirement requirements/pip.txt
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: demo
demo: setup ## read a report, make its plan, fill the workspace: make demo DOC=path/to/report
	@mkdir -p $(OUT)
	@$(BIN)/luoshi read "$$DOC"
	@$(BIN)/luoshi plan "$$DOC" --format xlsx -o $(OUT)/plan.xlsx --force
	@$(BIN)/luoshi read "$$DOC" --format html -o $(OUT)/annotated.html --force
	@printf '\nThe plan 任务分解表:      %s\nThe annotated page 标注页: %s\n' "$(CURDIR)/$(OUT)/plan.xlsx" "$(CURDIR)/$(OUT)/annotated.html"
	@$(BIN)/luoshi seed-demo "$$DOC"
	@printf '\nmake serve shows them in the workspace.\n'

.PHONY: demo-congress
demo-congress: setup ## fill the workspace with an invented congress, ready to be walked from its credentials to its account
	@$(BIN)/luoshi seed-demo --congress "$$DOC"
	@printf '\nmake serve shows it in the workspace; docs/how-to-run-a-congress.md says how to walk through it (中文：docs/zh/how-to-run-a-congress.md).\n'

.PHONY: serve
serve: setup ## open the workspace at http://127.0.0.1:8000/: make serve PORT=8080
	@$(BIN)/luoshi serve --port $(PORT)

# The pure rooms are where a wrong line turns into a wrong promise: nearly all of them must be run by a test.
.PHONY: test
test: check ## check, then run every test and hold the pure rooms to 95 % coverage
	@.ci/system-packages
	$(BIN)/pytest --numprocesses 2 --cov=luoshi --cov-report=
	$(BIN)/coverage report --include='$(PURE)' --fail-under=95

.PHONY: slow
slow: setup ## run the tests that count for minutes
	$(BIN)/pytest -m slow --numprocesses 2

.PHONY: check
check: setup ## form, types and architecture, without running anything
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: fix
fix: setup ## mend what can be mended by itself
	$(BIN)/ruff check --fix --quiet || true
	$(BIN)/ruff format

# Django writes down how the tables change when a model does; the data folder it looks at is thrown away.
.PHONY: migrations
migrations: setup ## write the steps from the last form of the tables to what the models say now
	@LUOSHI_DATA=build/migrations DATABASE_URL=sqlite://:memory: DJANGO_SETTINGS_MODULE=luoshi.desk.settings $(BIN)/python -m django makemigrations
	@$(BIN)/ruff format --quiet src/luoshi/desk

.PHONY: bench
bench: setup ## measure what the README says about speed
	$(BIN)/python -m bench

.PHONY: docs
docs: setup ## write the pages of docs/ that are made from the code
	$(BIN)/python -m manual

.PHONY: pictures
pictures: setup ## take the pictures of docs/tour.md anew (needs Chromium and a Chinese font)
	$(BIN)/python -m manual.pictures

.PHONY: fuzz
fuzz: setup ## try made-up documents on the reader: make fuzz FUZZ="--inputs 200000"
	PYTHONPATH=tests $(BIN)/python -m fuzz $(FUZZ)

.PHONY: lock
lock: setup ## write requirements/*.txt anew from requirements/*.in
	$(BIN)/$(COMPILE) requirements/pip.in --output-file requirements/pip.txt
	$(BIN)/$(COMPILE) requirements/run.in --output-file requirements/run.txt
	$(BIN)/$(COMPILE) requirements/dev.in --output-file requirements/dev.txt

.PHONY: clean
clean: ## remove everything that was made
	rm -rf .venv build .coverage .coverage.* htmlcov .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests bench manual -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
	rm -rf src/*.egg-info
