"""Every phrase with which Luoshi refuses something, as it stands in the source: what a catalogue of translations must hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "luoshi"
# Functions and classes that are given a phrase for a person.
_SAYING = {
    *("EmptySource", "OversizedSource", "UnsupportedFormat", "NeedsConversion", "EncryptedSource", "DamagedSource"),
    *("UndecodableSource", "UnknownEncoding", "UnreadableSource", "NotConverted", "WrongCall", "Stopped", "Failed"),
    *("Kind", "say", "fail", "BrokenElection", "NotAllowed", "WrongSetting"),
}
# They return phrases, or a cause and its cure.
_TELLING = {"_cause_and_cure", "bug_line", "leave"}
# Names of variables and constants that hold a phrase.
_HOLDING = {
    "cause",
    "cure",
    "why",
    "limit",
    "line",
    "kept",
    "hint",
    "names",
    "what",
    "_CURE",
    "_AGAIN",
    "_RECOGNISE",
} | {
    *("_INSTALL", "_BY_HAND", "_AS_DOCX", "_TEXT_OF_PICTURE", "_UNPACK", "NOTHING_BROKEN"),
}


def said_phrases(rooms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Pairs of a place (`cli/endings.py:49`) and a phrase; what is put into it stands as `{}`."""
    for room in rooms:
        for path in sorted((SOURCE / room).rglob("*.py")):
            place = path.relative_to(SOURCE).as_posix()
            for node in _phrases(ast.parse(path.read_text(encoding="utf-8"))):
                for phrase in _parts(_template(node)):
                    yield f"{place}:{node.lineno}", phrase


def _phrases(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=given) if name in _SAYING:
                for argument in given:
                    yield from _texts(argument)
            case ast.FunctionDef(name=name) if name in _TELLING:
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Return) and inner.value is not None:
                        yield from _texts(inner.value)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in _HOLDING:
                yield from _texts(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if name in _HOLDING:
                yield from _texts(value)


def _texts(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr():
            yield node
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one)
            yield from _texts(other)
        case ast.Tuple(elts=several):
            for one in several:
                yield from _texts(one)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield from _texts(left)
            yield from _texts(right)


def _template(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(str(value.value) if isinstance(value, ast.Constant) else "{}" for value in values)
    raise AssertionError(ast.dump(node))


def _parts(template: str) -> Iterator[str]:
    for part in template.replace("; ", ": ").split(": "):
        if any(letter.isalpha() for letter in part.replace("{}", "")):
            yield part.strip()
