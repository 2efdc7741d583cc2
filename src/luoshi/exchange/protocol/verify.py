"""Verify the protocol of an election: python verify.py BUNDLE (a folder or a zip). Needs nothing but Python 3.11.

It looks at every byte of the bundle, counts the ballots anew by the rules in it, and compares. It is written apart from the program that
made the bundle, and uses none of it. Exits 0 where everything agrees, 1 where something does not, 2 where there is nothing to look at.
Whoever doubts the copy of this file inside a bundle takes one from elsewhere.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import zipfile
from fractions import Fraction
from itertools import permutations
from math import floor
from pathlib import Path
from typing import Any

FILES = ("election.json", "result.json", "rules.json", "steps.en.txt", "steps.zh.txt", "verify.py")
MANIFEST = "manifest.json"
SCHEMA = "luoshi.protocol/1"
MOST_WAYS = 2_000
Data = dict[str, Any]
Papers = list[tuple[Data, int]]
Rankings = list[tuple[tuple[str, ...], int]]
Found = tuple[list[str], list[str]]


def main(arguments: list[str]) -> int:
    """Print what was found; the exit code says whether all agrees."""
    if len(arguments) != 1 or not Path(arguments[0]).exists():
        print("verify: name one bundle, a folder or a zip that is there")
        return 2
    try:
        files, troubles = read_bundle(Path(arguments[0]))
        troubles = troubles or check(files)
    except Exception as error:  # whatever a changed byte may bring about
        files, troubles = {}, [f"the bundle cannot be read ({type(error).__name__}: {error})"]
    for trouble in troubles:
        print(f"DIFFERS  {trouble}")
    if not troubles:
        result, election = (json.loads(files[one]) for one in ("result.json", "election.json"))
        names = {one["id"]: one["name"] for one in election["candidates"]}
        elected = ", ".join(names.get(one, one) for one in result["elected"]) or "nobody"
        print(f"AGREES   {result['state']}; elected: {elected}")
        print(f"         fingerprint {hashlib.sha256(files[MANIFEST]).hexdigest()}")
    return 1 if troubles else 0


def read_bundle(path: Path) -> tuple[dict[str, bytes], list[str]]:
    """The files of a bundle, and what is wrong with how they are packed."""
    if path.is_dir():
        return {one.name: one.read_bytes() for one in path.iterdir()}, []
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    return files, [] if pack(files) == data else ["the zip itself was changed"]


def pack(files: dict[str, bytes]) -> bytes:
    """The files as a zip that can only be written in one way."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as bundle:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            bundle.writestr(entry, files[name])
    return packed.getvalue()


def manifest_of(files: dict[str, bytes]) -> bytes:
    """The list of the files with their hashes."""
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != MANIFEST}
    return (json.dumps({"schema": SCHEMA, "sha256": hashes}, indent=1, sort_keys=True) + "\n").encode()


def check(files: dict[str, bytes]) -> list[str]:
    """Everything that does not agree."""
    if set(files) != {*FILES, MANIFEST}:
        return [f"the bundle holds {', '.join(sorted(files))}"]
    if files[MANIFEST] != manifest_of(files):
        listed = files[MANIFEST].decode("utf-8", "replace")
        changed = [one for one in FILES if hashlib.sha256(files[one]).hexdigest() not in listed]
        return [f"{one} is not as the manifest has it" for one in changed or [MANIFEST]]
    election, rules, said = (json.loads(files[f"{one}.json"]) for one in ("election", "rules", "result"))
    counted = recount(election, rules)
    # Elected and tied are compared without an order; a list stands among the elected once for each of its seats.
    told = {key: sorted(said[key]) if key in {"elected", "tied"} else said[key] for key in counted}
    troubles = [
        f"{key}: counted {counted[key]}, the result says {told[key]}" for key in counted if counted[key] != told[key]
    ]
    steps = {language: ("\n".join(said["steps"][language]) + "\n").encode() for language in ("zh", "en")}
    wrong = [language for language, lines in steps.items() if files[f"steps.{language}.txt"] != lines]
    return [*troubles, *(f"steps.{language}.txt is not what the result says" for language in wrong)]


def recount(election: Data, rules: Data) -> Data:
    """State, elected, tied, vacancies, tally, ballots and threshold, from the ballots and the rules alone."""
    values = {name: one["value"] for name, one in rules["parameters"].items()}
    cast = [(ballot, ballot["count"]) for ballot in election["ballots"]]
    state = "" if quorum_holds(election, values["quorum"]) else "no_quorum"
    state = state or ("void" if election["returned"] > election["issued"] else "")
    if sum(count for _, count in cast) != election["returned"]:
        if not state:
            raise ValueError("the ballots do not add up")
        cast = []  # Nothing was counted, not even for the record.
    good = [(ballot, count) for ballot, count in cast if is_valid(ballot, election, values)]
    valid = [(counted(ballot, election, values), count) for ballot, count in good]
    sheet = {key: election[key] for key in ("issued", "returned")}
    sheet["valid"] = sum(count for _, count in valid)
    sheet["invalid"] = sum(count for _, count in cast) - sheet["valid"]
    sheet["blank"] = sum(count for ballot, count in cast if is_blank(ballot))
    tally = tally_of(valid, election, rules["method"])
    threshold = threshold_of(election, values, sheet)
    elected, tied = ([], []) if state else elect(election, values, rules["method"], valid, tally, threshold)
    left = election["seats"] - len(elected)
    state = state or ("tie" if tied else "vacant" if left else "complete")
    found = {"state": state, "elected": sorted(elected), "tied": sorted(tied), "vacancies": left}
    return {**found, "tally": tally, "ballots": sheet, "threshold": threshold}


