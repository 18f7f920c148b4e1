# Everything a contributor does. BIN names the folder with the tools: `make check BIN=/usr/bin`.
BIN ?= .venv/bin

.PHONY: help setup check test bless rule gallery bench

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## make .venv with journeyctl and the tools
	python3 -m venv .venv
	.venv/bin/python -m pip install -e ".[standard,dev]"

check: ## everything that CI checks
	$(BIN)/python -m pytest -n auto

test: ## the tests, without those of the house (lint, types, layers)
	$(BIN)/python -m pytest -n auto --ignore tests/test_house.py

bless: ## write the golden files and the pages of the rules anew; then read the diff
	$(BIN)/python -m pytest -n0 --bless

rule: ## write a new rule's file: make rule NAME=stage-without-goal
	$(BIN)/python tools/new_rule.py $(NAME)

gallery: ## draw every view of the examples in every format, on one page: build/gallery/index.html
	$(BIN)/python -m tools.gallery

bench: ## measure journeyctl beside its peers (two minutes)
	$(BIN)/python -m benchmarks.run --quick
