"""What a job costs and who pays, as its files tell it. Pure, in Swedish."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.calculator.advice import What, advice
from app.calculator.amounts import digits
from app.calculator.formulas import WEEKS, Case, Kind, Phase, Result, Step, result
from app.calculator.inputs import Inputs, case, missing, used, values_used
from app.calculator.months import Month, Months, by_month
from app.calculator.papers.paper import (
    CHOSEN,
    NOT_FILLED,
    SWEDISH,
    Given,
    In,
    Line,
    Paper,
    Row,
    Table,
    names_of_assumptions,
    symbols,
)
from app.calculator.papers.paper import Kind as Of
from app.calculator.result_words import (
    ADVICE,
    FORMULA,
    LENS,
    LESS_THAN_ONE,
    NOT_COUNTED,
    PAYS,
    STANDS,
    UNPAID,
    WHILE_PAID,
    bare,
    under,
)
from app.calculator.result_words import KIND as KIND_OF_SUPPORT
from app.calculator.told import PaysIn, Told, tell
from app.calculator.values import UNIT, Origin, Parameter, Unit, Value, stamp
from app.calculator.words import NAME
from app.calculator.words import UNIT as UNIT_WORDS
from app.export.document import NO_LETTERHEAD, Bars, Letterhead

_OF: Mapping[str, Parameter] = {
    "L": Parameter.WAGE,
    "po": Parameter.ON_COSTS,
    "x": Parameter.OTHER_COST,
    "tak": Parameter.SUBSIDY_CAP,
    "niva": Parameter.SUBSIDY_LEVEL,
    "fee": Parameter.STATUTORY_FEE,
    "fs": Parameter.ALLOWANCE,
    "fs_p": Parameter.ALLOWANCE_SHARE,
    "dv": Parameter.DAILY_ACTIVITY,
    "dv_m": Parameter.DAILY_ACTIVITY_SHARE,
    "ame": Parameter.MEASURE,
    "ame_m": Parameter.MEASURE_SHARE,
    "L_h": Parameter.SUPERVISOR_WAGE,
    "hand": Parameter.SUPERVISION,
    "konsult": Parameter.SUPPORT,
    "H": Parameter.FULL_TIME,
}
_SHARES = ("r_kommun", "r_verks")


class Unfinished(Exception):
    """Something is missing, so there is no paper."""


def paper(
    title: str,
    its: Inputs,
    on: date,
    *,
    version: int | None = None,
    is_example: bool = False,
    letterhead: Letterhead = NO_LETTERHEAD,
) -> Paper:
    """`on`: the day that it was calculated. Raises `Unfinished`."""
    if missing(its):
        raise Unfinished
    its_case = case(its)
    whole = result(its_case)
    told, months = tell(whole), by_month(its_case, whole)
    given = tuple(_given(its, whole))
    return Paper(
        kind=Of.POST,
        title=f"Uträkning {title}",
        place=title,
        headline=_headline(told),
        under=_under(told),
        facts=tuple(_facts(its)),
        sentences=tuple(_sentences(its, its_case, whole, told, months)),
        stamp=stamp(values_used(its), on),
        assumptions=names_of_assumptions(_counted(its)),
        left_out=(f"Räknas inte: {_listed(NOT_COUNTED)}",),
        given=given,
        lines=tuple(Line(step, _what(step, whole, told), _unit(step)) for step in whole.steps),
        tables=tuple(_tables(whole, told, months)),
        on=on,
        is_example=is_example,
        version=version,
        bars=tuple(_bars(whole, told)),
        letterhead=letterhead,
    )


def _listed(sentences: tuple[str, ...]) -> str:
    its = [it.rstrip(".") for it in sentences]
    return f"{'; '.join(it[:1].lower() + it[1:] for it in its)}."


def _headline(told: Told) -> str:
    its = told.sentence
    words = (WHILE_PAID if its.while_paid else UNPAID)[its.even]
    return _per_cent(words, its.per_cent)


def _per_cent(words: str, its: int | None) -> str:
    return words.replace("{per_cent}", str(its or LESS_THAN_ONE))


def _under(told: Told) -> str:
    its = told.second
    return _per_cent(under(its.when).get(its.says, ""), its.per_cent)


def _facts(its: Inputs) -> Iterator[tuple[str, str]]:
    yield "Stöd", KIND_OF_SUPPORT[its.kind]
    if its.agreement:
        yield "Avtal", its.agreement


_SAID_BENEATH = (What.NOT_IN_ITS_BUDGET, What.NOT_IN_ITS_BUDGET_EMPLOYING)


def _sentences(its: Inputs, its_case: Case, whole: Result, told: Told, months: Months) -> Iterator[str]:
    kr = _kr
    hours = digits(whole.hours, Unit.HOURS, SWEDISH)
    time, worth = ("1 timme", "Den är värd") if whole.hours == 1 else (f"{hours} timmar", "De är värda")
    yield (
        f"Som tid: {time} i veckan. {worth} {kr(whole.value)} kr i månaden räknat som lön. "
        f"Anställningen kostar {kr(whole.cost)} kr, bidraget är {kr(whole.subsidy)} kr, kvar är {kr(whole.now.net)} kr."
    )
    for lens, phases in told.pays.items():
        said = (f"{STANDS[told.stands[it.phase.number]]}: {_pays(it)}" for it in phases)
        its_words = "; ".join(said) if len(phases) > 1 else _pays(phases[0])
        yield f"{LENS[lens]}. {_capital(its_words)}."
    if months.last:
        yield " ".join(_paid_back(months, months.last))
    for it in advice(its, whole):
        if it.what in _SAID_BENEATH:
            continue  # said beneath the large sentence
        details = {name: digits(amount, Unit.HOURS, SWEDISH) for name, amount in it.details.items()}
        words = ADVICE[it.what]
        for name, value in details.items():
            words = words.replace(f"{{{name}}}", value)
        yield words


def _paid_back(months: Months, last: Month) -> Iterator[str]:
    """What it comes to over the months, whether it is ever even or not."""
    if months.start:
        yield f"Starten kostar {_kr(months.start)} kr, en gång."
    if months.even_at:
        yield f"Samlat är kommunen på plus eller noll från månad {months.even_at}."
    else:
        within = "1 månad" if last.number == 1 else f"{last.number} månader"
        yield f"Samlat går det aldrig jämnt upp inom {within}."
    if months.below_at:
        yield f"Från månad {months.below_at} är det under noll igen."
    yield f"Samlat efter månad {last.number}: {_kr(last.so_far)} kr."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _pays(it: PaysIn) -> str:
    return PAYS[it.pays].replace("{amount}", _kr(it.amount))


def _kr(it: Decimal) -> str:
    return digits(it.quantize(Decimal(1), ROUND_HALF_UP), Unit.KRONOR, SWEDISH)


def _counted(its: Inputs) -> Iterator[tuple[str, Value]]:
    """The values that the stamp counts (`app.calculator.inputs.values_used`), by name."""
    called = {id(value): NAME[parameter] for parameter, value in its.values.items()}
    called |= {id(its.extent): "Omfattning", id(its.ame_months): "Månader hos AME"}
    for value in values_used(its):
        yield called.get(id(value), "Avlastning"), value


def _given(its: Inputs, whole: Result) -> Iterator[Given]:
    """What the steps ask for and none of them gives, each once."""
    made, seen = {step.symbol for step in whole.steps}, set[str]()
    for step in whole.steps:
        for symbol in symbols(step.expression):
            if symbol not in made and symbol not in seen:
                seen.add(symbol)
                yield _of_symbol(symbol, step.uses[symbol], its)
    if start := its.values.get(Parameter.START):
        yield Given("start", NAME[Parameter.START], "kr, en gång", start.amount, start)
    yield from _lengths(its, whole)


def _lengths(its: Inputs, whole: Result) -> Iterator[Given]:
    """How long each thing goes on, which no formula asks for: it decides which phases and months there are."""
    unit = UNIT_WORDS[Unit.MONTHS]
    paid = its.values.get(Parameter.SUBSIDY_MONTHS)
    if paid and Parameter.SUBSIDY_MONTHS in used(its):
        yield Given("manader", NAME[Parameter.SUBSIDY_MONTHS], unit, paid.amount, paid, is_fixed=True)
    if its.ame_months and its.ame_months.amount:
        name = "Månader med AME som arbetsgivare"
        yield Given("ame_manader", name, unit, its.ame_months.amount, its.ame_months, is_fixed=True)
    if whole.now.lenses is not None:
        name = "Månader att se framåt"
        yield Given("horisont", name, unit, Decimal(its.horizon), chosen=CHOSEN, is_fixed=True)


def _of_symbol(symbol: str, amount: Decimal, its: Inputs) -> Given:
    if symbol == "w":
        return Given("w", "Veckor i en månad", "veckor", WEEKS, expression="52/12", chosen="52 delat med 12")
    if symbol == "s":
        return _value("s", "Omfattning", Unit.SHARE, amount, its.extent)
    if symbol == "r":
        return Given("r", "Del av tiden som blir pengar", UNIT_WORDS[Unit.SHARE], amount, chosen=CHOSEN)
    if symbol == "n":
        return Given("n", "Gånger avgiften", UNIT_WORDS[Unit.FACTOR], amount, chosen=CHOSEN)
    if symbol == "handledarstod":
        return Given(symbol, "Handledarstöd", UNIT_WORDS[Unit.KRONOR], amount, chosen=CHOSEN)
    if symbol == "faktor":
        return _factor(amount, its)
    head, _, row = symbol.partition("_")
    if row.isdigit():
        return _of_group(head, symbol, int(row), amount, its)
    parameter = _OF[symbol]
    value = its.values.get(parameter) if parameter in used(its) else None
    return _value(symbol, NAME[parameter], UNIT[parameter], amount, value)


def _factor(amount: Decimal, its: Inputs) -> Given:
    """Of an *introduktionsjobb* it is 1 and the fee."""
    fee = Parameter.STATUTORY_FEE
    if its.kind is Kind.INTRODUCTION:
        name = "Bidragets faktor, 1 och arbetsgivaravgiften"
        return _value("faktor", name, Unit.FACTOR, amount, its.values.get(fee))
    return _value(
        "faktor", NAME[Parameter.SUBSIDY_FACTOR], Unit.FACTOR, amount, its.values.get(Parameter.SUBSIDY_FACTOR)
    )


def _of_group(head: str, symbol: str, row: int, amount: Decimal, its: Inputs) -> Given:
    groups = [it for it in its.groups if it.hours.amount or it.high]
    group = groups[row - 1]
    name = group.name or f"grupp {row}"
    if head == "h":
        return _value(symbol, f"Avlastning, {name}", Unit.HOURS, amount, group.hours)
    own = None if group.wage is None else Value(group.wage, Origin.LOCAL)
    value = own or its.values.get(Parameter.WAGE_HIGH)
    return _value(symbol, f"Lön, {name}", Unit.KRONOR, amount, value)


def _value(symbol: str, name: str, unit: Unit, amount: Decimal, value: Value | None) -> Given:
    return Given(symbol, name, UNIT_WORDS[unit], amount, value, chosen="" if value else NOT_FILLED)


def _unit(step: Step) -> In:
    return In.SHARE if step.symbol.rpartition("_")[0] in _SHARES else In.KRONOR


_OF_F7 = {"tim_h": "handledaren", "S_verks": "verksamhetens", "S_ame": "AME"}
_OF_F11 = {"r_kommun": "kommunen", "r_verks": "verksamheten"}


def _what(step: Step, whole: Result, told: Told) -> str:
    more = [
        step.group,
        _OF_F7.get(step.symbol, ""),
        _OF_F11.get(bare(step.symbol), ""),
        STANDS[told.stands[step.phase]] if step.phase and len(whole.phases) > 1 else "",
    ]
    return ", ".join(filter(None, (FORMULA[step.formula], *more)))


def _tables(whole: Result, told: Told, months: Months) -> Iterator[Table]:
    yield _lenses(whole, told)
    if months.months:
        yield _by_month(whole, months)


def _lenses(whole: Result, told: Told) -> Table:
    """Without r there is no money: only where it is even."""
    names = {phase.number: STANDS[told.stands[phase.number]] for phase in whole.phases}
    if whole.now.lenses is None:
        even = (("När", 34), ("Jämnt upp för kommunen, %", 24), ("Jämnt upp för verksamheten, %", 24))
        return Table("Jämnt upp vid", even, tuple(_even(names, it) for it in whole.phases))
    heads = (("Kr i månaden", 34), *((LENS[it], 20) for it in ("unit", "ame", "whole")))
    return Table("Tre sätt att se det", heads, tuple(_lens_row(names, it) for it in whole.phases))


def _even(names: Mapping[int, str], it: Phase) -> Row:
    def cell(share: Decimal | None) -> str | Decimal:
        return "ingen tid" if share is None else share * 100

    of = {1: f"r_kommun_{it.number}*100", 2: f"r_verks_{it.number}*100"}
    formulas = of if it.even is not None and it.even_unit is not None else {}
    return Row((names[it.number], cell(it.even), cell(it.even_unit)), formulas)


def _lens_row(names: Mapping[int, str], it: Phase) -> Row:
    assert it.lenses is not None
    formulas = {1: f"verks_{it.number}", 2: f"ame_{it.number}", 3: f"kommun_{it.number}"}
    return Row((names[it.number], it.lenses.unit, it.lenses.ame, it.lenses.whole), formulas)


def _by_month(whole: Result, months: Months) -> Table:
    """Each month is its phase's, and the sum is the sum above and the month."""
    rows = []
    for it in months.months:
        phase = whole.at(it.number).number
        formulas = {
            1: f"verks_{phase}",
            2: f"ame_{phase}",
            3: "{1}+{2}",
            4: "{^}+{3}" if it.number > 1 else "{3}-start" if months.start else "{3}",
        }
        cells = (Decimal(it.number), it.lenses.unit, it.lenses.ame, it.lenses.whole, it.so_far)
        rows.append(Row(cells, formulas))
    heads = (("Månad", 10), *((LENS[name], 20) for name in ("unit", "ame", "whole")), ("Samlat", 20))
    return Table("Månad för månad, kr", heads, tuple(rows))


def _bars(whole: Result, told: Told) -> Iterator[tuple[str, Bars]]:
    """What the employment costs, and who pays it."""
    rows = []
    for phase in whole.phases:
        paid = whole.subsidy if phase.has_subsidy else Decimal(0)
        parts = (("comes", float(max(paid, Decimal(0)))), ("stays", float(max(phase.net, Decimal(0)))))
        name = _capital(STANDS[told.stands[phase.number]])
        rows.append((name, tuple(it for it in parts if it[1]), f"{_kr(whole.cost)} kr"))
    key = (("comes", "bidrag"), ("stays", "kvar för den som anställer"))
    yield "Vad anställningen kostar i månaden", Bars(tuple(rows), key)
