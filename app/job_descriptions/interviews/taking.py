"""Tasks of interviews taken into a draft: as rows like all others, with how many mentioned each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.job_descriptions.draft import Basis, Begun, Draft, Provenance, Source, Status, TasksMissing
from app.job_descriptions.interviews.sheets import Sheet, Wording, key_of, mentions, wordings
from app.job_descriptions.rows import with_more


def begun(on: date) -> Provenance:
    """That of a text that interviews come before."""
    return Provenance(bases=(Basis(Begun.INTERVIEWS, on),))


def used(draft: Draft) -> frozenset[str]:
    """The keys of the wordings that stand in some row."""
    ids = {id for duty in draft.duties for id in duty.sources}
    return frozenset(key for it in draft.provenance.sources if it.id in ids for key in _keys(it))


def taken(
    draft: Draft, sheets: Mapping[int, Sheet], chosen: Collection[str], same: Sequence[Collection[str]], on: date
) -> Draft:
    """The draft with a row for each chosen wording, by its key, and all counted anew. `same`: wordings that somebody
    has said are one task; those of them that are chosen become one row.

    Raises `TasksMissing` where none is chosen that is there and in no row yet, `TooManyRows`.
    """
    there, already = {it.key: it for it in wordings(sheets)}, used(draft)
    left = [it for key, it in there.items() if key in chosen and key not in already]
    if not left:
        raise TasksMissing
    more = {it.id: it for it in map(_source, _grouped(left, same))}
    kept = tuple(it for it in draft.provenance.sources if it.id not in more)
    provenance = replace(draft.provenance, sources=(*kept, *more.values()))
    return counted(with_more(replace(draft, provenance=provenance), more), sheets, on)


def counted(draft: Draft, sheets: Mapping[int, Sheet], on: date) -> Draft:
    """The draft with what is on the sheets now: how many were asked, and how many of them mentioned each."""
    by_key = {it.key: it for it in wordings(sheets)}
    sources = tuple(_counted(it, by_key) if it.basis is Begun.INTERVIEWS else it for it in draft.provenance.sources)
    others = tuple(it for it in draft.provenance.bases if it.kind is not Begun.INTERVIEWS)
    bases = (*others, Basis(Begun.INTERVIEWS, on, asked=len(sheets)))
    provenance = replace(draft.provenance, sources=sources, bases=bases)
    return replace(draft, provenance=provenance, status=Status.DRAFT)


def is_counted(draft: Draft, sheets: Mapping[int, Sheet]) -> bool:
    """Whether the draft says what the sheets say now; a day more or less is no matter. Where there are no sheets, as
    beside a copy, it says what they said that day."""
    basis = draft.provenance.basis(Begun.INTERVIEWS)
    if basis is None or not basis.asked or not sheets:
        return True
    return counted(draft, sheets, basis.on).provenance == draft.provenance


def _counted(source: Source, by_key: Mapping[str, Wording]) -> Source:
    return replace(source, mentions=mentions(by_key[key] for key in _keys(source) if key in by_key))


def _keys(source: Source) -> list[str]:
    return [key_of(text) for text in (source.text, *source.also)] if source.basis is Begun.INTERVIEWS else []


def _grouped(chosen: Sequence[Wording], same: Sequence[Collection[str]]) -> list[list[Wording]]:
    """Those that are said to be the same together, where the first of them was."""
    groups: dict[str, list[Wording]] = {}
    for it in chosen:
        those = next((keys for keys in same if it.key in keys), (it.key,))
        first = next(one.key for one in chosen if one.key in those)
        groups.setdefault(first, []).append(it)
    return [*groups.values()]


def _source(group: Sequence[Wording]) -> Source:
    """What most have said stands; the first of those that as many have."""
    stands = max(group, key=lambda it: len(it.sheets))
    also = tuple(it.text for it in group if it is not stands)
    id = f"{Begun.INTERVIEWS}.{stands.key}"
    return Source(id, stands.text, basis=Begun.INTERVIEWS, also=also, mentions=mentions(group))
