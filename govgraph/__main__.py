"""`python -m govgraph` is the command `govgraph`."""

from govgraph.cli import main

if __name__ == "__main__":
    main(prog_name="govgraph")
