"""What is kept no longer: which workshops, texts, links … a rule reaches, and which rows go.

What is counted beforehand and what goes are the same statements (`Rows`), so that a dry run tells what a run does.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    Table,
    and_,
    case,
    cast,
    delete,
    exists,
    extract,
    false,
    func,
    not_,
    null,
    or_,
    select,
    true,
    update,
)
from sqlmodel import SQLModel

from app.account.tables import FacilitatorRow, InvitationRow, SignInLinkRow, SignInRow
from app.afterwards.tables import CountedOnRow
from app.analysis.tables import (
    ActionRow,
    AimRow,
    DutyRow,
    FirstPartyRow,
    OpinionRow,
    PartyRow,
    ReplyRow,
    RestRow,
    SittingRow,
)
from app.asked.tables import AskedOccasionRow, AskedPhoneRow, AskedSumRow
from app.board.tables import PlacementRow, RemovedTaskRow, TaskRow, UnlikeRow
from app.follow_up.tables import FollowUpRow
from app.job_descriptions.tables import (
    AdRow,
    AdviceAnswerRow,
    EasyRow,
    InForceRow,
    InterviewRow,
    JobDescriptionRow,
    JobDescriptionVersionRow,
    ReviewRow,
)
from app.oidc.tables import IdentityRow
from app.organisation.tables import WorkplaceLeadRow
from app.parking.tables import ParkedRow
from app.posts.staffing import What
from app.posts.tables import PostOutcomeRow, PostRow, PostTallyRow, StaffingChangeRow, StaffingRow
from app.programme.tables import (
    JobAfterRow,
    ProgrammeAnswerRow,
    ProgrammeChangeRow,
    ProgrammeFigureRow,
    SteeringFunctionRow,
    WorkplaceStepRow,
    WorkshopAfterRow,
)
from app.reception.tables import ReceptionRow
from app.rehearsal.tables import RehearsalRow
from app.remote.tables import RemoteRow
from app.retention.plan import Kind, Rule, Then
from app.security.tables import SecurityLogRow
from app.sharing.tables import CommentRow, LinkRow
from app.storage.journal import JournalRow
from app.task_map.tables import SharedTaskRow, TaskShareRow
from app.translation.tables import TranslationRow
from app.vocabulary import Step
from app.voting.tables import HandsRow, LateRow, SeenTallyRow, VoteRow
from app.ways.tables import PostWayRow, StageDaysRow
from app.weight.tables import EstimateRow, WeightRow
from app.workshop import store as workshops
from app.workshop.tables import (
    CoLeadRow,
    GroupRow,
    JoinCodeRow,
    ParticipantRow,
    PenRow,
    PrunedRow,
    ReadyRow,
    WorkshopRow,
)


def table(model: type[SQLModel]) -> Table:
    return model.__table__  # type: ignore[attr-defined,no-any-return]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table that go."""

    table: Table
    where: ColumnElement[bool]

    def count(self, connection: Connection) -> int:
        return connection.scalar(select(func.count()).select_from(self.table).where(self.where)) or 0

    def remove(self, connection: Connection) -> int:
        return connection.execute(delete(self.table).where(self.where)).rowcount


@dataclass(frozen=True, slots=True)
class Due:
    """What a rule reaches now. `at`: of each thing by its id, when it began to count, milliseconds since 1970. `left`:
    how many it would reach, but that can't be archived as they are."""

    rule: Rule
    at: Mapping[int, int] = field(default_factory=dict)
    left: int = 0

    @property
    def first(self) -> int | None:
        return min(self.at.values(), default=None)

    @property
    def last(self) -> int | None:
        return max(self.at.values(), default=None)


