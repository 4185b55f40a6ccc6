"""`python -m journeygen`: the same as the command `journeygen`."""

from journeygen.cli import main

if __name__ == "__main__":
    main(prog_name="journeygen")
