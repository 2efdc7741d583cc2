"""What a folder stands for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.corpus.folders import Document, find_documents


def put(folder: Path, *names: str, content: bytes = b"text") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def test_files_and_folders_of_a_level_stand_in_one_order(tmp_path: Path) -> None:
    put(tmp_path, "c.txt", "b/z.txt", "b/a/y.docx", "a.html", "b.txt")
    found = find_documents([str(tmp_path)])
    assert [document.name for document in found.documents] == ["a.html", "b/a/y.docx", "b/z.txt", "b.txt", "c.txt"]
    assert all(document.found and document.size == 4 for document in found.documents)


def test_a_named_file_is_a_document_whatever_it_is(tmp_path: Path) -> None:
    put(tmp_path, "a.png")
    path = str(tmp_path / "a.png")
    assert find_documents([path, "-", "nope.txt"]).documents == [
        Document(path, "a.png", 4),
        Document("-", "stdin", special=True),
        Document("nope.txt", "nope.txt"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        (".a.txt", "", "hidden"),
        ("~$a.docx", "", "hidden"),
        (".git/a.txt", "", "hidden"),
        ("a.png", "", ".png"),
        ("a.一二三", "", "of another kind"),
        ("program", "ELF\0", "without an ending, no text"),
    ],
)
def test_what_is_passed_over_is_counted_by_its_kind(tmp_path: Path, name: str, content: str, kind: str) -> None:
    put(tmp_path, "b.txt")
    put(tmp_path, name, content=content.encode())
    found = find_documents([str(tmp_path)])
    assert [document.name for document in found.documents] == ["b.txt"]
    assert found.passed_over == {kind: 1}
    assert found.unreadable == []


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.pdf", "a.wps", "README", "a.b.htm"])
def test_what_may_be_prose_is_a_document(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert [document.name for document in find_documents([str(tmp_path)]).documents] == [name]


def test_links_to_files_are_followed_and_links_to_folders_are_not(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "in" / "a.txt")
    found = find_documents([str(tmp_path / "in")])
    assert [document.name for document in found.documents] == ["a.txt", "b.txt"]
    assert found.passed_over == {"link to a folder": 1}


def test_a_link_to_nowhere_is_a_document_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [document.name for document in find_documents([str(tmp_path)]).documents] == ["a.txt"]


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "b.txt")
    os.mkfifo(tmp_path / "a.txt")
    assert find_documents([str(tmp_path)]).passed_over == {"no ordinary file": 1}


def test_a_tree_deeper_than_the_stack(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(150):
        folder /= "d"
    put(folder, "a.txt")
    assert len(find_documents([str(tmp_path)]).documents) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_a_folder_that_one_may_not_open_is_told_and_the_rest_is_found(tmp_path: Path) -> None:
    put(tmp_path, "a/a.txt", "b/b.txt")
    (tmp_path / "a").chmod(0)
    found = find_documents([str(tmp_path)])
    (tmp_path / "a").chmod(0o700)
    assert [document.name for document in found.documents] == ["b/b.txt"]
    assert "cannot be opened" in str(found.unreadable[0])


def test_where_results_go_is_no_source(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "out/a.txt.html")
    assert [one.name for one in find_documents([str(tmp_path)], leave_out=tmp_path / "out").documents] == ["a.txt"]
    # But who names the folder means it.
    named = find_documents([str(tmp_path / "out")], leave_out=tmp_path / "out")
    assert [one.name for one in named.documents] == ["a.txt.html"]


@given(st.lists(st.sampled_from(["a.txt", "b.txt", "./a.txt"]), max_size=8))
def test_no_path_is_read_twice(paths: list[str]) -> None:
    found = [document.path for document in find_documents(paths).documents]
    assert found == list(dict.fromkeys(paths))
