# The two commands that matter: `make demo` shows the program on examples/, `make test` runs every check of the project.
PYTHON ?= python3
SOURCES := $(shell find govgraph -type f -not -path '*/__pycache__/*') setup.cfg pyproject.toml
PIP := -m pip install --quiet --disable-pip-version-check
DEMO := demo-output
BEGIN := $(addprefix dev.langchain4j:langchain4j-embeddings-,bge-small-en-v15:0.36.2 all-minilm-l6-v2:0.36.2)
GOVGRAPH := GOVGRAPH_WORKSPACE=$(DEMO)/workspace .venv/bin/govgraph
WORKERS ?= 2

.PHONY: help demo test lint unit wheels neo4j gallery train train-context bench numbers readme clean

help:
	@echo "make demo     install into .venv, read examples/, ask, check and draw: a first look"
	@echo "make test     lint, types, import contracts and all tests, in .venv-test"
	@echo "make neo4j    start a Neo4j server for trying things out (Java needed)"
	@echo "make gallery  take the pictures in docs/gallery from examples/"
	@echo "make train    write the reader's tables from corpus/"
	@echo "make train-context  teach the encoder from corpus/ (hours; then make train)"
	@echo "make wheels   which wheels of what it needs there are for each system and Python, and their licences (network)"
	@echo "make bench    measure reading, asking and drawing"
	@echo "make numbers  measure, and write the figures into README.md"
	@echo "make readme   write help, questions and checks into README.md from the program"
	@echo "make clean    remove the environments and what the demo made"

# --- environments -----------------------------------------------------------------------------------------------------

.venv/bin/python .venv-test/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.12 ..."; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "This Python lacks venv: sudo apt-get install python3-venv"; exit 2; }
	@$(PYTHON) -m venv $(patsubst %/bin/python,%,$@)

.venv/installed: $(SOURCES) | .venv/bin/python
	@echo "Installing govgraph into .venv"
	@rm -rf build
	@.venv/bin/python $(PIP) .
	@touch $@

.venv-test/installed: setup.cfg pyproject.toml | .venv-test/bin/python
	@echo "Installing govgraph and its test tools into .venv-test"
	@.venv-test/bin/python $(PIP) -e '.[test,py2neo,train]'
	@touch $@

# --- a first look -----------------------------------------------------------------------------------------------------

demo: .venv/installed
	@rm -rf $(DEMO)/workspace && mkdir -p $(DEMO)
	@echo; echo "== govgraph load examples"
	@$(GOVGRAPH) load examples
	@echo; echo "== govgraph ask reports-to 'Skills Board'"
	@$(GOVGRAPH) ask reports-to 'Skills Board'
	@echo; echo "== govgraph ask chain 'Apprenticeship Forum' --evidence"
	@$(GOVGRAPH) ask chain 'Apprenticeship Forum' --evidence
	@echo; echo "== govgraph ask orphans"
	@$(GOVGRAPH) ask orphans
	@echo; echo "== govgraph check --fail-on never > $(DEMO)/findings.txt (its beginning and its end)"
	@$(GOVGRAPH) check --fail-on never > $(DEMO)/findings.txt
	@head -n 24 $(DEMO)/findings.txt; echo "  [...]"; tail -n 1 $(DEMO)/findings.txt
	@echo; echo "== govgraph draw -o $(DEMO)/wendshire.html"
	@$(GOVGRAPH) draw -o $(DEMO)/wendshire.html
	@echo; echo "Open $(CURDIR)/$(DEMO)/wendshire.html in a browser. The workspace is $(DEMO)/workspace;"
	@echo "go on with: .venv/bin/govgraph ask --workspace $(DEMO)/workspace"

# --- checks of the project --------------------------------------------------------------------------------------------

test: lint unit

.PHONY: system
system:
	@PYTHON=$(PYTHON) sh tools/system.sh

lint: system
	@$(MAKE) --no-print-directory .venv-test/installed
	@.venv-test/bin/python -m tools.neo4j.jars >/dev/null 2>&1 & # a download beside the rest
	.venv-test/bin/ruff check --output-format concise .
	.venv-test/bin/mypy
	.venv-test/bin/lint-imports --no-cache

unit: system
	@$(MAKE) --no-print-directory .venv-test/installed
	OPENBLAS_NUM_THREADS=1 .venv-test/bin/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS) # else the workers' threads wait for each other

# --- tools ------------------------------------------------------------------------------------------------------------

neo4j: .venv-test/installed
	@.venv-test/bin/python tools/neo4j/serve.py

gallery: .venv-test/installed
	@.venv-test/bin/python tools/gallery.py

wheels: .venv-test/installed
	@.venv-test/bin/python -m tools.wheels --out benchmarks/results/wheels.md

bench: .venv-test/installed
	@.venv-test/bin/python benchmarks/reading.py

train: .venv-test/installed
	@.venv-test/bin/python $(PIP) -e '.[train]'
	.venv-test/bin/python corpus/tools/check.py
	PYTHONPATH=corpus/tools OPENBLAS_NUM_THREADS=1 .venv-test/bin/python corpus/tools/rules.py corpus govgraph/loaders/weights/rules.txt
	OPENBLAS_NUM_THREADS=1 .venv-test/bin/python corpus/tools/train.py corpus -c 0.05 --write govgraph/loaders/weights
	OPENBLAS_NUM_THREADS=1 .venv-test/bin/python corpus/tools/judging.py corpus --keep --write govgraph/loaders/weights

train-context: .venv-test/installed
	@.venv-test/bin/python $(PIP) -e '.[train,context]'
	@mkdir -p build/encoder && cd build/encoder && for one in $(BEGIN); do mvn -q dependency:copy -Dartifact=$$one -DoutputDirectory=.; done
	@cd build/encoder && for one in *.jar; do unzip -oq $$one; done
	OPENBLAS_NUM_THREADS=1 .venv-test/bin/python corpus/tools/train.py corpus --examples --pickle examples.pickle
	.venv-test/bin/python corpus/tools/encoder.py names examples.pickle --begin build/encoder/bge-small-en-v1.5.onnx --layers 6 \
		--words build/encoder/bge-small-en-v1.5-tokenizer.json --write govgraph/loaders/weights/names.npz
	.venv-test/bin/python corpus/tools/encoder.py pairs examples.pickle --begin build/encoder/all-minilm-l6-v2.onnx --layers 6 --epochs 12 \
		--words build/encoder/all-minilm-l6-v2-tokenizer.json --write govgraph/loaders/weights/context.npz
	@rm examples.pickle

numbers: .venv-test/installed
	@.venv-test/bin/python tools/readme.py --measure

readme: .venv-test/installed
	@.venv-test/bin/python tools/readme.py

clean:
	rm -rf .venv .venv-test build $(DEMO) govgraph.egg-info
