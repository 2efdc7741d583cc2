"""Makes `src/luoshi/congress/names/strokes.toml` from the sources that README.md lists: python -m tables.make_strokes FOLDER."""

from __future__ import annotations

import bz2
import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from tables.list_order import counts_in_order, in_order, out_of_order

HERE = Path(__file__).parent
TABLE = HERE.parent / "src/luoshi/congress/names/strokes.toml"
_ENDS = (3500, 6500, 8105)
# The letters of cnchar-order that are no 折: 横 and 提, 竖 and 竖钩, 撇, 点 and 捺.
_KINDS = {"j": "1", "i": "1", "f": "2", "g": "2", "s": "3", "k": "4", "d": "4", "l": "4"}
_HEAD = (HERE / "strokes_head.txt").read_text(encoding="utf-8")


def main(folder: Path) -> None:
    """Write the table and say how much of the published list it knows."""
    unihan = folder / "unicode-data/usr/share/unicode"
    levels, counts = _levels(unihan), _counts(unihan)
    by_hand = tomllib.loads((HERE / "by_hand.toml").read_text(encoding="utf-8"))
    written = _written(folder) | by_hand["corrections"] | by_hand["additions"]
    for level in levels:
        counts |= counts_in_order(level, counts)
    said = {char: order for char, order in written.items() if len(order) in counts.get(char, ())}
    composed = _composed(said, _compositions(folder))
    supposed = {char: order for char, order in composed.items() if len(order) in counts.get(char, ())}
    orders: dict[str, str] = {}
    for level in levels:
        orders |= in_order(level, said, supposed)
        if wrong := out_of_order(level, orders):
            raise SystemExit(f"the sources contradict the published order at {' '.join(wrong)}; see by_hand.toml")
    listed = {char for level in levels for char in level}
    orders |= {char: order for char, order in said.items() if char not in listed and len(char) == 1}
    TABLE.write_text(_HEAD + _toml(levels, orders, counts), encoding="utf-8")
    unknown = [char for level in levels for char in level if char not in orders]
    print(f"{len(listed)} characters listed, strokes of {len(listed) - len(unknown)} known; not of {''.join(unknown)}")  # noqa: T201


def _unihan(folder: Path, field: str) -> dict[str, str]:
    found = {}
    for path in sorted(folder.glob("Unihan_*.txt.bz2")):
        with bz2.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                code, _, rest = line.rstrip("\n").partition("\t")
                name, _, value = rest.partition("\t")
                if name == field and code.startswith("U+"):
                    found[chr(int(code.removeprefix("U+"), 16))] = value
    return found


def _levels(unihan: Path) -> list[str]:
    """The three lists of the 通用规范汉字表, each in its order."""
    numbered = sorted((int(value.partition(":")[2]), char) for char, value in _unihan(unihan, "kTGH").items())
    if [number for number, _ in numbered] != list(range(1, _ENDS[-1] + 1)):
        raise SystemExit("kTGH does not number the published list from 1 to 8105: is this Unihan 15.0 or later?")
    chars = "".join(char for _, char in numbered)
    return [chars[start:end] for start, end in zip((0, *_ENDS), _ENDS, strict=False)]


def _counts(unihan: Path) -> dict[str, tuple[int, ...]]:
    """How many strokes a character has, the mainland's number first."""
    return {char: tuple(map(int, value.split())) for char, value in _unihan(unihan, "kTotalStrokes").items()}


def _written(folder: Path) -> dict[str, str]:
    (script,) = folder.glob("cnchar-order-*/package/cnchar.order.min.js")
    tables = re.findall(r"JSON\.parse\('(.*?)'\)", script.read_text(encoding="utf-8"))
    letters = max((json.loads(table.replace("\\\\", "\\")) for table in tables), key=len)
    return {char: "".join(_KINDS.get(letter, "5") for letter in order) for char, order in letters.items()}


def _compositions(folder: Path) -> dict[str, tuple[str, list[str]]]:
    (script,) = folder.glob("hanzi-*/package/lib/data/cjk-decomp.txt.js")
    lines = re.finditer(r"^(?:.*`)?(\S+?):([a-z0-9/]*)\(([^)]*)\)", script.read_text(encoding="utf-8"), re.MULTILINE)
    return {line[1]: (line[2].partition("/")[0], line[3].split(",")) for line in lines}


def _composed(said: Mapping[str, str], compositions: Mapping[str, tuple[str, list[str]]]) -> dict[str, str]:
    """The strokes of what is put together from parts that are known, or that are what the known leave over."""
    known = dict(said)
    for _ in range(4):
        known |= {part: order for part, order in _parts(known, compositions).items() if part not in known}
        for char, (way, parts) in compositions.items():
            if char not in known and all(part in known for part in parts):
                order = _joined(way, [known[part] for part in parts])
                if order:
                    known[char] = order
    return {char: order for char, order in known.items() if char not in said}


def _parts(known: Mapping[str, str], compositions: Mapping[str, tuple[str, list[str]]]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for char, (way, parts) in compositions.items():
        if char not in known or way not in {"a", "d"} or len(parts) != 2:
            continue
        whole, (first, second) = known[char], parts
        if second in known and whole.endswith(known[second]):
            votes[first][whole.removesuffix(known[second])] += 1
        if first in known and whole.startswith(known[first]):
            votes[second][whole.removeprefix(known[first])] += 1
    best = {part: found.most_common(1)[0] for part, found in votes.items()}
    return {part: order for part, (order, times) in best.items() if order and times >= 0.9 * votes[part].total()}


def _joined(way: str, orders: list[str]) -> str:
    """Beside, below, and the frames that are written first or last; nothing for other ways."""
    if way in {"a", "d", "stl", "st", "str"}:
        return "".join(orders)
    if way == "sbl" and len(orders) == 2:
        return orders[1] + orders[0]
    if way == "s" and len(orders) == 2 and len(orders[0]) > 2:
        return orders[0][:-1] + orders[1] + orders[0][-1]
    return ""


def _toml(levels: Iterable[str], orders: Mapping[str, str], counts: Mapping[str, tuple[int, ...]]) -> str:
    by_order: dict[str, list[str]] = defaultdict(list)
    for char, order in orders.items():
        by_order[order].append(char)
    by_count: dict[int, list[str]] = defaultdict(list)
    listed = {char for level in levels for char in level}
    for char, found in counts.items():
        # Where a listed character stands says more than its number of strokes.
        if char not in orders and char not in listed and "\u4e00" <= char <= "\u9fff":
            by_count[found[0]].append(char)
    lines = [f'level{number} = "{level}"' for number, level in enumerate(levels, 1)]
    lines += ["orders = '''", *(f"{order} {''.join(sorted(by_order[order]))}" for order in sorted(by_order)), "'''"]
    lines += ["counts = '''", *(f"{count} {''.join(sorted(by_count[count]))}" for count in sorted(by_count)), "'''"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