JOURNAL, WORKSHOP, PRUNED = table(JournalRow), table(WorkshopRow), table(PrunedRow)
TEXT, WAY, LINK = table(JobDescriptionRow), table(PostWayRow), table(LinkRow)
STAFFING, CHANGE, POST = table(StaffingRow), table(StaffingChangeRow), table(PostRow)
DAYS, RECEPTION, COUNTED_ON = table(StageDaysRow), table(ReceptionRow), table(CountedOnRow)
COMMENT, SOMEBODY, LOG = table(CommentRow), table(FacilitatorRow), table(SecurityLogRow)
OPENED = "StepOpened"
"""The one kind of line that stays in a journal: when a workshop was opened and closed is counted from."""
_JOINT = "=%"
"""How the voice of a group begins that answers together (`app.vocabulary.as_one`): its open word, and nobody's own."""


# Which things


def due(connection: Connection, rule: Rule, before: int, taken: Collection[int] = ()) -> Due:
    """What began to count before a moment. `taken`: workshops that a rule before this one takes whole."""
    match rule.kind:
        case Kind.BOARD | Kind.REPORT | Kind.ANSWERS | Kind.JOURNAL:
            done = _pruned_already(connection, rule)
            at = {
                id: at for id, at in workshops.all_closed_at(connection).items() if id not in done and id not in taken
            }
            return Due(rule, _before(at, before))
        case Kind.JOB_DESCRIPTION:
            return _texts(connection, rule, before)
        case Kind.PLACEMENTS:
            return Due(rule, _before(_ended(connection), before))
        case Kind.LINKS:
            return Due(rule, _before(_over(connection), before))
        case Kind.ACCOUNTS:
            return Due(rule, _before(_closed_accounts(connection), before))
        case Kind.PROGRAMME:
            last = _programme_changed(connection)
            return Due(rule, _before({PROGRAMME: last} if last else {}, before))
        case Kind.AUDIT_LOG:
            old = select(LOG.c.id, LOG.c.last).where(LOG.c.last < before)
            return Due(rule, _pairs(connection.execute(old)))


def _before(at: Mapping[int, int], before: int) -> dict[int, int]:
    return {id: began for id, began in at.items() if began < before}


def _pairs(rows: Iterable[Any]) -> dict[int, int]:
    return {id: int(at) for id, at in rows}


def under_way(connection: Connection) -> int:
    """How many workshops are under way: no rule reaches them."""
    open_ = select(func.count()).select_from(WORKSHOP).where(WORKSHOP.c.step != Step.CLOSED.value)
    return connection.scalar(open_) or 0


def _pruned_already(connection: Connection, rule: Rule) -> set[int]:
    """A rule that removes also reaches what a rule has left the sums of."""
    if rule.kind is Kind.BOARD:
        return set()
    same = PRUNED.c.then == rule.then.value if rule.kind is Kind.ANSWERS and rule.then is Then.REMOVE else true()
    return {*connection.scalars(select(PRUNED.c.workshop).where(PRUNED.c.kind == rule.kind.value, same))}


def _texts(connection: Connection, rule: Rule, before: int) -> Due:
    """Counted from the last change, of the text or of the way in of a post that rests on it."""
    ways = (
        select(POST.c.job_description, func.max(WAY.c.changed_at).label("at"))
        .join_from(POST, WAY, WAY.c.post == POST.c.id)
        .group_by(POST.c.job_description)
        .subquery()
    )
    way = func.coalesce(ways.c.at, 0)
    last = case((way > TEXT.c.changed_at, way), else_=TEXT.c.changed_at)
    rows = (
        select(TEXT.c.id, last, TEXT.c.status, TEXT.c.is_example)
        .outerjoin_from(TEXT, ways, ways.c.job_description == TEXT.c.id)
        .where(last < before)
    )
    found = connection.execute(rows).all()
    may = [
        (id, at)
        for id, at, status, is_example in found
        if rule.then is not Then.ARCHIVE or status == "approved" or is_example
    ]
    return Due(rule, _pairs(may), left=len(found) - len(may))


def examples(connection: Connection, rule: Rule, ids: Collection[int]) -> set[int]:
    """Which of some workshops or texts, by the rule's kind, are examples: no archive is to have them."""
    its = TEXT if rule.kind is Kind.JOB_DESCRIPTION else WORKSHOP
    return {*connection.scalars(select(its.c.id).where(its.c.id.in_(ids), its.c.is_example))}


