# `make run` leads to a workshop on screen; `make test` installs what tests need and runs them all.
# All that is needed beforehand: python3, python3-venv and make.

PYTHON ?= python3
BIN := .venv/bin
NPM := $(or $(shell command -v npm),$(abspath $(BIN))/npm)
VENDOR := app/static/vendor
FONTS := app/export/fonts
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes

# What reckons the workbooks of calculations: large, and only for the heavy tests.
OFFICE := /usr/bin/soffice

# What the tests start beside the server: a browser and a voice, the proxy in front, what reads the systemd unit.
BESIDE := /usr/bin/chromium-headless-shell /usr/bin/espeak-ng /usr/sbin/nginx /usr/bin/systemd-analyze /usr/bin/openssl
MISSING := $(if $(filter-out $(wildcard $(BESIDE)),$(BESIDE)),beside)

.PHONY: run demo test test-heavy image-test fast bench soak check types catalogue scripts rules contracts format lock install clean

# Hundreds of processes read the same modules here: each is compiled once, whatever is usual on this machine.
unexport PYTHONDONTWRITEBYTECODE

run: install  ## Start on http://127.0.0.1:8000, and print the three links
	@$(BIN)/python -m app serve

demo: install  ## The same, with an example workshop that twelve robots take part in
	@$(BIN)/python -m app serve --demo

test: install .venv/.dev node_modules/.dev $(MISSING) check  ## Everything that must hold before a change lands
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not heavy"

test-heavy: install .venv/.dev node_modules/.dev $(MISSING) $(if $(wildcard $(OFFICE)),,office) .eark/.done  ## Whole servers killed, flooded and started wrongly, and the long walks in browsers: slower, and as needed
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m heavy

image-test: install .venv/.dev  ## Build the container image from Debian's packages, and run it; as root, some minutes
	@command -v buildah >/dev/null && command -v mmdebstrap >/dev/null || apt-get install -y -qq --no-install-recommends buildah mmdebstrap >/dev/null
	@$(BIN)/python -m tests.image

fast: install .venv/.dev  ## Every pure rule, in seconds
	@$(MAKE) --no-print-directory -j2 --output-sync=target fast-1 fast-2

fast-%:
	@$(BIN)/python -m pytest --part $*/2 -m "pure and not unhurried" --hypothesis-profile akr-fast

bench: install .venv/.bench | $(NPM)  ## Measure, beside two bare servers; ROWS="saturated pace" picks rows
	@$(BIN)/python -m benchmarks $(ROWS)

soak: install .venv/.dev  ## Pull the plug fifty times while two hundred phones vote, on either database
	@$(BIN)/python -m tests.soak --rounds 50
	@$(BIN)/python -m tests.soak --rounds 50 --postgresql

check: install .venv/.dev node_modules/.dev  ## Format, lint, types, import contracts, catalogue: two at a time
	@$(MAKE) --no-print-directory -j2 --output-sync=target types catalogue scripts rules contracts

types:
	@$(BIN)/mypy
catalogue:
	@$(BIN)/python -m app catalogue --check
scripts:
	@PATH="$(abspath $(BIN)):$$PATH" $(NPM) run --silent lint
rules:
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
contracts:
	@$(BIN)/lint-imports --no-cache

format: .venv/.dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

install: .venv/.run $(VENDOR)/pictures/LICENSE

.venv/bin/python:
	@$(PYTHON) -m venv .venv

.venv/.run: requirements/run.lock | .venv/bin/python
	@echo "Installing Python packages"
	@$(PIP) -r requirements/run.lock
	@touch $@

.venv/.dev: requirements/dev.lock .venv/.run
	@echo "Installing Python packages for tests"
	@$(PIP) -r requirements/dev.lock
	@touch $@

# E-ARK's validator of packages for the archive. It holds on to older libraries than ours, so it has them for itself.
.eark/.done: requirements/eark.lock
	@$(PYTHON) -m venv .eark
	@.eark/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/eark.lock
	@touch $@

.venv/.bench: requirements/bench.lock .venv/.dev
	@echo "Installing Python packages for measuring"
	@$(PIP) -r requirements/bench.lock
	@touch $@

# Node's npm only fetches and verifies. Where the machine has none, one comes from the Python index.
$(abspath $(BIN))/npm: requirements/node.lock | .venv/bin/python
	@echo "Installing npm"
	@$(PIP) -r requirements/node.lock
	@touch $@