def quorum_holds(election: Data, quorum: Data) -> bool:
    """Were enough there (or, where taking part is what counts, did enough take part)?"""
    if quorum["rule"] == "none":
        return True
    there = election["present"]
    if quorum["counted"] == "turnout":
        there = election["returned"] if there is None else min(there, election["returned"])
    return clears(there, quorum["rule"], Fraction(quorum["share"]) * election["entitled"])


def clears(votes: int, rule: str, exact: Fraction) -> bool:
    """Are so many votes enough? Nobody is elected without one."""
    return votes > exact if rule == "more_than" else votes > 0 and votes >= exact


def is_blank(ballot: Data) -> bool:
    """Nothing marked, nothing wrong."""
    return not (ballot["invalid"] or any(ballot[key] for key in ("for", "against", "abstain", "write_in")))


def is_valid(ballot: Data, election: Data, values: Data) -> bool:
    """No more marks than the rules allow, or exactly as many."""
    rule = election["choose"].get("marks", values["marks"]["rule"])
    marks = len(ballot["for"]) + len(ballot["write_in"])
    if ballot["invalid"]:
        return False
    if rule == "ranking" or is_blank(ballot):
        return True
    return marks == election["seats"] if rule == "exactly" else marks <= (1 if rule == "one" else election["seats"])


def counted(ballot: Data, election: Data, values: Data) -> Data:
    """The ballot without names written in that do not count."""
    rule, people = values["write_in"]["rule"], len(election["candidates"])
    room = people - len(ballot["for"]) - len(ballot["abstain"]) + max(0, election["seats"] - people)
    if rule == "none" or (rule == "instead_of_against" and len(ballot["write_in"]) > room):
        return {**ballot, "write_in": []}
    return ballot


def tally_of(valid: Papers, election: Data, method: str) -> Data:
    """For, against and abstaining for everybody on the ballot, and votes for those written in."""
    cast = sum(ballot["weight"] * count for ballot, count in valid)
    tally: Data = {}
    for one in (candidate["id"] for candidate in election["candidates"]):
        got = sum(b["weight"] * n for b, n in valid if one in (b["for"][:1] if method == "stv" else b["for"]))
        against = sum(b["weight"] * n for b, n in valid if one in b["against"])
        tally[one] = {"for": got, "against": against, "abstain": cast - got - against}
    for name in sorted({name for ballot, _ in valid for name in ballot["write_in"]}):
        got = sum(b["weight"] * n for b, n in valid if name in b["write_in"])
        tally[name] = {"for": got, "against": 0, "abstain": 0}
    return tally


def threshold_of(election: Data, values: Data, sheet: Data) -> Data:
    """The base, its number, the rule and the fewest votes."""
    own = {"preliminary": "preliminary", "final": "threshold", "tie": "tie_round", "fresh": "fresh"}[election["round"]]
    rule = values["threshold"] if values[own]["rule"] in {"same", "none"} else values[own]
    marked = sheet["valid"] - sheet["blank"]
    if rule["rule"] == "droop_quota":
        quota = marked // (election["seats"] + 1) + 1
        return {"base": "valid", "base_count": marked, "rule": "droop_quota", "need": quota}
    if rule["rule"] in {"pairwise_winner", "highest_quotients"}:
        return {"base": "valid", "base_count": marked, "rule": rule["rule"], "need": None}
    base = rule.get("base", "returned")
    blank = sheet["blank"] if values["abstention"]["rule"] == "left_out_of_base" else 0
    weights = election["entitled"] + election["weights"].get("extra", 0)
    count = {**election, "returned": election["returned"] - blank, "weights": weights}[base]
    if rule["rule"] == "most_votes":
        return {"base": base, "base_count": count, "rule": "most_votes", "need": 1}
    exact = Fraction(rule["share"]) * count
    need = next(votes for votes in range(max(1, floor(exact)), floor(exact) + 3) if clears(votes, rule["rule"], exact))
    words = {"1/2": "half", "1/3": "third", "2/3": "two_thirds", "4/5": "four_fifths"}
    return {"base": base, "base_count": count, "rule": f"{rule['rule']}_{words[rule['share']]}", "need": need}


