"""An annotated page taken apart again, as a browser would."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class TakenApart(HTMLParser):
    """The text of the document pane without the letters, and what else a page consists of."""

    text: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    lit: dict[str, str] = field(default_factory=dict)
    _inside: bool = False
    _open: list[tuple[list[str], str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.links += [value for name, value in named.items() if name in ("href", "src", "action", "data", "fill")]
        if tag == "tr" and "id" in named:
            self.rows.append(named["id"].removeprefix("row-"))
        if not self._inside:
            self._inside = tag == "article"
            return
        if tag == "a":
            self.letters.append(named["id"].removeprefix("at-"))
        if named.get("id", "").startswith("section-"):
            self.sections.append(named["id"])
        self._open.append((named.get("data-m", "").split(), named.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside = False
        elif self._inside:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            return
        self.text += data
        for keys, looks in self._open:
            for key in keys:
                self.marks[key] = self.marks.get(key, "") + data
            for look in looks.split():
                self.lit[look] = self.lit.get(look, "") + data


def taken_apart(page: str) -> TakenApart:
    parts = TakenApart()
    parts.feed(page)
    parts.close()
    return parts
