# Every target does the set-up it needs; a second time that costs nothing. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check audit probe sbom bench fresh papers pictures format lock
MAKEFLAGS += --no-print-directory
PORT ?= 8000
PYTHON := .venv/bin/python

# Bytecode makes the second start quick, whatever the machine says.
unexport PYTHONDONTWRITEBYTECODE
# Never another project's settings or packages.
unexport DJANGO_SETTINGS_MODULE PYTHONPATH PYTHONHOME VIRTUAL_ENV

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: ## what running needs: Python packages and the built front end
	@python=$$(sh tools/python.sh) && $$python -m tools.setup run

setup-dev: ## what testing needs, on top of that
	@python=$$(sh tools/python.sh) && $$python -m tools.setup dev

run: setup ## the demo on http://localhost:8000 (PORT=8001 make run for another port)
	@$(PYTHON) -m tools.launch --port $(PORT)

fresh: setup ## throw the demo data away and seed anew
	@$(PYTHON) -m tools.launch --port $(PORT) --fresh

test: setup-dev ## everything: checks, SQLite, PostgreSQL, Redis and SMTP, browser, bench smoke
	@$(PYTHON) -m tools.suites $(SUITES)

check: setup-dev ## fast: lint, types, walls
	@$(PYTHON) -m tools.suites check

audit: setup-dev ## known weaknesses of what we are made of; asks the registries
	@$(PYTHON) -m tools.dependencies audit

probe: setup-dev ## Wapiti and sqlmap against the running demo, as each role (docs/security.md); half an hour and more
	@$(PYTHON) -m tools.probing $(PROBE)

sbom: setup-dev ## a software bill of materials (CycloneDX), into var/sbom/
	@$(PYTHON) -m tools.dependencies bill

bench: setup-dev ## how fast each page is, in one table
	@$(PYTHON) -m tools.bench

pictures: setup-dev ## screenshots of the main pages, into docs/pictures/
	@$(PYTHON) -m tools.pictures

papers: setup-dev ## write what the code knows into docs/privacy anew
	@DJANGO_SETTINGS_MODULE=vakmanschap.settings $(PYTHON) -m tools.papers

format: setup-dev ## put all code in its one form
	@$(PYTHON) -m tools.check format

lock: setup-dev ## pin every dependency anew
	@$(PYTHON) -m tools.lock
