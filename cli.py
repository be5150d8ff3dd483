"""The command line, as ``python cli.py …``; the installed ``checker`` is the same program."""

from checker.cli import main

if __name__ == "__main__":
    main()
