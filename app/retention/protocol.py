"""The record of a run (*gallringsprotokoll*): what went, how much, of which time, by which decision. It has no content,
and nobody's name but that of the one who decided. Kept for good. Pure: as data, and as a paper.

Its SHA-256 is of the data as `as_bytes` writes it, without the sum itself: who has the file can work it out again.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import orjson

from app.export.document import Block, Document, Facts, Heading, Letterhead, Paragraph, swedish_date
from app.retention import words
from app.retention.plan import Rule

UNDER_WAY, DONE, BROKEN_OFF = "under_way", "done", "broken_off"
_OUTCOME = {UNDER_WAY: "Pågår", DONE: "Klar", BROKEN_OFF: "Avbruten. Det som är gallrat står nedan"}
REMAINS = (
    "Säkerhetskopior som redan är tagna. De försvinner när de är så gamla som kopiorna sparas.",
    "Filer som någon har hämtat, och paket som är levererade till e-arkivet.",
)
REMAINS_OF_POSTGRESQL = (
    "PostgreSQL:s transaktionslogg (WAL), arkiverad logg och repliker, tills de har skrivits över.",
)


def begun(organisation: str, at: str, by: str, rules: Mapping[Any, Rule], under_way: int, *, is_sqlite: bool) -> Any:
    """`at`: ISO 8601 with a zone. `by`: which account, or from where. `under_way`: workshops that no rule reaches."""
    return {
        "document": "gallringsprotokoll",
        "organisation": organisation,
        "begun": at,
        "ended": None,
        "by": by,
        "outcome": UNDER_WAY,
        "workshops_under_way": under_way,
        "kinds": {rule.kind.value: _kind(rule) for rule in rules.values()},
        "is_emptied": False,
        "remains": [*REMAINS, *(() if is_sqlite else REMAINS_OF_POSTGRESQL)],
    }


def _kind(rule: Rule) -> dict[str, Any]:
    return {
        "kept": kept_for(rule),
        "then": rule.then.value,
        "decision": {
            "number": rule.decision.number,
            "on": rule.decision.on.isoformat(),
            "by": rule.decision.by,
        },
        "things": 0,
        "rows": 0,
        "packages": 0,
        "left": 0,
        "first": None,
        "last": None,
    }


def kept_for(rule: Rule) -> str:
    return f"{rule.count} {words.UNIT[rule.unit]} {words.AFTER[rule.kind]}"


def as_bytes(protocol: Any) -> bytes:
    return orjson.dumps(protocol, option=orjson.OPT_SORT_KEYS)


def sum_of(protocol: Any) -> str:
    return sha256(as_bytes(protocol)).hexdigest()


def as_file(protocol: Any, sum: str) -> bytes:
    return orjson.dumps({"protocol": protocol, "sha256": sum}, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2)


def paper(protocol: Any, number: int, sum: str, on: date, letterhead: Letterhead) -> Document:
    return Document(
        title=f"Gallringsprotokoll {number}",
        place=letterhead.organisation,
        kind="Gallringsprotokoll",
        edition=swedish_date(on),
        mark="" if protocol["outcome"] == DONE else "AVBRUTEN" if protocol["outcome"] == BROKEN_OFF else "PÅGÅR",
        on=on,
        letterhead=letterhead,
        blocks=(
            Facts(
                (
                    ("Började", _moment(protocol["begun"])),
                    ("Slutade", _moment(protocol["ended"]) if protocol["ended"] else "–"),
                    ("Utfört av", protocol["by"]),
                    ("Hur det gick", _OUTCOME[protocol["outcome"]]),
                    ("Workshoppar som pågår", f"{protocol['workshops_under_way']}, orörda"),
                    ("Filerna", "Tömda" if protocol["is_emptied"] else "Inte tömda än, kör igen"),
                )
            ),
            Heading("Det här är gallrat"),
            *(block for kind, it in protocol["kinds"].items() for block in _of_kind(kind, it)),
            Heading("Det här kan finnas kvar"),
            *(Paragraph(line) for line in protocol["remains"]),
            Heading("Kontrollsumma"),
            Paragraph(f"SHA-256 av protokollets uppgifter: {sum or '–'}"),
        ),
    )


def _of_kind(kind: str, it: Any) -> Iterable[Block]:
    yield Heading(words.KIND[kind], 3)  # type: ignore[index]
    facts = [("Antal", _how_much(kind, it))]
    if it["first"]:
        facts.append(("Från och till", f"{_day(it['first'])} till {_day(it['last'])}"))
    if it["left"]:
        facts.append(("Kvar, inte godkända", str(it["left"])))
    decision = it["decision"]
    said = f"{decision['number']}, {_day(decision['on'])}, {decision['by']}"
    yield Facts((*facts, ("Sparas", it["kept"]), ("Sedan", words.THEN[it["then"]]), ("Beslut", said)))


def _how_much(kind: str, it: Any) -> str:
    said = f"{it['things']} {words.THINGS[kind]}, {it['rows']} rader"  # type: ignore[index]
    return said + (f", {it['packages']} arkivpaket" if it["packages"] else "")


def _day(said: str) -> str:
    return swedish_date(date.fromisoformat(said))


def _moment(said: str) -> str:
    at = datetime.fromisoformat(said)
    return f"{swedish_date(at.date())}, klockan {at:%H:%M:%S}"
