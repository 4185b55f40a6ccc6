# What a fresh machine needs: Python 3.11 or newer with its venv module, and make.
#   make site    builds the demo and the guide (content/) into _site/
#   make test    runs every check there is
# All paths are relative, so that the project may stand in a folder with a blank in its name.
.POSIX:
.SUFFIXES:
.PHONY: site test clean

PYTHON = .venv/bin/python
PIP = $(PYTHON) -m pip --disable-pip-version-check
NODE_MODULES = tests/site/node_modules/.package-lock.json

site: .venv/installed
	$(PYTHON) -m journeygen build
	@echo "Open _site/index.html in a browser."

test: .venv/installed-dev $(NODE_MODULES)
	$(PYTHON) -m tests.browser
	$(PYTHON) -m tests.node
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest -n 2

clean:
	rm -rf .venv _site dist tests/site/node_modules .mypy_cache .ruff_cache .pytest_cache

.venv/installed: pyproject.toml $(PYTHON)
	$(PIP) install --quiet --editable .
	@touch $@

.venv/installed-dev: pyproject.toml $(PYTHON)
	$(PIP) install --quiet --editable '.[dev]'
	@touch .venv/installed $@

# npm writes that file last. Without npm, tests.node says what to do.
$(NODE_MODULES): tests/site/package.json tests/site/package-lock.json
	@! command -v npm >/dev/null || npm ci --prefix tests/site --ignore-scripts --no-audit --no-fund --loglevel=error

# The newest Python that has all we need. A command that is there may still not run (pyenv's are
# like that), and Debian ships Python without its venv module, so each is asked.
$(PYTHON):
	@why='there is no Python here'; \
	for python in python3.14 python3.13 python3.12 python3.11 python3; do \
	  "$$python" -c '' 2>/dev/null || continue; \
	  if ! "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
	    test "$$why" != 'there is no Python here' || why="$$("$$python" -V) is too old"; \
	  elif ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	    why="$$("$$python" -V) is here without its venv module"; \
	  else \
	    echo "Making .venv with $$("$$python" -V)"; \
	    "$$python" -m venv --clear .venv && exit; \
	    rm -rf .venv; why="$$("$$python" -V) could not make .venv"; \
	  fi; \
	done; \
	{ \
	  echo "journeygen needs Python 3.11 or newer with its venv module, and $$why. To install it:"; \
	  echo '  Debian, Ubuntu   sudo apt install python3-venv'; \
	  echo '  Fedora           sudo dnf install python3'; \
	  echo '  macOS            brew install python'; \
	  echo '  Windows          https://www.python.org/downloads/'; \
	  echo 'Then run make again.'; \
	} >&2; exit 1
