.DEFAULT_GOAL := help
PY := .venv/bin/python
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14
lint: ## ruff
	.venv/bin/ruff check . && .venv/bin/ruff format --check .
types: ## mypy
	.venv/bin/mypy
