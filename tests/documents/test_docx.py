"""Word documents as Word shows them with all changes accepted: nothing that it shows is lost, nothing deleted comes back."""

from __future__ import annotations

import pytest

from documents.word_file import STRICT, paragraph, run, word_file
from luoshi.reading.entries import Remark
from luoshi.reading.errors import EmptySource
from luoshi.reading.formats import Loaded, load
from luoshi.reading.source import identify

TITLE_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="child"><w:name w:val="章"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="H"><w:name w:val="批注"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="HP"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="y"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="y"/><w:basedOn w:val="x"/></w:style>'
)


def read(body: str, **parts: str) -> Loaded:
    """A document with this body and these further parts as text."""
    return load(identify(word_file(body, None, **parts), name="report.docx"))


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells written as XML."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows) + "</w:tbl>"


def cell(words: str = "", properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"


def test_a_paragraph_is_a_line_and_blank_ones_are_none() -> None:
    assert read(paragraph("第一段。") + paragraph() + paragraph("第二段。")).text == "第一段。\n第二段。"


def test_signs_inside_a_run() -> None:
    body = (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>丁</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:char="E123"/><w:sym w:char="zz"/><w:sym w:char="110000"/></w:r></w:p>'
    )
    assert read(body).text == "甲\t乙\n丙-丁☑\ue123"


def test_white_space_at_the_edges_of_a_run_counts_only_where_the_file_says_so() -> None:
    body = (
        '<w:p><w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space="preserve"> 乙 </w:t></w:r><w:r><w:t>丙</w:t></w:r></w:p>'
    )
    assert read(body).text == "甲 乙 丙"


def test_insertions_stay_and_deletions_go_with_a_remark() -> None:
    inserted = f"<w:ins>{run('新')}</w:ins>"
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('走')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo>"
    loaded = read(f"<w:p>{run('甲')}{inserted}{deleted}{moved}</w:p>")
    assert loaded.text == "甲新来"
    assert loaded.remarks == (Remark("deleted", 2), Remark("inserted", 2))
    assert loaded.defects == ()


def test_whole_paragraphs_that_were_inserted_moved_or_deleted() -> None:
    body = f"<w:ins>{paragraph('新')}</w:ins><w:moveTo>{paragraph('来')}</w:moveTo><w:del>{paragraph('旧')}</w:del>"
    loaded = read(body)
    assert loaded.text == "新\n来"
    assert loaded.remarks == (Remark("deleted", 1), Remark("inserted", 2))


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert read(paragraph("全面启动", more=gone) + paragraph("青禾大道")).text == "全面启动青禾大道"
    assert read(paragraph("最后", more=gone)).text == "最后"
    assert read(paragraph("甲", more=gone) + table((cell("乙"), cell("丙")))).text == "甲\n乙\t丙"


def test_content_controls_fields_links_and_formulas_are_looked_into() -> None:
    body = (
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink>{run('链接')}</w:hyperlink><w:sdt><w:sdtContent>{run('行内')}</w:sdtContent></w:sdt>"
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:fldSimple w:instr='DATE'>{run('日期')}</w:fldSimple><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>"
    )
    assert read(body).text == "控件\n链接行内日期x"


def test_a_ruby_shows_its_base() -> None:
    ruby = f"<w:ruby><w:rt>{run('luò')}</w:rt><w:rubyBase>{run('落')}</w:rubyBase></w:ruby>"
    assert read(f"<w:p><w:r>{ruby}</w:r>{run('实')}</w:p>").text == "落实"


def test_a_text_box_stands_once_below_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框里')}</w:txbxContent>"
    alternatives = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert read(f"<w:p>{run('前')}<w:r>{alternatives}</w:r>{run('后')}</w:p>{paragraph('尾')}").text == "前后\n框里\n尾"


def test_of_alternatives_the_one_with_text_is_read() -> None:
    either = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{paragraph('备用')}</mc:Fallback></mc:AlternateContent>"
    assert read(either + "<mc:AlternateContent/>").text == "备用"


def test_hidden_words_are_left_out_with_a_remark() -> None:
    hidden = run("藏", "<w:vanish/>") + run("也藏", '<w:rStyle w:val="H"/>') + run("不藏", '<w:vanish w:val="0"/>')
    loaded = read(f"<w:p>{hidden}</w:p>" + paragraph("整段", style="HP"), styles=TITLE_STYLES)
    assert loaded.text == "不藏"
    assert loaded.remarks == (Remark("hidden", 3),)


def test_headings_come_from_styles_and_from_outline_levels() -> None:
    body = (
        paragraph("章", style="child")
        + paragraph("节", more='<w:outlineLvl w:val="1"/>')
        + paragraph("正文", style="1", more='<w:outlineLvl w:val="9"/>')
        + paragraph("循环", style="x")
        + paragraph("", style="1")
    )
    loaded = read(body, styles=TITLE_STYLES)
    assert [(loaded.text[one.start : one.end], one.level) for one in loaded.headings] == [("章", 1), ("节", 2)]
    assert loaded.text == "章\n节\n正文\n循环"


def test_a_table_of_contents_is_furniture() -> None:
    loaded = read(paragraph("一、回顾\t1", style="T") + paragraph("正文"), styles=TITLE_STYLES)
    assert [span.quote(loaded.text) for span in loaded.furniture] == ["一、回顾 1"]


def test_a_table_with_merged_cells() -> None:
    loaded = read(
        table(
            (cell("指标", '<w:vMerge w:val="restart"/>'), cell("目标", '<w:gridSpan w:val="2"/>')),
            (cell("", "<w:vMerge/>"), cell("今年"), cell("明年")),
            (cell("总值"), cell(), cell("6%")),
        )
        + paragraph("后")
    )
    assert loaded.text == "指标\t目标\n\t今年\t明年\n总值\t\t6%\n后"
    rows = [[one.quote(loaded.text) for one in row] for row in loaded.tables[0].rows]
    assert rows == [["指标", "目标", "目标"], ["指标", "今年", "明年"], ["总值", "", "6%"]]


def test_rows_and_cells_inside_content_controls_and_deleted_rows() -> None:
    wrapped = f"<w:sdt><w:sdtContent><w:tr>{cell('甲')}<w:sdt><w:sdtContent>{cell('乙')}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('丙')}</w:tr>"
    loaded = read(f"<w:tbl>{wrapped}{gone}</w:tbl>")
    assert loaded.text == "甲\t乙"
    assert loaded.remarks == (Remark("deleted_rows", 1),)


def test_a_table_inside_a_cell_and_one_as_a_box() -> None:
    inner = table((cell("甲"), cell("乙")), (cell("丙"), cell("丁")))
    loaded = read(table((f"<w:tc>{paragraph('前')}{inner}{paragraph()}</w:tc>", cell("旁"))) + table((cell("框"),)))
    assert loaded.text == "前\n甲\t乙\n丙\t丁\t旁\n框"
    assert len(loaded.tables) == 2


def test_notes_stand_at_the_end_behind_their_numbers() -> None:
    body = (
        '<w:p><w:r><w:t>增长6%</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>左右</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>尾</w:t><w:endnoteReference w:id="1"/><w:footnoteReference w:id="9"/></w:r></w:p>'
    )
    loaded = read(
        body,
        footnotes=f'<w:footnote w:id="1">{paragraph("没有引用")}</w:footnote><w:footnote w:id="2">{paragraph("按可比价格")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{paragraph("附注")}</w:endnote>',
    )
    assert loaded.text == "增长6%左右\n尾\n[1] 按可比价格\n[1] 附注"
    assert [span.quote(loaded.text) for span in loaded.labels] == ["[1]", "[1]"]


def test_headers_comments_and_embedded_documents_are_left_out_with_a_remark() -> None:
    loaded = read(paragraph("正文") + "<w:altChunk/>", header1=paragraph("页眉"), comments=paragraph("批注"))
    assert loaded.text == "正文"
    assert loaded.remarks == (Remark("comments", 1), Remark("embedded", 1), Remark("headers", 1))


def test_the_strict_kind_of_docx_is_read_alike() -> None:
    assert load(identify(word_file(paragraph("正文"), space=STRICT), name="a.docx")).text == "正文"


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(EmptySource, match=r"^report\.docx: is a Word document without text; "):
        read(paragraph())
