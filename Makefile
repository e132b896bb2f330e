# Every target sets up what it needs first; PYTHON=/path/to/python3 chooses another interpreter than python3.

PYTHON ?= python3
export PYTHON

python := build/venv/bin/python
display := $(if $(filter Linux,$(shell uname -s)),$(if $(DISPLAY)$(WAYLAND_DISPLAY),window,command-line),window)

.PHONY: help run test check bench screenshots format clean set-up

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 20

run: ## open the window on the sample organization, build/run/sample.orgwright
	@sh installers/setup.sh $(display)
	@$(python) resources/run_sample.py build/run

test: set-up ## everything that must hold: format, lint, types, import contracts, all tests
	@$(python) resources/run_checks.py all

check: set-up ## the fast part of it: all but the tests
	@$(python) resources/run_checks.py fast

bench: set-up ## measure what must stay fast, one JSON object a line
	@QT_QPA_PLATFORM=offscreen $(python) resources/bench

screenshots: set-up ## draw every screen, light and dark, into build/screenshots
	@QT_QPA_PLATFORM=offscreen $(python) resources/make_screenshots.py

format: set-up ## bring the sources into the one format
	@$(python) -m ruff check --fix --quiet src tests resources
	@$(python) -m ruff format src tests resources

clean: ## remove all that was made, the virtual environment and the sample included
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

set-up:
	@sh installers/setup.sh offscreen
