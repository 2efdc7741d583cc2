"""HTML: everything that a reader of the page sees, in document order, with what is not the document marked as furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.reading.entries import Remark
from luoshi.reading.errors import DamagedSource, EmptySource
from luoshi.reading.formats.html_main import outside_of_main
from luoshi.reading.formats.html_walk import walk_page
from luoshi.reading.formats.loaded import Loaded
from luoshi.reading.formats.plain import decoded_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from luoshi.reading.source import Source


def load_html(source: Source) -> Loaded:
    """The visible text of a web page, one paragraph a line, `trafilatura` deciding what is the document and what is page.

    Scripts, styles and hidden elements are left out. Raises where the page shows no text or cannot be parsed.
    """
    markup, defects = decoded_text(source)
    root = _parse(markup, source.name)
    page = walk_page(root)
    if not page.text.strip():
        cure = "open the page in a browser, select all and save it as text: it may be made by scripts"
        raise EmptySource(source.name, "is a web page without any text", cure)
    remarks = (Remark("undecoded", len(defects)),) if defects else ()
    return Loaded(
        page.text,
        furniture=outside_of_main(page, root),
        headings=page.headings,
        tables=page.tables,
        labels=page.labels,
        encoding=source.encoding,
        remarks=remarks,
    )


def _parse(markup: str, name: str) -> HtmlElement:
    """The tree of a page, however badly written."""
    from lxml import etree, html

    # huge_tree lifts a limit on nesting beyond which text would be dropped without a word; HTML has no entity bombs.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise EmptySource(name, "is a web page without any text", "save the page again") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise DamagedSource(name, "is a web page nested too deeply to read in full", "save its text as .txt")
    return root
