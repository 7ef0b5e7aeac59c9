"""The posts and their calculations in the database, for what they come to together."""

from collections.abc import Mapping

from sqlmodel import Session, col

from app.calculator import store
from app.calculator.formulas import result
from app.calculator.inputs import case, missing, values_used
from app.calculator.store import Kept
from app.calculator.tables import CalculationRow
from app.calculator.together import Costed
from app.calculator.values import Origin
from app.posts.post import Post


def costed(session: Session, posts: Mapping[int, Post]) -> list[Costed]:
    """`posts`: all that are counted, by id, whoever asks: what is shown of one administration depends on the others. Of
    several finished calculations for a post, the last that was changed counts."""
    calculations: dict[int, Kept] = {}
    for it in store.every(session, col(CalculationRow.post).is_not(None)):
        if not missing(it.version.inputs):
            calculations.setdefault(it.of.post or 0, it)
    return [_costed(id, post, calculations.get(id)) for id, post in posts.items()]


def _costed(id: int, post: Post, calculation: Kept | None) -> Costed:
    if calculation is None:
        return Costed(id, post)
    its = calculation.version.inputs
    guessed = any(value.origin is Origin.ASSUMPTION for value in values_used(its))
    return Costed(id, post, result(case(its)), guessed)
