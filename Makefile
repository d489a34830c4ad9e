# A veneer: everything is in run.py, which needs nothing but Python 3.11 or later (on Windows: py run.py course).
PYTHON ?= $(or $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done),python3)
ARGS ?=

.PHONY: course test quick site bench lint browser wheel tour lowest
course test site bench lint browser wheel tour lowest:
	@"$(PYTHON)" run.py $@ $(ARGS)

quick:
	@"$(PYTHON)" run.py test --quick $(ARGS)
