# Every entry point of the project. Nothing has to be installed beforehand but Python 3.11 or newer.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help install demo dev check hooks css test lint format types templates catalogues sbom unit postgres browser lock clean test-engine test-faults test-untils test-install test-signin test-machines test-hours test-days test-pages test-accessibility border validators lighthouse

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
CHECKS := $(BIN)/python tools/checks.py
SERVE ?= yes
# Kept bytecode halves each start of Django, and tests start hundreds.
export PYTHONDONTWRITEBYTECODE :=
STEPS ?= 500
FAULTS ?= 10
DAYS ?= $(shell $(BIN)/python tools/clock.py | cut -d' ' -f1)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-16s%s\n", $$1, $$2 }' Makefile

demo: runtime ## two municipalities with demo content: database, build and servers (SERVE=no stops before serving)
	@$(BIN)/python tools/make_demo.py
ifneq ($(SERVE),no)
	@exec $(MANAGE) serve_demo
endif

dev: install ## the demo for who works on it: pages are made when asked for, from the sources as they are
	@$(BIN)/python tools/make_demo.py
	@exec $(MANAGE) serve_demo --reload

check: install ## the inner loop: quick checks, and the tests of what changed
	@$(BIN)/python tools/quick.py

hooks: install ## let git run the quick checks before each commit
	@$(BIN)/python tools/quick.py --install-hook

css: install ## static/css/site.css from its sources
	@$(BIN)/python -m tools.css_build

test: install ## every check: lint, types, templates, catalogues, tests on SQLite and PostgreSQL, browser; on a day by chance
	@$(CHECKS)

lint: install ## ruff: rules and format
	@$(CHECKS) lint

format: install ## let ruff put the code in its format
	@$(BIN)/ruff check --fix-only --quiet . ; $(BIN)/ruff format .

types: install ## mypy, strict
	@$(CHECKS) types

templates: install ## the public templates: djlint and our own rules
	@$(CHECKS) templates

unit: install ## unit and integration tests on SQLite
	@$(CHECKS) unit

postgres: install ## the same tests on a private PostgreSQL
	@$(CHECKS) postgres

browser: install ## tests in a real Chromium over the built demo
	@$(CHECKS) browser

test-engine: install ## random edits against full builds: STEPS (500) on SQLite and on PostgreSQL, and controls
	@STEPS=$(STEPS) $(CHECKS) engine engine-postgres

test-faults: install ## servers, publishes and erasures that are killed, starved and raced: FAULTS (10) times as many as a sample
	@FAULTS=$(FAULTS) $(CHECKS) faults

test-install: install ## docs/hosting.md carried out: from a clean clone to a page that is served, upgraded and restored
	@$(CHECKS) install

test-signin: install ## 10,000 wrong passwords for two processes of the CMS, and how long answers take for an account and for none
	ATTEMPTS=10000 $(BIN)/pytest -q -s -n0 tests/cms/signing_in/test_guessing.py

test-machines: install ## two machines on one PostgreSQL, a bucket between them, one killed: 200 edits, none lost
	WIJKWIJZER_EDITS=200 tools/postgres.sh $(BIN)/pytest -q -s -n0 -m faults --show-capture=no tests/publishing/test_two_machines.py

test-untils: install ## each moment at which a page becomes wrong: faults in it, one by one, are all found
	@$(BIN)/pytest -q -n0 tests/boundaries

border: install ## write docs/border.md anew: who reaches which address of the CMS
	BORDER_TABLE=1 $(BIN)/pytest -q -m "not faults" tests/cms/border/test_matrix.py

validators: install ## the built demo held against clients and validators that others made: a table (about ten minutes)
	@$(BIN)/python tools/validate.py

lighthouse: install ## ten pages of the demo: Lighthouse, weight, and slow 4G with a quarter of the processor (about fifteen minutes)
	@tools/chromium.sh $(BIN)/python -m tools.lighthouse

test-hours: install ## opening hours at length: 100,000 random rule sets, and a random year against OpenStreetMap's rules
	HOURS_EXAMPLES=100000 $(BIN)/pytest -q tests/contacts/test_never_a_lie.py
	HOURS_EXAMPLES=2000 $(BIN)/pytest -q tests/contacts/test_hours_osm.py tests/contacts/test_now_agrees.py
	HOURS_EXAMPLES=1000 $(BIN)/pytest -q tests/contacts/test_sentences_hold.py

test-days: install ## the tests on days that are awkward: all of them, or DAYS="sunday july"
	@status=0; for day in $(DAYS); do WIJKWIJZER_DAY=$$day $(CHECKS) unit postgres browser || status=1; done; exit $$status

test-pages: install ## every page of both towns in every language on a small phone and with wider text: half an hour; goes on where it was
	EVERY_PAGE=1 tools/chromium.sh $(BIN)/pytest -q -m browser tests/browser/test_reflow.py

test-accessibility: install ## three engines over every page of both towns in every language, at 320 and 1280 px: hours; goes on where it was
	EVERY_PAGE=1 tools/chromium.sh $(BIN)/pytest -q -m browser tests/browser/test_engines.py

catalogues: install ## collect the phrases from code and templates into site/wijkwijzer/locale
	@$(BIN)/python tools/catalogues.py update

install: ## .venv with everything that the checks need
	@python=$$(tools/python.sh) && "$$python" tools/environment.py --dev
	@$(BIN)/python tools/catalogues.py compile

.PHONY: runtime
runtime:
	@python=$$(tools/python.sh) && "$$python" tools/environment.py
	@$(BIN)/python tools/catalogues.py compile

sbom: ## var/sbom.json: what an install consists of (CycloneDX), from the pinned requirements
	@python=$$(tools/python.sh) && "$$python" tools/sbom.py

lock: install ## pin the packages anew (requirements/*.txt)
	@tools/lock.sh

clean: ## throw away what the tools and the demo made; keeps .venv
	rm -rf var .mypy_cache .pytest_cache .ruff_cache .hypothesis