def elect(election: Data, values: Data, method: str, valid: Papers, tally: Data, threshold: Data) -> Found:
    """Who is safely elected and who is tied, by the method of the rules."""
    seats, need, choose = election["seats"], threshold["need"], election["choose"]
    ballots = [(tuple(ballot["for"]), ballot["weight"] * count) for ballot, count in valid if ballot["for"]]
    ranked = [one for one in tally if any(one in ranking for ranking, _ in ballots)]
    if method == "stv":
        return by_transfers(ranked, ballots, seats, need)
    if method == "condorcet":
        return by_pairs(ranked, ballots, seats)
    votes = {one: got["for"] for one, got in tally.items()}
    if method == "list":
        least = choose.get("electoral_threshold", values["electoral_threshold"]["share"])
        exact = Fraction(least) * threshold["base_count"]
        step = 2 if choose.get("divisors", values["divisors"]["rule"]) == "sainte-lague" else 1
        return by_quotients({one: got for one, got in votes.items() if clears(got, "at_least", exact)}, seats, step)
    return top({one: got for one, got in votes.items() if got >= need}, seats)


def top(votes: dict[Any, Any], places: int) -> tuple[list[Any], list[Any]]:
    """Who has the most; those level at the boundary are tied."""
    if len(votes) <= places:
        return list(votes), []
    last = sorted(votes.values(), reverse=True)[places - 1]
    safe, level = [one for one in votes if votes[one] > last], [one for one in votes if votes[one] == last]
    return (safe + level, []) if len(safe) + len(level) == places else (safe, level)


def by_quotients(votes: Data, seats: int, step: int) -> Found:
    """A seat for each of the highest quotients; a list stands in the result once a seat."""
    quotients = {(one, seat): Fraction(got, step * seat + 1) for one, got in votes.items() for seat in range(seats)}
    safe, level = top(quotients, seats)
    return [one for one, _ in safe], [one for one, _ in level]


def by_pairs(standing: list[str], ballots: Rankings, seats: int) -> Found:
    """The smallest set that beats everybody else, and so on; where it is larger than the seats left, it is tied."""

    def ahead(a: str, b: str) -> int:
        return sum(n for r, n in ballots if a in r and (b not in r or r.index(a) < r.index(b)))

    wins = {(a, b): ahead(a, b) > ahead(b, a) for a, b in permutations(standing, 2)}
    elected: list[str] = []
    left = list(standing)
    while left and len(elected) < seats:
        with_them = {one: {one} for one in left}
        for _ in left:  # Whoever somebody doesn't beat belongs with them: the smallest such company is the set.
            for a, b in permutations(left, 2):
                with_them[a] |= set() if wins[a, b] else with_them[b]
        smallest = min(with_them.values(), key=len)
        if len(smallest) > seats - len(elected):
            return elected, list(smallest)
        elected += smallest
        left = [one for one in left if one not in smallest]
    return elected, []


def by_transfers(standing: list[str], ballots: Rankings, seats: int, quota: int) -> Found:
    """Weighted inclusive Gregory; where several are level at every stage, each way is counted, and what differs is tied."""
    papers = [(r, Fraction(n), next(one for one in r if one in standing)) for r, n in ballots]
    todo: list[tuple[Any, ...]] = [(standing, [], [], papers, [])]
    ways: list[set[str]] = []
    while todo:
        hopeful, elected, surplus, papers, before = todo.pop()
        if len(elected) + len(hopeful) <= seats or len(elected) >= seats:
            ways.append({*elected, *(hopeful if len(elected) < seats else [])})
            if len(ways) > MOST_WAYS:
                raise ValueError("too many ways to count: this one cannot be recomputed here")
            continue
        total = {one: sum((v for _, v, h in papers if h == one), Fraction(0)) for one in [*hopeful, *surplus]}
        stages = before if before and before[-1] == total else [*before, total]
        if reached := [one for one in hopeful if total[one] >= quota]:
            more = surplus + [one for one in reached if total[one] > quota]
            todo.append(([one for one in hopeful if one not in reached], elected + reached, more, papers, stages))
            continue
        level = level_at_every_stage(surplus or hopeful, stages, -1 if surplus else 1)
        if not total[level[0]] and len(elected) + len(hopeful) - len(level) >= seats:
            level = level[:1]  # Those without votes pass nothing on: all of them go, in whatever order.
        for one in level:
            rest = [other for other in hopeful if other != one]
            rate = Fraction(total[one] - quota, total[one]) if surplus else Fraction(1)
            moved = [
                (r, v * rate, next((x for x in r if x in rest), "")) if h == one else (r, v, h) for r, v, h in papers
            ]
            todo.append((rest, elected, [other for other in surplus if other != one], moved, stages))
    safe = set.intersection(*ways)
    return sorted(safe), sorted(set().union(*ways) - safe)


def level_at_every_stage(among: list[str], stages: list[dict[str, Fraction]], sign: int) -> list[str]:
    """Those with the fewest votes (most, where the sign is -1) now, and of these at the stage before, and so on."""
    level = list(among)
    for stage in reversed(stages):
        if all(one in stage for one in level):
            best = min(sign * stage[one] for one in level)
            level = [one for one in level if sign * stage[one] == best]
    return level


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
