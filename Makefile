# Pacto: everything one does with it. `make run` and `make test` need make and Python 3.11+ with venv, nothing else.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Tools of the environment first; Node comes from there unless the machine's own is new enough.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
SCREENS := $(shell find frontend -maxdepth 1 -type f -name '*.js*' -o -maxdepth 1 -type f -name '*.ts' ; \
  find frontend/src frontend/static frontend/project.inlang -type f \
  -not -path 'frontend/src/lib/paraglide/*' -not -path 'frontend/project.inlang/cache/*' 2>/dev/null || true)

.PHONY: help setup frontend run dev api check check-screens check-code test endurance migration clean

help: ## say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pacto needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	touch $@

# What the product needs at run time.
.venv/run: .venv/made pyproject.toml requirements.txt
	$(PIP) -r requirements.txt
	$(PIP) --no-deps --editable .
	touch $@

# What checking and testing need besides.
.venv/dev: .venv/run requirements-dev.txt
	$(PIP) -r requirements-dev.txt
	touch $@

# Building the screens needs Node 22.19 or newer; older ones break it, so the environment brings its own then.
.venv/node: .venv/made requirements-node.txt
	node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 19) ? 0 : 1)' 2>/dev/null \
	  && command -v npm >/dev/null || $(PIP) -r requirements-node.txt
	touch $@

frontend/node_modules/.ready: frontend/package-lock.json | .venv/node
	cd frontend && npm ci --no-update-notifier --no-audit --no-fund --loglevel=error
	touch $@

frontend/build/index.html: frontend/node_modules/.ready $(SCREENS)
	cd frontend && npm run --silent build -- --logLevel warn
	touch $@

setup: .venv/dev frontend/node_modules/.ready ## create the environments
frontend: frontend/build/index.html ## build the screens

run: .venv/run frontend/build/index.html ## serve the product with its demonstration network
	exec $(BIN)/pacto demo

dev: setup ## reload on both sides: screens on port 5173, the rest on 8000
	$(BIN)/pacto demo --prepare
	trap 'kill $$(jobs -p) 2>/dev/null || true' EXIT; PACTO_DEMO=1 $(BIN)/pacto serve --reload & \
	  cd frontend && npm run --silent dev

api: setup ## write the OpenAPI document and the browser's client from the code
	$(BIN)/pacto openapi > frontend/openapi.json
	cd frontend && npm run --silent api

check: setup ## what can be checked without running
	cd frontend && npm run --silent ready
	$(MAKE) --no-print-directory --jobs=2 check-screens check-code

# The linter of the screens takes as long as everything else together.
check-screens:
	cd frontend && npm run --silent check:lint

check-code:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pacto openapi | cmp - frontend/openapi.json || { echo 'frontend/openapi.json is stale: run `make api`' >&2; exit 1; }
	cd frontend && npm run --silent check:messages && npm run --silent check:api && npm run --silent check:types

test: check frontend ## everything, on SQLite and, where they answer, PostgreSQL and Redis
	cd frontend && npm run --silent test
	TMPDIR=$$(test -w /dev/shm && echo /dev/shm || echo $${TMPDIR:-/tmp}) $(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not slow"

endurance: setup frontend ## the long campaigns; figures go to benchmarks/results
	$(BIN)/python benchmarks/campaigns.py
	$(BIN)/python benchmarks/first_visit.py
	$(BIN)/python benchmarks/load.py
	$(BIN)/python benchmarks/search.py 50000 1000000
	$(BIN)/python benchmarks/drafting.py

migration: .venv/dev ## begin a migration from what the models say now: make migration NAME="threads can be muted"
	rm -f var/now.sqlite3; mkdir -p var
	PACTO_DEMO=1 PACTO_DATABASE_URL=sqlite:///var/now.sqlite3 $(BIN)/alembic upgrade head
	PACTO_DEMO=1 PACTO_DATABASE_URL=sqlite:///var/now.sqlite3 $(BIN)/alembic revision --autogenerate \
	  --rev-id $$(printf %04d $$(( $$(ls migrations/versions/*.py | wc -l) + 1 ))) -m "$(NAME)"
	$(BIN)/ruff check --fix -q migrations; $(BIN)/ruff format -q migrations; rm -f var/now.sqlite3

clean: ## remove what can be made again; keeps var/
	rm -rf .venv frontend/node_modules frontend/build frontend/.svelte-kit .mypy_cache .ruff_cache .pytest_cache
