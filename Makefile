# make run    opens the dashboard (PORT=8501 by default)
# make test   runs everything CI runs
PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 2
BIN := .venv/bin
PIP = $(BIN)/pip install -q --disable-pip-version-check
CHROMIUMS := chromium-headless-shell chromium chromium-browser google-chrome \
  google-chrome-stable

# What a start compiles is kept: a test run starts a dozen servers.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test lint chromium nginx postgresql bench soak screenshots lock licences clean

run: .venv/run.stamp
	$(BIN)/python -m serving dashboard.py --server.port $(PORT) --server.headless false

test: lint chromium
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadgroup

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# The system's Chromium, else Debian's by apt, else Playwright's own.
chromium: .venv/test.stamp
	@for name in $(CHROMIUMS); do command -v $$name > /dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null && apt-get update -qq; then \
	  for name in chromium-headless-shell chromium; do \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$name > /dev/null 2>&1 \
	      && $$name --version > /dev/null 2>&1 && exit 0; done; fi; \
	$(BIN)/playwright install chromium

# For the replicas of tests/soak.
nginx:
	@command -v nginx > /dev/null || [ -x /usr/sbin/nginx ] || { apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nginx-light > /dev/null; }

# For rooms in another database than a file.
postgresql:
	@command -v initdb > /dev/null || ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 \
	  || { apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql > /dev/null; }

bench: .venv/test.stamp chromium
	$(BIN)/python -m benchmarks

# Minutes to hours: SOAK_MINUTES=10 shortens the hour of the class.
soak: .venv/test.stamp chromium nginx postgresql
	SOAK=1 $(BIN)/python -m pytest -q tests/soak tests/serving/rooms
	SOAK=1 $(BIN)/python -m pytest -q tests/pages tests/browser

screenshots: .venv/test.stamp chromium
	$(BIN)/python -m tests.browser.screenshots

# Every package with hashes of all its files, from the few that requirements*.txt name.
lock: .venv/run.stamp
	$(PYTHON) -m venv .lock
	.lock/bin/pip install -q --disable-pip-version-check pip-tools==7.6.2
	.lock/bin/python -m deploy.lock
	rm -rf .lock

licences: .venv/run.stamp
	$(BIN)/python -m deploy.licences

# pip is asked only when the pinned versions change. It takes nothing whose hash is not
# in a lock; the last line adds what torch needs beside its other builds (CUDA, say).
.venv/run.stamp: requirements.lock requirements-torch.lock requirements.txt | .venv/bin/pip
	$(PIP) --require-hashes --no-deps -r requirements.lock
	$(BIN)/pip download -q --no-deps -d .venv/wheels $$(grep ^torch== requirements.txt)
	$(PIP) --require-hashes --no-deps --no-index -f .venv/wheels -r requirements-torch.lock
	$(PIP) -r requirements.txt
	@rm -rf .venv/wheels
	@touch $@

.venv/test.stamp: requirements-dev.lock requirements-dev.txt .venv/run.stamp
	$(PIP) --require-hashes --no-deps -r requirements-dev.lock
	$(PIP) -r requirements-dev.txt
	@touch $@

# A fresh Debian has Python without venv; root can add it.
.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 ..."; exit 1; }
	@$(PYTHON) -m venv .venv 2> /dev/null || { rm -rf .venv; [ "$$(id -u)" = 0 ] \
	  && apt-get update -qq && apt-get install -y -qq python3-venv > /dev/null \
	  && $(PYTHON) -m venv .venv; } \
	  || { echo "python3-venv is missing: sudo apt install python3-venv"; exit 1; }

clean:
	rm -rf .venv .lock .pytest_cache .ruff_cache .hypothesis
