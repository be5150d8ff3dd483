"""Fills a template: every value inert, every fault of the template told in plain words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from checker.errors import UsageError

_UNFIT = re.compile(r"[^\n\t -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0
_TAG = re.compile(r"\{[%{#].*?[%}#]\}", re.DOTALL)
_NAME = re.compile(r"'([^']+)' (?:is undefined|has no)|no attribute '([^']+)'")
REMEDY = (
    "请在 Word 或 WPS 里改正后重试；可用的标签见 docs/worksheet.md，不加 --template 时用自带的模板"
)
FAULTS = (
    (r"innermost block that needs to be closed is '(\w+)'",
     "有一个{{% {0} … %}}没有写对应的{{% end{0} %}}"),
    (r"unknown tag 'end(\w+)'", "多出{{% end{0} %}}，前面没有对应的{{% {0} … %}}"),
    (r"unknown tag '(\w+)'", "不认识“{0}”"),
    (r"(?:'dict object' has no attribute|'dict' has no attribute) '(.+?)'", "没有“{0}”这一项"),
    (r"'(.+?)' is undefined", "没有“{0}”这一项"),
    (r"No filter named '(.+?)'", "没有“{0}”这种写法"),
    (r"unexpected ['\"]?(.+?)['\"]?$", "多了“{0}”，或括号没有配对"),
)  # fmt: skip


class _Template(DocxTemplate):  # type: ignore[misc]
    """Keeps the text that is being rendered, and takes nothing but well-formed XML."""

    source = ""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        return str(super().render_xml_part(src_xml, part, context, jinja_env))

    def fix_tables(self, xml: str) -> Any:
        etree.fromstring(xml)  # docxtpl itself would mend what is broken, and lose text
        return super().fix_tables(xml)


def fill(template: Path, values: Mapping[str, Any]) -> bytes:
    """The filled docx. Values are shown as text whatever they hold; raises :class:`UsageError`."""
    if not template.is_file():
        raise UsageError(f"核查底稿模板不存在：{template}", "请检查 --template 的路径")
    made = _Template(str(template))
    out = io.BytesIO()
    try:
        made.render(clean(values), _environment())
        made.save(out)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise UsageError(f"核查底稿模板 {template.name} 不是能打开的 docx 文件", REMEDY) from error
    except etree.XMLSyntaxError as error:
        text = "标签摆放的位置不对：{%tr … %}须独占表格的一行，{%p … %}须独占一段，成对出现"
        raise UsageError(f"核查底稿模板 {template.name} 里{text}", REMEDY) from error
    except (TemplateError, SecurityError, TypeError) as error:
        text = f"核查底稿模板 {template.name} 里的标签{_at_fault(error, made.source)}"
        raise UsageError(text, REMEDY) from error
    return out.getvalue()


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def clean(value: Any) -> Any:
    """The value without characters that a docx cannot hold."""
    if isinstance(value, str):
        return _UNFIT.sub("", value)
    if isinstance(value, Mapping):
        return {name: clean(inner) for name, inner in value.items()}
    return [clean(inner) for inner in value] if isinstance(value, list | tuple) else value


def _at_fault(error: Exception, source: str) -> str:
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    tag = _tag(error, source)
    return f"{f'“{tag}”' if tag else ''}写法不对：{_told(said)}"


def _tag(error: Exception, source: str) -> str:
    """The tag at fault: on the line where the template stopped, the one that holds the name."""
    rows = source.splitlines()
    number = _line(error)
    row = re.sub(r"<[^>]+>", "", rows[number - 1]) if 0 < number <= len(rows) else ""
    tags = _TAG.findall(row) or [row.strip()[:60]]
    named = _NAME.search(str(error)) if isinstance(error, UndefinedError) else None
    name = next((group for group in named.groups() if group), "") if named else ""
    return str(next((tag for tag in tags if name and name in tag), tags[0]))


def _line(error: Exception) -> int:
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    step, number = error.__traceback__, 0
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            number = step.tb_lineno
        step = step.tb_next
    return number


def _told(said: str) -> str:
    for pattern, words in FAULTS:
        if found := re.search(pattern, said, re.IGNORECASE):
            return words.format(*found.groups())
    return said
