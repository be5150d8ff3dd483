# Two commands do everything: `make demo` runs the main job on sample_docs/, `make test` the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c .ci/constraints.txt

.PHONY: demo test clean

# Exit codes 1 (findings) and 3 (files that cannot be processed) are what the samples are made for.
demo: $(VENV)/.installed
	@$(BIN)/checker check --batch sample_docs/packages --sources sample_docs/sources --out out; \
	code=$$?; [ $$code -eq 0 ] || [ $$code -eq 1 ] || [ $$code -eq 3 ]

# Some machines switch byte code off, and the tests start dozens of processes.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/.installed-test
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

$(VENV)/bin/python:
	@sh .ci/venv "$(PYTHON)" $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml .ci/constraints.txt
	@echo "正在安装依赖，首次约需一到三分钟……"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed .ci/system-packages
	@$(PIP) --editable '.[test]'
	@sh .ci/system-packages
	@touch $@

clean:
	rm -rf $(VENV) out
