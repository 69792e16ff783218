# What one does here day by day. Each target first sees to it that the machine has the tools (scripts/setup.sh).

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

PORT ?= 8080
WASM32 := wasm32-unknown-unknown
# Under the names that scripts/setup/browser.sh looks for.
DRIVER := CHROMEDRIVER="$${CHROMEDRIVER:-$$(command -v chromedriver || command -v chromium.chromedriver)}"

.PHONY: help serve dist test test-native test-snippets test-client test-wasm test-e2e stress lint size bench screens axe pictures test-hosting test-offline reproducible release clean

RUNS ?= 10
BUSY ?= 5

help: ## this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /make \1\t/' | expand -t 20
	@echo 'Own hosts the page may talk to: make dist CONNECT_SRC="https://im.example.com"'

serve: ## build the page and serve it on http://127.0.0.1:8080/ (PORT=…), again at each change
	@scripts/setup.sh serve
	@echo "The page: http://127.0.0.1:$(PORT)/ (once built; the first build takes one to two minutes)"
	@trunk serve --dist target/serve --address 127.0.0.1 --port $(PORT)

dist: ## build what is published, into dist/
	@scripts/setup.sh dist
	@PATH="$(CURDIR)/scripts/split:$$PATH" CHUNKS="$(CURDIR)/target/chunks" trunk build --release --locked --features split

test: ## all tests: native, in the browser, and the stories end to end on dist/
	@scripts/setup.sh test
	@$(MAKE) --no-print-directory test-native test-snippets test-client test-wasm dist test-hosting test-offline

test-native: ## the core's tests, without browser or set-up
	cargo test --locked

test-snippets: ## each snippet run by the tool it is for
	@scripts/setup.sh snippets
	cargo test --locked --test snippets

test-client: ## a public client of the REST API against the sandbox's server; says so where Python or the package can't be had
	scripts/client.sh

test-wasm: ## the tests that run inside headless Chromium
	$(DRIVER) cargo test --locked --target $(WASM32) --test browser

# The stories. Those of hosting are about nginx.
STORIES := $(DRIVER) RUST_TEST_THREADS=$${RUST_TEST_THREADS:-2} cargo test --locked --test e2e --

test-e2e: ## the stories end to end, on dist/ as it is (DIST=… for another folder), served by the tests themselves
	$(STORIES) --skip hosting::

test-hosting: ## the same with dist/ on nginx under /tools/tim/, as docs/hosting has it, and what arrives from there
	@scripts/setup.sh hosting
	PAGE_SERVER=nginx $(STORIES)

test-offline: ## the same with the network to dist/ gone: the page comes out of what a visit before has kept
	OFFLINE=1 $(STORIES) --skip hosting::

stress: ## the stories RUNS=10 times in a row, the last BUSY=5 with both cores kept busy; stops at the first failure
	@scripts/stress.sh $(RUNS) $(BUSY)

lint: ## format and clippy, for both targets, warnings denied
	@scripts/setup.sh lint
	scripts/fmt.sh --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --test e2e --test snippets -- -D warnings
	cargo clippy --locked --target $(WASM32) --lib --bins --test browser -- -D warnings
	cargo clippy --locked --target $(WASM32) --lib --bins --features split -- -D warnings

size: ## what dist/ weighs and when it is fetched; fails over the budgets of scripts/size.mjs
	@command -v node >/dev/null || { echo "size: Node.js is missing, and the scale is written for it" >&2; exit 1; }
	@node scripts/size.mjs dist

bench: ## measures dist/ beside other consoles (benches/README.md); ROUNDS=4, BLOCKS="start keys", STRICT=1 fails over a budget
	@scripts/with-browser.sh benches/bench.mjs $(if $(STRICT),--strict) $(BLOCKS)

screens: ## dist/ in fifteen states, each width and theme, into target/screens/; fails where a page scrolls sideways or jumps (STATES="first lesson")
	@scripts/with-browser.sh scripts/screens/screens.mjs $(STATES)

axe: ## dist/ for everybody's eyes and hands: axe-core over each state of each panel, both themes and languages, at 1440 and 390 pixels (STATES="first lesson")
	@scripts/with-browser.sh scripts/axe/axe.mjs $(STATES)

pictures: ## the pictures of README.md, from dist/ into docs/pictures/
	@scripts/with-browser.sh scripts/screens/pictures.mjs

reproducible: ## build the page again from another folder and compare it with dist/, byte for byte
	@scripts/setup.sh dist
	@scripts/reproducible.sh

release: dist ## dist/ as an archive with its SHA-256, in target/publish/
	@scripts/release.sh

clean: ## remove what was built
	rm -rf dist target
