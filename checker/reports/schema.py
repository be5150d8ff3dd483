"""The JSON Schema of report.json, generated from the contract's types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checker.reports.contract import Report

FILE = Path(__file__).with_name("report-v1.schema.json")


def schema() -> dict[str, Any]:
    """The schema as plain data."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "evidence-report/1",
        **Report.model_json_schema(by_alias=True, mode="serialization"),
    }


def text() -> str:
    """The schema as the committed file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
