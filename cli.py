"""The command line, as ``python cli.py …``; the installed ``checker`` is the same program."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - systems of offices bring older ones
    print("错误：需要 Python 3.11 或更高版本，当前是", sys.version.split()[0], file=sys.stderr)
    sys.exit(2)

try:
    from checker.cli import main
except ModuleNotFoundError as error:
    print(f"错误：缺少 {error.name}\n怎么办：按 README.md 的“两条命令”安装", file=sys.stderr)
    sys.exit(2)

if __name__ == "__main__":
    main()