def _ended(connection: Connection) -> dict[int, int]:
    """The staffings that everybody has ended in, and the day when the last did: its noon, wherever that is."""
    ended = (
        select(CHANGE.c.staffing, func.sum(CHANGE.c.persons).label("persons"), func.max(CHANGE.c.on).label("last"))
        .where(CHANGE.c.what == What.ENDED.value)
        .group_by(CHANGE.c.staffing)
        .subquery()
    )
    its = select(STAFFING.c.id, ended.c.last).join(ended, ended.c.staffing == STAFFING.c.id)
    rows = connection.execute(its.where(ended.c.persons == STAFFING.c.persons))
    return {id: _noon(last) for id, last in rows}


def _noon(day: date) -> int:
    return int(datetime.combine(day, time(12), UTC).timestamp() * 1000)


def but_links_of(
    connection: Connection, found: Due, workshops: Collection[int], texts: Collection[int], staffings: Collection[int]
) -> Due:
    """Without the links that go with a workshop, a text or a placement."""
    of = or_(LINK.c.workshop.in_(workshops), LINK.c.job_description.in_(texts), LINK.c.staffing.in_(staffings))
    gone = {*connection.scalars(select(LINK.c.id).where(of))}
    return replace(found, at={id: at for id, at in found.at.items() if id not in gone})


def _programme_changed(connection: Connection) -> int:
    """When anything of the programme was last written; 0 where nobody has written anything."""
    last = [select(func.max(it.c.at if it is table(ProgrammeChangeRow) else it.c.changed_at)) for it in OF_PROGRAMME]
    return max(connection.scalar(its) or 0 for its in last)


def _closed_accounts(connection: Connection) -> dict[int, int]:
    """Those of which something is known still, and since when they are closed. Who signs in by the municipality may
    have no e-mail here."""
    identity = table(IdentityRow)
    is_known = exists().where(identity.c.facilitator == SOMEBODY.c.id)
    known = or_(*(SOMEBODY.c[name].is_not(None) for name in ("email", "password", "signed_in_at")), is_known)
    closed = select(SOMEBODY.c.id, SOMEBODY.c.closed_at).where(SOMEBODY.c.closed_at.is_not(None), known)
    return _pairs(connection.execute(closed))


def _over(connection: Connection) -> dict[int, int]:
    """Links that nobody can use any more, and since when; also those that will be, later."""
    over = case(
        (and_(LINK.c.revoked_at.is_not(None), LINK.c.revoked_at < LINK.c.expires_at), LINK.c.revoked_at),
        else_=LINK.c.expires_at,
    )
    return _pairs(connection.execute(select(LINK.c.id, over)))


# Which rows


def rows(rule: Rule, ids: Collection[int]) -> list[Rows]:
    """The rows that go with some things of a rule's kind. Those that would go by themselves with another are there
    too: so that they are counted, and go before it."""
    match rule.kind:
        case Kind.BOARD:
            return [*_linked(LINK.c.workshop, ids), *_of(ALL, ids), Rows(WORKSHOP, WORKSHOP.c.id.in_(ids))]
        case Kind.REPORT:
            return [_comments(LINK.c.workshop, ids), *_of(SESSION_TWO, ids), *_events(ids)]
        case Kind.ANSWERS:
            is_whole = rule.then is Then.REMOVE
            return [*_answers(ids, is_whole=is_whole), *_events(ids)]
        case Kind.JOURNAL:
            return _events(ids)
        case Kind.JOB_DESCRIPTION:
            return [
                *_linked(LINK.c.job_description, ids),
                *(_of_texts(model, ids) for model in TEXTS_OWN),
                Rows(TEXT, TEXT.c.id.in_(ids)),
            ]
        case Kind.PLACEMENTS:
            return [
                *_stated_of(ids),
                Rows(CHANGE, CHANGE.c.staffing.in_(ids)),
                Rows(DAYS, DAYS.c.staffing.in_(ids)),
                _receptions_of(ids),
                Rows(COUNTED_ON, COUNTED_ON.c.staffing.in_(ids)),
                *_linked(LINK.c.staffing, ids),
                Rows(STAFFING, STAFFING.c.id.in_(ids)),
            ]
        case Kind.LINKS:
            return [Rows(COMMENT, COMMENT.c.link.in_(ids)), Rows(LINK, LINK.c.id.in_(ids))]
        case Kind.ACCOUNTS:
            invited, link, in_ = table(InvitationRow), table(SignInLinkRow), table(SignInRow)
            lead = table(WorkplaceLeadRow)
            return [
                Rows(lead, lead.c.facilitator.in_(ids)),
                Rows(in_, in_.c.facilitator.in_(ids)),
                Rows(link, link.c.facilitator.in_(ids)),
                Rows(invited, or_(invited.c.by.in_(ids), invited.c.accepted_by.in_(ids))),
            ]
        case Kind.PROGRAMME:
            return [Rows(it, true() if ids else false()) for it in OF_PROGRAMME]
        case Kind.AUDIT_LOG:
            return [Rows(LOG, LOG.c.id.in_(ids))]


