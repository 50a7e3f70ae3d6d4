# Two commands do everything: `make demo` and `make test`.

BINARY = .build/release/aisle
SOURCES = Package.swift Sources Tests

.PHONY: help demo build test lint format bench fuzz sample install clean

help:
	@echo "make demo     build aisle and open it on the sample store"
	@echo "make test     lint, build and run every test"
	@echo "make bench    speed and memory, side by side with the bare engine (BENCH=--quick)"
	@echo "make fuzz     random bytes through every reader (FUZZ_SECONDS=60)"
	@echo "make sample   write SampleData anew"
	@echo "make format   format the sources"
	@echo "make install  copy aisle to PREFIX (default /usr/local)"

demo: build
	@$(BINARY) demo

build:
	@.ci/dependencies build
	swift build -c release --product aisle

test: lint
	swift build --build-tests
	.ci/tests --skip NcursesTerminalTests
	@echo "The terminal's tests send signals to their own process, so they get one to themselves."
	.ci/tests --filter NcursesTerminalTests

lint:
	@.ci/dependencies test
	swift format lint --strict --recursive $(SOURCES)

format:
	swift format --in-place --recursive $(SOURCES)

# BENCH=--quick takes under a minute; `.build/release/aisle-bench --help` says what else there is.
bench: build
	swift build -c release --product aisle-sample
	swift build -c release --product aisle-bench
	.build/release/aisle-bench $(BENCH)

# The first corpus has each known header with a row below it; what is found stays beside it.
FUZZ_SECONDS ?= 60
FUZZ = .build-fuzz
fuzz:
	@.ci/dependencies build
	AISLE_FUZZ=1 swift build --sanitize=fuzzer --scratch-path $(FUZZ) --product aisle-fuzz
	@mkdir -p $(FUZZ)/corpus $(FUZZ)/found
	@awk -F'\t' -v folder=$(FUZZ)/corpus '{ head = $$2; row = "A-1"; \
	  for (i = 3; i <= NF; i++) { head = head "," $$i; row = row (i % 3 ? ",12.50" : ",2026-11-20") } \
	  print head "\n" row "\n" row > (folder "/header-" NR) }' Tests/ConnectorsTests/Fixtures/headers.tsv
	$(FUZZ)/debug/aisle-fuzz -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=4096 \
	  -artifact_prefix=$(FUZZ)/found/ $(FUZZ)/corpus

sample:
	swift run -c release aisle-sample -o SampleData

PREFIX ?= /usr/local
install: build
	install -d $(PREFIX)/bin $(PREFIX)/share/aisle
	install -m 755 $(BINARY) $(PREFIX)/bin/aisle
	cp -R Themes SampleData $(PREFIX)/share/aisle/

clean:
	rm -rf .build .build-*
