"""Anything that anybody may ask for: a strategy for every command there is, for the properties that hold whatever
happens. `COMMANDS` lacks none (`tests/live/test_acts.py`)."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from app.analysis.analysis import KINDS
from app.analysis.asked import HOW_MANY
from app.analysis.commands import (
    AnswerDuty,
    AnswerQuestion,
    ChangeAction,
    ChooseTasks,
    DecideSeveral,
    DropAction,
    GiveOpinion,
    GiveOpinions,
    KeepRest,
    KeepSeveral,
    MarkDecided,
    NoteParty,
    PlanAction,
    PlanForSeveral,
    RestTasks,
    SetAim,
    TakeUpTasks,
)
from app.analysis.plan import Plan
from app.analysis.several import RESTS
from app.board.board import Talk
from app.board.commands import (
    AcceptText,
    AddTask,
    AddTasks,
    KeepApart,
    MergeSeveral,
    MergeTasks,
    NoteDecision,
    PlaceTask,
    RemoveAllBy,
    RemoveTask,
    RewordTask,
    SetPicture,
    SuggestPictures,
    TurnAwayAuthor,
)
from app.live.acts import RedoLast, UndoLast
from app.live.state import Live
from app.parking.commands import DropParked, Park, ParkTask, SettleParked
from app.parking.parking import ENDS
from app.translation.commands import TranslateTask, TranslateTasks
from app.vocabulary import PASS, QUESTIONS, SPLIT, TOPICS, Colour, Person, Step
from app.voting.commands import (
    CastVote,
    CountHands,
    PassTask,
    PlaceAgreed,
    PlaceAsMost,
    PlaceRest,
    SaySplit,
    StopAsking,
    VoteAgain,
)
from app.weight.commands import EstimateTime, SetWeight
from app.workshop.commands import (
    AddGroup,
    AddMinute,
    AllowPlacing,
    AnswerJointly,
    AnswerReadiness,
    AskAgain,
    BringUp,
    ChangePlace,
    ChangePurpose,
    CloseBeforehand,
    CloseDoor,
    CoverWall,
    EndBeforehand,
    ExpectPeople,
    GivePen,
    GiveShortName,
    JoinWorkshop,
    LightWall,
    LookAt,
    MeetAgain,
    NameGroup,
    OpenBeforehand,
    OpenList,
    OpenStep,
    OpenTopic,
    PauseTimer,
    PlanMinutes,
    RenewCode,
    SayReady,
    SayWhere,
    SetRules,
    SetTimer,
    ShowClock,
    ShowEnding,
    ShowOpening,
    ShowTopic,
    StandAlone,
    SteerWall,
    TakePen,
    TalkInPairs,
    TurnAway,
    TurnWall,
)
from app.workshop.wall import WAYS
from app.workshop.workshop import COVERS, PLACES, PURPOSES
from tests.makers import ANNA, BO, CARERS, CILLA, LEAD, TEACHERS

TASKS = ("t1", "t2", "t3")
"""There at the start. What is added has the number of the act as its id, "n4", and its place among them."""
tasks = st.sampled_from([*TASKS, "n0", "n1", "n2", "n3"])
several = st.lists(tasks, min_size=1, max_size=3, unique=True).map(tuple)
actions = st.sampled_from(["n2", "n3", "n4", "n5"])
groups = st.sampled_from([CARERS, TEACHERS])
colours = st.sampled_from([*Colour])
texts = st.sampled_from(["Tvätt", "Disk", "Sopor", "Städ", "Schema"])
notes = st.sampled_from(["", "Lag"])
moments = st.integers(0, 30_000)
parked = st.sampled_from([*TASKS, "n0", "n1", "n2", "n3"])
questions, topics = st.sampled_from(QUESTIONS), st.sampled_from(TOPICS)
amounts = st.sampled_from([None, "0", "20 min om dagen", "2 h i veckan"])
days = st.sampled_from([None, date(2027, 1, 1)])
people = st.none() | st.integers(0, 3)
NEW = st.just("n")
OFFERED = ("ar", "uk")
translating = st.builds(
    TranslateTask,
    tasks,
    st.sampled_from(OFFERED),
    st.sampled_from(["", "غسيل", "Прання"]),
    st.none() | texts,
    st.just(OFFERED),
)

COMMANDS: dict[type, st.SearchStrategy[Any]] = {
    TranslateTask: translating,
    TranslateTasks: st.builds(
        TranslateTasks, st.sampled_from(OFFERED), st.lists(translating, min_size=1, max_size=2).map(tuple)
    ),
    OpenStep: st.builds(OpenStep, st.sampled_from([*Step]), moments),
    AllowPlacing: st.builds(AllowPlacing, st.booleans()),
    OpenList: st.builds(OpenList, st.booleans()),
    OpenBeforehand: st.builds(
        OpenBeforehand, st.sampled_from([Step.GATHER, Step.SORT]), st.just("1970-01-01"), st.just(20_000), now=moments
    ),
    CloseBeforehand: st.just(CloseBeforehand()),
    EndBeforehand: st.just(EndBeforehand()),
    ShowOpening: st.builds(ShowOpening, st.booleans()),
    SetRules: st.builds(SetRules, st.sampled_from([60, 75, 90]), st.sampled_from([5, 6])),
    SetTimer: st.builds(SetTimer, st.integers(0, 3), moments),
    PlanMinutes: st.builds(PlanMinutes, st.sampled_from([*Step]), st.integers(0, 3)),
    AddMinute: st.builds(AddMinute, moments),
    PauseTimer: st.builds(PauseTimer, st.booleans(), moments),
    ShowClock: st.builds(ShowClock, st.booleans()),
    BringUp: st.builds(BringUp, st.none() | tasks),
    TalkInPairs: st.builds(TalkInPairs, tasks, moments),
    CoverWall: st.builds(CoverWall, st.sampled_from(COVERS), st.integers(0, 2), moments),
    SteerWall: st.builds(SteerWall, st.sampled_from(WAYS), st.none() | st.integers(0, 2)),
    TurnWall: st.builds(TurnWall, st.integers(0, 2), st.none() | st.integers(0, 3)),
    LookAt: st.one_of(
        st.just(LookAt("")),
        st.builds(LookAt, st.just("board"), groups),
        st.builds(LookAt, st.just("talk"), st.sampled_from(["", *Talk])),
        st.builds(LookAt, st.just("question"), topics),
        st.builds(LookAt, st.just("action"), st.just("") | tasks),
    ),
    LightWall: st.builds(LightWall, st.booleans()),
    SayReady: st.builds(SayReady, st.booleans(), st.none() | st.sampled_from(Step)),
    AnswerReadiness: st.builds(AnswerReadiness, st.just("mandate"), st.sampled_from(["", "yes", "no"])),
    ChangePurpose: st.builds(ChangePurpose, st.sampled_from(PURPOSES)),
    ChangePlace: st.builds(ChangePlace, st.sampled_from(PLACES)),
    SayWhere: st.builds(SayWhere, st.booleans()),
    NameGroup: st.builds(NameGroup, groups, st.sampled_from(["Vårdbiträden", "Kockar"])),
    GiveShortName: st.builds(GiveShortName, groups, st.sampled_from(["", "Bs", "Kock"])),
    AddGroup: st.builds(AddGroup, st.sampled_from(["Vikarier", "Kockar"])),
    AnswerJointly: st.builds(AnswerJointly, groups, st.booleans()),
    ExpectPeople: st.builds(ExpectPeople, groups, people),
    CloseDoor: st.builds(CloseDoor, st.booleans()),
    TurnAway: st.builds(TurnAway, st.integers(1, 4)),
    TakePen: st.builds(TakePen, moments),
    GivePen: st.builds(GivePen, st.booleans()),
    StandAlone: st.builds(StandAlone, st.booleans()),
    RenewCode: st.builds(RenewCode, st.sampled_from(["AAAAAA", "CCCCCC"])),
    OpenTopic: st.builds(OpenTopic, st.sampled_from(["", *TOPICS])),
    ShowTopic: st.builds(ShowTopic, topics),
    AskAgain: st.builds(AskAgain, topics),
    AddTask: st.builds(AddTask, texts, NEW, st.booleans(), moments),
    AddTasks: st.builds(AddTasks, st.lists(texts, max_size=3).map(tuple), NEW),
    RewordTask: st.builds(RewordTask, tasks, texts, named=st.booleans()),
    RemoveTask: st.builds(RemoveTask, tasks, st.sampled_from(["", "Skriv inga namn"])),
    RemoveAllBy: st.builds(RemoveAllBy, tasks),
    TurnAwayAuthor: st.builds(TurnAwayAuthor, tasks),
    AcceptText: st.builds(AcceptText, tasks),
    MergeTasks: st.builds(MergeTasks, tasks, tasks),
    MergeSeveral: st.builds(MergeSeveral, st.none() | tasks, several),
    KeepApart: st.builds(KeepApart, tasks, tasks),
    PlaceTask: st.builds(PlaceTask, tasks, groups, st.none() | colours | st.just(PASS), st.none() | tasks),
    NoteDecision: st.builds(NoteDecision, tasks, notes, notes),
    SetPicture: st.builds(SetPicture, tasks, st.sampled_from(["", "broom", "shower"])),
    SuggestPictures: st.builds(SuggestPictures, several),
    CastVote: st.builds(
        CastVote, tasks, st.none() | colours, st.sampled_from(["", "may"]), st.sampled_from(["", "law"])
    ),
    PassTask: st.builds(PassTask, tasks),
    SaySplit: st.builds(SaySplit, tasks),
    CountHands: st.builds(CountHands, tasks, groups, st.integers(0, 2), st.integers(0, 2)),
    VoteAgain: st.builds(VoteAgain, st.none() | tasks),
    StopAsking: st.just(StopAsking()),
    PlaceAgreed: st.just(PlaceAgreed()),
    PlaceAsMost: st.builds(PlaceAsMost, tasks),
    PlaceRest: st.builds(PlaceRest, st.lists(tasks, max_size=3).map(tuple)),
    EstimateTime: st.builds(EstimateTime, tasks, amounts, st.none() | st.just(("morning",)), people),
    SetWeight: st.builds(SetWeight, tasks, groups, amounts, st.integers(0, 3)),
    GiveOpinion: st.builds(GiveOpinion, tasks, questions, st.sampled_from(["yes", "no", "unsure", SPLIT, None])),
    AnswerQuestion: st.builds(AnswerQuestion, tasks, questions, st.sampled_from(["yes", "no", ""]), notes),
    PlanAction: st.builds(PlanAction, tasks, NEW, st.builds(Plan, st.sampled_from(KINDS), due=days)),
    ChangeAction: st.builds(ChangeAction, actions, st.builds(Plan, st.sampled_from(KINDS), notes, due=days)),
    DropAction: st.builds(DropAction, actions),
    GiveOpinions: st.builds(GiveOpinions, questions, st.sampled_from(["yes", "no"])),
    ChooseTasks: st.builds(ChooseTasks, st.sampled_from(HOW_MANY)),
    RestTasks: st.builds(RestTasks, several),
    TakeUpTasks: st.builds(TakeUpTasks, several),
    KeepSeveral: st.builds(KeepSeveral, NEW, several),
    PlanForSeveral: st.builds(PlanForSeveral, NEW, st.builds(Plan, st.sampled_from(KINDS), due=days), several),
    KeepRest: st.builds(KeepRest, NEW, st.sampled_from(RESTS)),
    DecideSeveral: st.builds(DecideSeveral, several),
    MarkDecided: st.builds(MarkDecided, actions, st.booleans()),
    NoteParty: st.builds(
        NoteParty, st.sampled_from(["union", "hr"]), st.booleans(), st.booleans(), notes, st.sampled_from([1, 2])
    ),
    AnswerDuty: st.builds(
        AnswerDuty, st.sampled_from(["mbl", "risk"]), st.sampled_from(["yes", "no", ""]), days, notes
    ),
    SetAim: st.builds(SetAim, groups, notes),
    Park: st.builds(Park, texts, NEW),
    ParkTask: st.builds(ParkTask, tasks, notes),
    SettleParked: st.builds(SettleParked, parked, st.sampled_from(["", *ENDS]), notes),
    DropParked: st.builds(DropParked, parked),
    MeetAgain: st.builds(MeetAgain, days, moments),
    ShowEnding: st.builds(ShowEnding, st.booleans()),
    UndoLast: st.just(UndoLast()),
    RedoLast: st.just(RedoLast()),
    JoinWorkshop: st.builds(JoinWorkshop, groups, st.none() | st.booleans()),
}
BY_STAFF = (
    *(SayReady, TakePen, GivePen, StandAlone, AddTask, RewordTask, RemoveTask, PlaceTask, CastVote, PassTask, SaySplit),
    *(EstimateTime, GiveOpinion, GiveOpinions, JoinWorkshop, SayWhere),
)
"""What the staff ask for. The rest is the facilitator's, and refused to them."""
ANSWERS = (CastVote, PassTask, SaySplit, EstimateTime, GiveOpinion, GiveOpinions)
"""Asked for more often than the rest, or little would be shown."""

Act = tuple[Person, Any]
by_staff = st.tuples(
    st.sampled_from([ANNA, BO, CILLA]),
    st.one_of(st.one_of(*(COMMANDS[it] for it in ANSWERS)), st.one_of(*(COMMANDS[it] for it in BY_STAFF))),
)
STAFF_ALONE = (SayReady, SayWhere, TakePen, GivePen, StandAlone, *ANSWERS, JoinWorkshop)
by_lead = st.tuples(st.just(LEAD), st.one_of(*(its for it, its in COMMANDS.items() if it not in STAFF_ALONE)))
opening = st.tuples(st.just(LEAD), COMMANDS[OpenStep])
by_anybody = st.one_of(by_staff, by_lead, by_staff, opening)


def with_new_id(command: Any, live: Live) -> Any:
    """What it adds gets an id that there has not been."""
    if "new" not in {field.name for field in fields(command)}:
        return command
    return replace(command, new=f"n{len(live.board.tasks) + live.analysis.planned + live.number - 7}")