PROGRAMME = 1
"""There is one programme, and it is kept or not as a whole."""
_PROGRAMMES: tuple[type[SQLModel], ...] = (
    *(ProgrammeAnswerRow, ProgrammeFigureRow, SteeringFunctionRow, WorkplaceStepRow),
    *(WorkshopAfterRow, JobAfterRow, ProgrammeChangeRow),
)
OF_PROGRAMME = tuple(table(it) for it in _PROGRAMMES)
TEXTS_OWN = (ReviewRow, AdviceAnswerRow, InForceRow, InterviewRow, JobDescriptionVersionRow, AdRow, EasyRow)
"""What hangs on a job description by itself."""
BY_PERSON = (VoteRow, EstimateRow, OpinionRow)
NOBODYS_ELSE = (LateRow, ReadyRow, PenRow, ParticipantRow, RemovedTaskRow)
FELL = (SeenTallyRow, HandsRow, WeightRow)
SESSION_TWO = (
    *(ReplyRow, ActionRow, OpinionRow, RestRow, PartyRow, FirstPartyRow, DutyRow, AimRow, SittingRow),
    *(ParkedRow, FollowUpRow, SharedTaskRow),
)
ALL = (
    *(*BY_PERSON, *NOBODYS_ELSE, *FELL, *SESSION_TWO),
    *(TranslationRow, PlacementRow, UnlikeRow, TaskRow, RemoteRow, InvitationRow, WorkshopAfterRow),
    *(AskedPhoneRow, AskedSumRow, AskedOccasionRow),
    *(JournalRow, CoLeadRow, GroupRow, JoinCodeRow, PrunedRow, TaskShareRow, RehearsalRow),
)
"""All that hangs on a workshop. `tests/retention` sees to it that none is missing."""
GOES_WITH_REPORT = (JOURNAL, table(OpinionRow))
"""What goes with the report, and would with the answers."""


def _of(models: Iterable[type[SQLModel]], ids: Collection[int]) -> list[Rows]:
    each = (table(model) for model in dict.fromkeys(models))
    return [Rows(its, its.c.workshop.in_(ids)) for its in each]


def _of_texts(model: type[SQLModel], ids: Collection[int]) -> Rows:
    return Rows(table(model), table(model).c.job_description.in_(ids))


def _linked(column: Any, ids: Collection[int]) -> list[Rows]:
    return [_comments(column, ids), Rows(LINK, column.in_(ids))]


def _comments(column: Any, ids: Collection[int]) -> Rows:
    return Rows(COMMENT, COMMENT.c.link.in_(select(LINK.c.id).where(column.in_(ids))))


def _answers(ids: Collection[int], *, is_whole: bool) -> list[Rows]:
    """Where the sums stay, so do the open words of groups that answer together."""
    own = [
        Rows(it.table, it.where if is_whole else and_(it.where, not_(it.table.c.person.like(_JOINT))))
        for it in _of(BY_PERSON, ids)
    ]
    return [*own, *_of((*NOBODYS_ELSE, *(FELL if is_whole else ())), ids)]


