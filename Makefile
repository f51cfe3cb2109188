PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test soak check docs browser clean
.DEFAULT_GOAL := test

# One install for every target: the exact versions of constraints.txt, from whatever index pip is set to use.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: $(STAMP)
	$(BIN)/draws demo

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The tests of the site need a browser. Without one, and without the right to install it, they skip and say so.
browser:
	@for name in chromium chromium-browser google-chrome chrome; do command -v $$name >/dev/null 2>&1 && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
		|| echo "no browser could be installed: the tests of the site will be skipped" >&2; \
	else echo "no browser is here: the tests of the site will be skipped" >&2; fi

test: check browser
	$(BIN)/pytest -n auto

# The full counts of what `make test` samples (see docs/durability.md): two hours on two processors, most of it fuzzing,
# ten minutes a reader; DRAWS_FUZZ_SECONDS sets another time. What passed says what it counted.
soak: check browser
	$(BIN)/pytest -n auto -m soak -rP

docs: $(STAMP)
	$(BIN)/mkdocs build --strict
	@echo "Open build/docs/index.html"

clean:
	rm -rf $(VENV) build dist *.egg-info
