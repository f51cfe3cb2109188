"""Excel: one workbook, one sheet a table, typed cells, the header frozen; and what it is on the sheet `read me`."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from archive.exports.about import DESCRIPTION, LICENCES, LOSSES, NAME, READING, TITLE, readme
from archive.exports.columns import columns, dump, plain
from archive.schema import TABLES

if TYPE_CHECKING:
    import pyarrow as pa
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from archive.exports.snapshot import Files, Snapshot

WORKBOOK = f"{NAME}.xlsx"
LONGEST = 32_767
"""Characters that a cell of Excel holds."""
FIRST_DAY = date(1900, 3, 1)
"""The first day from which Excel's calendar is right."""

_FORMATS = {"date": "yyyy-mm-dd", "instant": "yyyy-mm-dd hh:mm:ss", "int32": "#,##0"}
_WIDEST = 60
# XML holds none of these; Excel writes them, and what looks like such a code, as _xHHHH_.
_CODED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")

COLUMNS_HEADER = ("table", "name", "type", "nullable", "meaning", "unit", "source")


def files(snapshot: Snapshot) -> Files:
    """Return the workbook and a readme."""
    return {WORKBOOK: workbook(snapshot), "README.md": readme("excel", snapshot)}


def workbook(snapshot: Snapshot) -> bytes:
    """Return the bytes of the workbook; the same for the same snapshot."""
    from openpyxl import Workbook

    book = Workbook()
    about = book.worksheets[0]
    about.title = "read me"
    for name, table in snapshot.tables.items():
        _fill(book.create_sheet(name), name, table)
    _tell_columns(book.create_sheet("columns"), snapshot)
    _tell(about, snapshot)
    _set_properties(book, snapshot)
    return _bytes(book, snapshot.origin.created_at)


def encode_text(text: str) -> str:
    """Return a text as the XML of a workbook holds it, cut to what a cell can hold."""
    kept = text[:LONGEST]
    while (over := len(coded := _CODED.sub(lambda match: f"_x{ord(match[0]):04X}_", kept)) - LONGEST) > 0:
        kept = kept[: -max(1, over // len("_x0000_"))]
    return coded


def decode_text(text: str) -> str:
    """Return the text that `encode_text` was given, up to where it was cut."""
    return _CODE.sub(lambda match: chr(int(match[1], 16)), text)


def _fill(sheet: Worksheet, name: str, table: pa.Table) -> None:
    told = columns(name)
    _header(sheet, table.column_names)
    listed = [column.to_pylist() for column in table.columns]
    widths = [len(one["name"]) + 3 for one in told]
    for row, values in enumerate(zip(*listed, strict=True), start=2):
        for at, value in enumerate(values):
            if value is not None:
                widths[at] = max(widths[at], min(_write(sheet, row, at + 1, value, told[at]["type"]), _WIDEST))
    _set_widths(sheet, widths)
    sheet.auto_filter.ref = sheet.dimensions


def _write(sheet: Worksheet, row: int, column: int, value: Any, type_: Any) -> int:
    """Write a value and return how wide it is."""
    if isinstance(value, date):
        value = _moment(value)
    elif isinstance(value, list):
        value = dump(plain(value))
    if isinstance(value, str):
        _write_text(sheet, row, column, value)
        return len(value)
    cell = sheet.cell(row, column, value)
    if isinstance(type_, str) and type_ in _FORMATS:
        cell.number_format = _FORMATS[type_]
    return len(_FORMATS.get(str(type_), ""))


def _moment(value: date) -> date | str:
    """Return a day or an instant as a cell holds it: without a zone, and as ISO text where Excel's calendar is wrong or ends."""
    day = value.date() if isinstance(value, datetime) else value
    if not FIRST_DAY <= day < date.max:
        return str(plain(value))
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column, encode_text(text))
    # Else a text that begins with = is a formula; the prefix keeps it a text when a person edits the cell.
    cell.data_type = "s"
    cell.quotePrefix = True


def _header(sheet: Worksheet, names: Any) -> None:
    from openpyxl.styles import Font

    for column, name in enumerate(names, start=1):
        sheet.cell(1, column, name).font = Font(bold=True)
    sheet.freeze_panes = "B2"


def _set_widths(sheet: Worksheet, widths: list[int]) -> None:
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width + 2


def _tell_columns(sheet: Worksheet, snapshot: Snapshot) -> None:
    _header(sheet, COLUMNS_HEADER)
    rows = [{"table": name, **column} for name in snapshot.chosen for column in columns(name)]
    for row, told in enumerate(rows, start=2):
        for at, key in enumerate(COLUMNS_HEADER, start=1):
            value = told.get(key)
            if isinstance(value, bool):
                sheet.cell(row, at, value)
            elif value is not None:
                _write_text(sheet, row, at, value if isinstance(value, str) and key != "type" else dump(value))
    _set_widths(sheet, [14, 22, 14, 9, _WIDEST, 18, 40])


def _tell(sheet: Worksheet, snapshot: Snapshot) -> None:
    from openpyxl.styles import Alignment

    lines: list[tuple[str, Any]] = [
        ("", TITLE),
        ("", DESCRIPTION),
        *((name.replace("_", " "), str(value)) for name, value in snapshot.origin.record().items()),
        *((f"sheet {name}", TABLES[name].meaning) for name in snapshot.chosen),
        ("sheet columns", "What every column means, its type and unit."),
        ("how it reads", READING["excel"]),
        *(("cannot hold", one) for one in LOSSES["excel"]),
        ("texts cut", str(too_long(snapshot))),
        *(("licence", f"{one['title']}: {one['path']}") for one in LICENCES),
        *((f"source {one['title']}", one.get("path", "")) for one in snapshot.sources),
    ]
    for row, line in enumerate(lines, start=1):
        for column, text in enumerate(line, start=1):
            _write_text(sheet, row, column, text)
        sheet.cell(row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    _set_widths(sheet, [24, 110])


def too_long(snapshot: Snapshot) -> int:
    """Return how many texts of the chosen tables are longer than a cell holds."""
    texts = (
        value if isinstance(value, str) else dump(plain(value))
        for table in snapshot.tables.values()
        for column in table.columns
        for value in column.to_pylist()
        if isinstance(value, (str, list))
    )
    shortest = LONGEST // len("_x0000_")
    return sum(len(text) > shortest and decode_text(encode_text(text)) != text for text in texts)


def _set_properties(book: Workbook, snapshot: Snapshot) -> None:
    from openpyxl.packaging.custom import StringProperty

    book.properties.title, book.properties.description = TITLE, DESCRIPTION
    book.properties.creator = NAME
    for name, value in snapshot.origin.record().items():
        book.custom_doc_props.append(StringProperty(name=name, value=str(value)))


def _bytes(book: Workbook, moment: datetime) -> bytes:
    """Return the workbook's bytes with the snapshot's time in place of the clock's, inside the files and on them."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        # Not Workbook.save, which would set `modified` to now.
        ExcelWriter(book, archive).write_data()
    sink = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(sink, "w") as archive:
        for name in parts.namelist():
            archive.writestr(zipfile.ZipInfo(name), parts.read(name), zipfile.ZIP_DEFLATED)
    return sink.getvalue()