def _stated_of(ids: Collection[int]) -> list[Rows]:
    """What was stated of a whole post while somebody was there, and of the half-year when they began: what is left
    would no longer make its sum."""
    tally, outcome = table(PostTallyRow), table(PostOutcomeRow)
    ended = select(func.max(CHANGE.c.on)).where(CHANGE.c.staffing == STAFFING.c.id).scalar_subquery()
    half = cast(extract("year", STAFFING.c.starts), String) + case(
        (extract("month", STAFFING.c.starts) < 7, ":1"), else_=":2"
    )
    while_there = (STAFFING.c.post == tally.c.post, STAFFING.c.starts <= tally.c.on, tally.c.on < ended)
    of_half = (STAFFING.c.post == outcome.c.post, half == outcome.c.began)
    return [
        Rows(of, select(STAFFING.c.id).where(STAFFING.c.id.in_(ids), *its).exists())
        for of, its in ((tally, while_there), (outcome, of_half))
    ]


def _receptions_of(ids: Collection[int]) -> Rows:
    """How somebody was received at a workplace where the post has no other placement."""
    at = (STAFFING.c.post == RECEPTION.c.post, STAFFING.c.workplace == RECEPTION.c.workplace)
    goes = select(STAFFING.c.id).where(*at, STAFFING.c.id.in_(ids)).exists()
    stays = select(STAFFING.c.id).where(*at, STAFFING.c.id.not_in(ids)).exists()
    return Rows(RECEPTION, and_(goes, not_(stays)))


def _events(ids: Collection[int]) -> list[Rows]:
    return [Rows(JOURNAL, and_(JOURNAL.c.workshop.in_(ids), JOURNAL.c.kind != OPENED))]


BLANKED = ("facilitator", "job_description", "journal", "post", "pruned", "task", "workshop")
"""Tables whose rows may stay with less in them."""


def blank(connection: Connection, rule: Rule, ids: Collection[int]) -> None:
    """What stands in rows that stay, and goes: who wrote a task, how to undo, an account's e-mail."""
    task = table(TaskRow)
    match rule.kind:
        case Kind.BOARD:
            of_it = TEXT.c.workshop.in_(ids)
            connection.execute(delete(TEXT).where(of_it, TEXT.c.is_example))
            connection.execute(update(TEXT).where(of_it).values(workshop=None))
        case Kind.REPORT | Kind.ANSWERS | Kind.JOURNAL:
            stays = JOURNAL.c.workshop.in_(ids)
            connection.execute(update(JOURNAL).where(stays).values(undo=null(), command=None))
            if rule.kind is Kind.ANSWERS:
                connection.execute(update(task).where(task.c.workshop.in_(ids)).values(by=""))
                if rule.then is Then.REMOVE:
                    connection.execute(update(WORKSHOP).where(WORKSHOP.c.id.in_(ids)).values(before=null(), again=None))
        case Kind.PLACEMENTS:
            _count_on(connection, rule, ids)
        case Kind.ACCOUNTS:
            nothing: dict[str, Any] = {"email": None, "password": None, "roles": [], "scope": [], "signed_in_at": None}
            connection.execute(update(SOMEBODY).where(SOMEBODY.c.id.in_(ids)).values(**nothing))
            connection.execute(delete(table(IdentityRow)).where(table(IdentityRow).c.facilitator.in_(ids)))


def _count_on(connection: Connection, rule: Rule, ids: Collection[int]) -> None:
    """Whoever is writing in such a post finds that it is another; and where that stays, they are counted over time."""
    its = (STAFFING.c.post == POST.c.id, STAFFING.c.id.in_(ids))
    persons = select(func.coalesce(func.sum(STAFFING.c.persons), 0)).where(*its).scalar_subquery()
    stays = {"before": POST.c.before + persons} if rule.then is Then.COUNT else {}
    of_them = POST.c.id.in_(select(STAFFING.c.post).where(STAFFING.c.id.in_(ids)))
    connection.execute(update(POST).where(of_them).values(version=POST.c.version + 1, **stays))
