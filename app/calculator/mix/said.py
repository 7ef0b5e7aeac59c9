"""What a staff mix comes to, in sentences: large on the page, and on each paper. Pure; in the reader's language."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.numbers import format_decimal

from app.calculator.mix import words
from app.calculator.mix.mix import MORE as ONE_MORE
from app.calculator.mix.mix import Staff, Swaps, Verdict
from app.calculator.mix.typed import MORE, OTHER, RELIEVED, From, Worked
from app.calculator.values import Origin

Say = Callable[[str], str]
"""A sentence of ours in the reader's language."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: how sentences and numbers are said to them."""

    say: Say
    locale: Locale

    def number(self, it: Decimal | int, most: int = 0) -> str:
        rounded = Decimal(it).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
        pattern = "#,##0" + (f".{'#' * most}" if most else "")
        return str(format_decimal(rounded + 0, format=pattern, locale=self.locale)).replace("-", "−")

    def hours(self, it: Decimal) -> str:
        """To a tenth, and finer where they would else look like none."""
        return self.number(it, _finest(it, Decimal(0)))

    def hours_of_two(self, one: Decimal, other: Decimal) -> tuple[str, str]:
        """To a tenth, and finer where they would else look the same, and are not."""
        most = _finest(one, other)
        return self.number(one, most), self.number(other, most)

    def signed(self, it: Decimal) -> str:
        """Kronor, with plus or minus."""
        rounded = it.quantize(Decimal(1), ROUND_HALF_UP)
        return f"+{self.number(it)}" if rounded > 0 else self.number(it)

    def fill(self, sentence: str, **details: str) -> str:
        said = self.say(sentence)
        for name, value in details.items():
            said = said.replace(f"{{{name}}}", value)
        return said

    def swaps(self, n: int) -> str:
        return self.say(words.ONE_SWAP) if n == 1 else self.fill(words.SWAPS, n=self.number(n))

    def years(self, n: int) -> str:
        return self.say(words.ONE_YEAR) if n == 1 else self.fill(words.YEARS, n=self.number(n))

    def reach(self, it: Decimal) -> str:
        """Of swaps: whole, or with a tenth."""
        if it == it.to_integral_value():
            return self.swaps(int(it))
        return self.fill(words.SWAPS if it >= 2 else words.A_PART, n=self.number(it, 1))


def _finest(one: Decimal, other: Decimal) -> int:
    """How many decimals tell two numbers from each other, four at most."""
    for most in (1, 2, 3):
        unit = Decimal(1).scaleb(-most)
        if one == other or one.quantize(unit, ROUND_HALF_UP) != other.quantize(unit, ROUND_HALF_UP):
            return most
    return 4


def _way(difference: Decimal) -> str:
    rounded = difference.quantize(Decimal(1), ROUND_HALF_UP)
    return "less" if rounded < 0 else "more" if rounded > 0 else "same"


def name_of(staff: Staff, key: str, who: Reader) -> str:
    return staff.name or who.say(words.GROUP[key])


def names(it: Worked, who: Reader) -> Mapping[str, str]:
    unit = it.mix.unit
    its = {RELIEVED: unit.relieved, MORE: unit.takes_over, **dict(zip(OTHER, unit.others, strict=False))}
    return {key: name_of(staff, key, who) for key, staff in its.items()}


def headline(it: Worked, who: Reader) -> str:
    mix, chosen = it.mix, it.mix.chosen
    verdict, red = mix.verdict, mix.unit.red
    details = {"red": who.hours(chosen.red), "swaps": who.swaps(mix.swaps), "kr": who.number(abs(chosen.difference))}
    if red is not None and mix.reach is not None and verdict in (Verdict.SHORT, Verdict.REACHES):
        needed, found = who.hours_of_two(chosen.red, red.middle)
        details |= {"red": needed, "found": found, "reach": who.reach(mix.reach), "k": who.number(mix.swaps)}
        of = it.of if it.of is not From.NOWHERE else From.TYPED
        if verdict is Verdict.REACHES:
            return who.fill(words.REACHES[of], **details)
        return who.fill((words.SHORT if mix.reach else words.NONE)[of], **details)
    details |= {"first": who.swaps(mix.first_cheaper or 0), "most": who.number(mix.unit.relieved.number)}
    return who.fill(words.HEADLINE[verdict], **details)


