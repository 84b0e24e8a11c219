# leitlinie. `make help` lists what there is. Everything needed is installed into the tree.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help

PYTHON ?= python3
STUB := python/leitlinie/_leitlinie.pyi
WHEEL := dist/leitlinie-*.whl
SOURCES := pyproject.toml Cargo.toml README.md LICENSE $(wildcard Cargo.lock) \
	$(shell find src data python \( -name __pycache__ -o -name '*.so' \) -prune -o -print 2>/dev/null)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONNOUSERSITE := 1
unexport PYTHONPATH
ifeq ($(CI),true)
LOCKED := --locked
export CARGO_INCREMENTAL := 0
endif

title = @echo; echo "==> $(1)"

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: .venv/ready dist/ready ## build, install and show what the package is for
	$(call title,install the wheel)
	@.venv/bin/pip install --quiet --force-reinstall --no-deps $(WHEEL)
	$(call title,leitlinie demo)
	@.venv/bin/leitlinie demo

.PHONY: test
test: ruff rustfmt clippy test-rust stubs-check test-env browser test-python mypy stubtest ## run everything that must pass
	$(call title,all passed)

.PHONY: rustfmt
rustfmt:
	$(call title,cargo fmt)
	@cargo fmt --check

.PHONY: clippy
clippy:
	$(call title,cargo clippy)
	@cargo clippy $(LOCKED) --quiet --all-targets -- -D warnings
	$(call title,cargo clippy with the Python bindings)
	@cargo clippy $(LOCKED) --quiet --all-targets --features python -- -D warnings

.PHONY: test-rust
test-rust: ## cargo test, without Python
	$(call title,cargo test)
	@cargo test $(LOCKED) --quiet

.PHONY: ruff
ruff: .venv/ready
	$(call title,ruff)
	@.venv/bin/ruff check --quiet python tests benches
	@.venv/bin/ruff format --quiet --check python tests benches

.PHONY: stubs-check
stubs-check: target/stubs
	$(call title,the committed stub is what the bindings say)
	@diff -u $(STUB) target/stubs/leitlinie/_leitlinie.pyi || { echo "run \`make stubs\` and commit $(STUB)"; exit 1; }

.PHONY: test-env
test-env: dist/ready
	$(call title,install the wheel into a clean environment)
	@rm -rf .venv-test
	@$(PYTHON) -m venv .venv-test
	@.venv-test/bin/pip install --quiet --upgrade pip
	@.venv-test/bin/pip install --quiet --group test --group types $(WHEEL)

.PHONY: test-python
test-python:
	$(call title,pytest)
	@.venv-test/bin/pytest --quiet
	$(call title,doctests of the installed package)
	@.venv-test/bin/pytest --quiet --doctest-modules --pyargs leitlinie

.PHONY: mypy
mypy:
	$(call title,mypy)
	@.venv-test/bin/mypy --strict python/leitlinie

.PHONY: stubtest
stubtest:
	$(call title,the stub against the running module)
	@.venv-test/bin/python -m mypy.stubtest leitlinie._leitlinie --allowlist tests/stubtest-allowlist.txt

# Tests look at notebooks in the system's browser. Where it is missing, Debian's is installed if that is allowed.
find-browser := command -v chromium || command -v chromium-browser || command -v google-chrome \
	|| command -v google-chrome-stable
.PHONY: browser
browser:
	$(call title,a browser for the notebook tests)
	@if ! { $(find-browser); } && command -v apt-get >/dev/null; then \
		if [[ $$EUID = 0 ]]; then as=env; elif sudo -n true 2>/dev/null; then as="sudo -n env"; else as=; fi; \
		if [[ $$as ]]; then \
			apt="$$as DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300"; \
			{ $$apt update && $$apt install -y --no-install-recommends chromium; } >/dev/null || true; \
		fi; \
		$(find-browser) || true; \
	fi
	@if ! { $(find-browser); } >/dev/null; then \
		echo "no Chromium or Chrome on the PATH: the browser tests cannot run"; \
		[[ "$${CI:-}" != true ]]; \
		echo "they will be skipped"; \
	fi

.PHONY: bench
bench: dist/ready ## measure, also against other engines, and write target/bench.json
	$(call title,cargo bench)
	@cargo bench $(LOCKED) --quiet
	$(call title,python benches/run.py)
	@$(PYTHON) -m venv --clear .venv-bench
	@.venv-bench/bin/pip install --quiet --upgrade pip
	@.venv-bench/bin/pip install --quiet --group bench $(WHEEL)
	@.venv-bench/bin/python benches/run.py

.PHONY: stubs
stubs: target/stubs ## regenerate the stub of the extension module
	$(call title,write $(STUB))
	@cmp --silent target/stubs/leitlinie/_leitlinie.pyi $(STUB) || cp target/stubs/leitlinie/_leitlinie.pyi $(STUB)

.PHONY: schema
schema: ## regenerate the JSON Schema of the data files
	$(call title,write the JSON Schema)
	@LEITLINIE_WRITE=1 cargo test $(LOCKED) --quiet --test data schema

.PHONY: fmt
fmt: .venv/ready ## format Rust and Python
	$(call title,format)
	@cargo fmt
	@.venv/bin/ruff check --quiet --select I --fix python tests benches
	@.venv/bin/ruff format --quiet python tests benches

.PHONY: clean
clean: ## remove everything that is made
	$(call title,clean)
	@rm -rf target dist .venv .venv-test .venv-bench .hypothesis .mypy_cache .pytest_cache .ruff_cache

.venv/ready: pyproject.toml
	$(call title,set up .venv)
	@$(PYTHON) -m venv --clear .venv
	@.venv/bin/pip install --quiet --upgrade pip
	@.venv/bin/pip install --quiet --group build --group format
	@touch $@

dist/ready: $(SOURCES) | .venv/ready
	$(call title,build the wheel)
	@rm -rf dist
	@.venv/bin/maturin build $(LOCKED) --quiet --release --interpreter .venv/bin/python --out dist
	@touch $@

# A development build: a release build is stripped of the symbols that describe the module.
.PHONY: target/stubs
target/stubs: .venv/ready
	$(call title,read the stub from a development build)
	@rm -rf $@
	@.venv/bin/maturin generate-stubs $(LOCKED) --quiet --interpreter .venv/bin/python --out $@
