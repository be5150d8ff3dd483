"""What stands in a Word paper: its words, its parts, the rows of its tables."""

import io
import zipfile

from docx import Document


def text(docx):
    """Everything that can be read, cell by cell."""
    return "\n".join(_cells(Document(io.BytesIO(docx))))


def _cells(document):
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield from dict.fromkeys(cell.text for cell in row.cells)
        else:
            yield block.text


def parts(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rows(docx, head):
    """The rows under the table whose first head is this."""
    for table in Document(io.BytesIO(docx)).tables:
        if table.rows[0].cells[0].text == head:
            return [[cell.text for cell in row.cells] for row in table.rows[1:]]
    return []