node_modules/.package-lock.json: package-lock.json .npmrc | $(NPM)
	@echo "Installing fonts and scripts"
	@PATH="$(abspath $(BIN)):$$PATH" $(NPM) ci --silent --omit=dev
	@touch $@

# What looks through scripts and pages is for those who change something here. What we serve stays as it was.
node_modules/.dev: package-lock.json .npmrc $(VENDOR)/pictures/LICENSE | $(NPM)
	@echo "Installing what scripts and styles are checked with"
	@PATH="$(abspath $(BIN)):$$PATH" $(NPM) ci --silent
	@touch -r $(VENDOR)/.stamp node_modules/.package-lock.json
	@touch $@

# Narrows fonts to the weights that our pages have, which halves what a phone waits for.
$(BIN)/fonttools: requirements/assets.lock | .venv/bin/python
	@$(PIP) -r requirements/assets.lock
	@touch $@

# What we serve and embed, each with its licence.
$(VENDOR)/.stamp: node_modules/.package-lock.json Makefile $(BIN)/fonttools
	@rm -rf $(VENDOR) $(FONTS)
	@mkdir -p $(VENDOR)/atkinson/files $(FONTS)
	@cd node_modules/sortablejs && cp modular/sortable.core.esm.js $(CURDIR)/$(VENDOR)/sortable.esm.js && cp LICENSE $(CURDIR)/$(VENDOR)/sortable.LICENSE
	@cd node_modules/idiomorph && cp dist/idiomorph.esm.js $(CURDIR)/$(VENDOR)/ && cp LICENSE $(CURDIR)/$(VENDOR)/idiomorph.LICENSE
	@cd node_modules/@fontsource-variable/atkinson-hyperlegible-next \
		&& cp LICENSE $(CURDIR)/$(VENDOR)/atkinson/ && for font in files/*-normal.woff2; do \
		$(abspath $(BIN))/fonttools varLib.instancer -q $$font wght=400:700 -o $(CURDIR)/$(VENDOR)/atkinson/$$font || exit 1; done
	@cd node_modules/@expo-google-fonts && for font in atkinson-hyperlegible-next noto-sans-arabic noto-emoji; do \
		cp $$font/LICENSE_FONT $(CURDIR)/$(FONTS)/$$font.LICENSE && cp $$font/400Regular/*.ttf $$font/700Bold/*.ttf $(CURDIR)/$(FONTS)/ || exit 1; done
	@touch $@

# The pictures that our tables name, out of some 4,000.
$(VENDOR)/pictures/LICENSE: $(VENDOR)/.stamp $(wildcard app/pictures/*.csv app/pictures/*.py) | $(BIN)/python
	@$(BIN)/python -m app.pictures.unpack node_modules/@iconify-json/openmoji $(VENDOR)/pictures

# As root they are installed; others are told.
PACKAGES := chromium-headless-shell fonts-noto-core espeak-ng nginx-light systemd openssl
.PHONY: beside
beside:
	@if [ "$$(id -u)" = 0 ]; then apt-get update -qq && RUNLEVEL=1 apt-get install -y -qq --no-install-recommends $(PACKAGES) >/dev/null; \
	else echo "The tests need programs beside the server: sudo apt-get install $(PACKAGES)" >&2; exit 1; fi

.PHONY: office
office:
	@if [ "$$(id -u)" = 0 ]; then apt-get update -qq && RUNLEVEL=1 apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui >/dev/null; \
	else echo "The heavy tests need a program for spreadsheets: sudo apt-get install libreoffice-calc-nogui" >&2; exit 1; fi

lock:  ## Bring the lock files up to date with pyproject.toml and package.json
	@$(PYTHON) -m venv .venv && $(PIP) -r requirements/lock.lock
	@for name in run dev assets bench node lock eark; do \
		$(BIN)/uv pip compile --quiet --no-header --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 \
			$$([ $$name = run ] && echo pyproject.toml || echo --group $$name) $$([ $$name = dev ] && echo pyproject.toml -c requirements/run.lock) \
			$$([ $$name = bench ] && echo -c requirements/dev.lock) \
			-o requirements/$$name.lock $(UPGRADE) || exit 1; done
	@$(NPM) install --package-lock-only --silent

clean:
	rm -rf .venv .eark node_modules $(VENDOR) $(FONTS)
