"""Long tables of cases, which every process reads: by libyaml where it is there."""

from pathlib import Path

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path):
    return yaml.load(path.read_text("utf-8"), Loader=_LOADER)
