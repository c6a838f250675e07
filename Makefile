# Everything starts from a bare checkout: each target first installs what it misses.
#   PYTHON=python3.12   the Python that .venv is made with (any >= 3.11; else the newest found)
#   ARGS="notes.txt"    what `make run` hands to the program
COVERAGE ?= 98
PY := .venv/bin/python
export PYTHON

.PHONY: help run test lint types imports unit coverage fmt soak bench traps app deb portable \
	try-package i18n rates lock clean setup-run setup-dev setup-app setup-deb setup-try

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: setup-run ## Open the window
	@$(PY) -m estimator $(ARGS)

test: lint types imports unit ## Check and test everything, without a screen

lint: setup-dev ## Style (ruff)
	$(PY) -m ruff check
	$(PY) -m ruff format --check

types: setup-dev ## Types (mypy)
	$(PY) -m mypy

imports: setup-dev ## Which package may import which (import-linter)
	.venv/bin/lint-imports

PYTEST := QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n auto --maxprocesses 4

unit: setup-dev ## The tests alone (pytest)
	$(PYTEST) -m "not slow"

# Watching which lines run nearly doubles the time of the tests.
coverage: setup-dev ## The tests, and which lines and branches they run
	$(PYTEST) -m "not slow" --cov --cov-report=term-missing:skip-covered \
		--cov-fail-under=$(COVERAGE)

soak: setup-dev ## The long campaigns, and a thousand examples of each property
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m slow
	HYPOTHESIS_PROFILE=soak $(PYTEST) -m "hypothesis and not slow"

bench: setup-dev ## The benchmark table, also in build/bench.json
	$(PY) tests/bench/run.py

traps: setup-dev ## What pathological texts do, for docs/pathological.md (an hour)
	mkdir -p build
	$(PY) tests/bench/pathological.py > build/pathological.md
	mv build/pathological.md docs/pathological.md

fmt: setup-dev ## Mend what ruff can and format the sources
	$(PY) -m ruff check --fix --exit-zero
	$(PY) -m ruff format

app: setup-app ## Freeze the app into dist/estimator/, and check it
	.ci/freeze

deb: setup-deb app ## A package for Debian and Ubuntu, in dist/
	.ci/deb

portable: app ## An archive that keeps everything beside the program, in dist/
	$(PY) .ci/portable.py

try-package: setup-try deb ## Try dist/ in bare Debian systems (as root; downloads them)
	.ci/try-package

# English needs its plural forms alone. Each other .ts file there is a language.
ENGLISH := resources/i18n/estimator_en.ts
TRANSLATIONS := $(filter-out $(ENGLISH),$(wildcard resources/i18n/estimator_*.ts))
LUPDATE := .venv/bin/pyside6-lupdate estimator/__main__.py estimator/ui/*.py -no-obsolete -locations none

i18n: setup-dev ## Collect the texts to translate, compile the translations
	$(LUPDATE) -ts $(TRANSLATIONS)
	$(LUPDATE) -pluralonly -ts $(ENGLISH)
	.venv/bin/pyside6-lrelease resources/i18n/*.ts

# genai-prices is pinned in pyproject.toml. Of litellm one JSON file is read, out of its wheel: it is
# neither installed nor imported, and the script knows the version and the SHA-256 of the file.
LITELLM := 1.109.1

rates: setup-dev ## Refresh the shipped rates from pinned sources, see docs/rates.md
	$(PY) -m pip download --quiet --no-deps --only-binary :all: -d build litellm==$(LITELLM)
	$(PY) -m resources.rates.refresh build

# One lock for all systems and Pythons; the second holds the first, at the same versions.
LOCK := $(PY) -m uv pip compile pyproject.toml --quiet --upgrade --universal \
	--python-version 3.11 --no-strip-extras --generate-hashes --custom-compile-command "make lock"

lock: setup-run ## Move both lock files to the newest versions
	$(PY) -m pip install --quiet uv
	$(LOCK) -o requirements.lock
	$(LOCK) -o requirements-dev.lock -c requirements.lock --group dev

clean: ## Back to the bare checkout
	rm -rf .venv build dist .coverage .benchmarks .hypothesis .*_cache
	find . -name __pycache__ -prune -exec rm -r {} +

setup-run setup-dev setup-app setup-deb setup-try: setup-%:
	@.ci/setup $*