def under(it: Worked, who: Reader) -> str:
    """What it costs, as far as the hours reach and as it was asked."""
    mix, chosen = it.mix, it.mix.chosen
    details = {"swaps": who.swaps(mix.swaps), "kr": who.number(abs(chosen.difference))}
    if mix.verdict is not Verdict.SHORT:
        return who.fill(words.COSTS[_way(chosen.difference)], **details)
    said = []
    if mix.whole_reach:
        far = mix.after(mix.whole_reach).difference
        its = {"whole": who.swaps(mix.whole_reach), "kr": who.number(abs(far))}
        said.append(who.fill(words.SO_FAR[_way(far)], **its))
    said.append(who.fill(words.IF_THERE[_way(chosen.difference)], **details))
    return " ".join(said)


def difference(swaps: Swaps, who: Reader) -> str:
    return who.fill(words.LESS_OR_MORE[_way(swaps.difference)], kr=who.number(abs(swaps.difference)))


def way_of(swaps: Swaps) -> str:
    """ "less", "more" or "same"."""
    return _way(swaps.difference)


def cheaper_from(it: Worked, who: Reader) -> str:
    first = it.mix.first_cheaper
    if first is None:
        return who.say(words.NO_CHEAPER)
    if first == 1:
        return who.say(words.CHEAPER_FROM_ONE)
    return who.fill(words.CHEAPER_FROM, first=who.number(first), more=who.number(first + ONE_MORE))


def hours(it: Worked, who: Reader) -> Iterator[str]:
    """What becomes of the hours: those of the new, and the green of those who remain."""
    yield _capacity(it, who)
    yield _green(it, who)


def _capacity(it: Worked, who: Reader) -> str:
    mix, red = it.mix, it.mix.unit.red
    details = {"capacity": who.hours(mix.capacity), "red": who.hours(mix.chosen.red), "rest": who.hours(mix.for_people)}
    if red is not None and mix.chosen.lacks:
        needed, found = who.hours_of_two(mix.chosen.red, red.middle)
        its = details | {"red": needed, "found": found, "idle": who.hours(mix.chosen.lacks)}
        return who.fill(words.CAPACITY_SHORT, **its)
    return who.fill(words.CAPACITY if red is not None else words.CAPACITY_UNKNOWN, **details)


def _green(it: Worked, who: Reader) -> str:
    mix, green, n = it.mix, it.mix.unit.green, who.number(it.mix.chosen.relieved)
    if green is None or mix.green_after is None:
        return who.fill(words.GREEN_UNKNOWN, n=n)
    details = {"n": n, "green": who.hours(green.middle)}
    if mix.green_lacks:
        remaining, needed = who.hours_of_two(mix.remaining, green.middle)
        its = details | {"remaining": remaining, "green": needed, "lacks": who.hours(mix.green_lacks)}
        sentences = {0: words.GREEN_LACKS_NOBODY, 1: words.GREEN_LACKS_ONE}
        return who.fill(sentences.get(mix.chosen.relieved, words.GREEN_LACKS), **its)
    return who.fill(words.GREEN_KEPT, after=who.hours(mix.green_after), **details)


def pace(it: Worked, who: Reader) -> str:
    mix, leaves = it.mix, it.mix.unit.leaves
    if leaves is None:
        return who.say(words.PACE_UNKNOWN)
    if mix.years is None:
        return who.say(words.PACE_NOBODY)
    details = {"leaves": who.number(leaves), "swaps": who.swaps(mix.swaps), "years": who.years(mix.years)}
    return who.fill(words.PACE, **details)


def way_on(it: Worked, who: Reader) -> str:
    return who.say(words.WAY_ON[it.mix.verdict])


def of_hours(it: Worked, who: Reader) -> Iterator[str]:
    """Where the red hours come from, and how sure they are."""
    red = it.mix.unit.red
    is_known = red is not None or it.of is From.NOWHERE
    yield who.say(words.FROM[it.of] if is_known else words.NO_TIMES)
    if it.of is not From.TYPED and red is not None and red.is_spread:
        its = who.fill(words.SPREAD, low=who.hours(red.low), high=who.hours(red.high))
        yield f"{', '.join(it.sources.boards)}: {its}." if it.sources.boards else f"{its}."
    if it.sources.untimed and it.of is not From.TYPED:
        yield who.fill(words.UNTIMED, n=who.number(it.sources.untimed))
    if it.above is not None:
        yield who.fill(words.ABOVE, found=who.hours(it.above))


def assumptions(it: Worked, who: Reader) -> Iterator[str]:
    """Which values are assumptions, by name."""
    called = names(it, who)
    for given in it.given:
        if given.value.origin is Origin.ASSUMPTION:
            group = given.key.removesuffix("_wage")
            is_wage = given.key.endswith("_wage")
            yield who.fill(words.WAGE_OF, group=called[group]) if is_wage else who.say(words.VALUE[given.key])
