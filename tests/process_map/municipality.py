"""A municipality with something in most boxes of the process map, for tests of its pages."""

from datetime import timedelta

from app.account import store as accounts
from app.ids import now
from app.job_descriptions.draft import Status
from app.posts import store as posts
from app.posts.post import Post
from app.posts.staffing import Change, Staffing, What
from app.ways import store as ways
from app.ways.come_along import ALTERNATIVE, BROADENED, DIRECT, YEAR_AT_AME
from app.ways.trail import Days, begun
from app.workshop.tables import WorkshopRow
from tests.days import today
from tests.job_descriptions.written import a_draft, workshop_id
from tests.job_descriptions.written import keep as keep_text
from tests.posts.written import a_workplace, administration
from tests.running import ask
from tests.scenes import a_scene

TODAY = today()
LONG_AGO, LATELY = TODAY - timedelta(400), TODAY - timedelta(40)
LEADS, EXAMPLE = "leder@example.se", "Påhittade huset"


def workshops_of(server, lead):
    """Four workplaces, and an example: one is prepared, one in session one, one in session two, one is done. Codes."""
    names = ("Eken", "Månen", "Bryggan", "Solen", EXAMPLE)
    codes = {name: server.workshop(lead, workplace=name) for name in names}
    assert ask(lead, codes["Månen"], "open_step", step="sort").is_success
    stand(server, codes["Bryggan"], step="analyse", was_revealed=True)
    stand(server, codes["Solen"], step="closed", was_revealed=True)
    stand(server, codes[EXAMPLE], is_example=True)
    return codes


def stand(server, code, **its):
    """Let a workshop's row say so, as if it had come that far."""
    with server.database.session() as session:
        row = session.get_one(WorkshopRow, workshop_id(server, code))
        for name, value in its.items():
            setattr(row, name, value)
        session.add(row)


def texts_of(server):
    """Two in force, of which one has a draft beside, and one that is not. Ids."""
    approved = a_draft(title="Förskolestöd", status=Status.APPROVED)
    beside = a_draft(title="Måltidsbiträde", status=Status.APPROVED)
    homes = [
        keep_text(server, None, approved),
        keep_text(server, None, beside, a_draft(title="Måltidsbiträde, ny")),
        keep_text(server, None, a_draft(title="Kontorsstöd")),
    ]
    return [int(home.rsplit("/", 1)[1]) for home in homes]


def posts_of(server, text):
    """In *Utbildning*: one filled and ordinary, one past its planned day; three with nobody, each at a box of its own.
    In *Omsorg*: one that is filled; and one that is an example."""
    with server.database.session() as session:
        part, care = administration(session), administration(session, "Omsorg")
        solen, manen = a_workplace(session, "Solen", leads=(LEADS,)), a_workplace(session, "Månen")
        eken = a_workplace(session, "Eken", of="Omsorg")
        me = accounts.first(session).id or 0

        def keep(title, *staffings, way=None, done=(), of=part, **its):
            id = posts.add(session, Post(title, administration=of, staffings=staffings, **its), now())
            if way:
                ways.begin(session, id, begun(way), me, now())
            for number, stage in enumerate(done, 1):
                ways.keep_days(session, id, number, stage, None, Days(done=LATELY, note="Därför."), me, now())
            return id

        ordinary = Staffing(solen, LONG_AGO, 6, 1, changes=(Change(LATELY, What.ORDINARY, 5),))
        past = Staffing(manen, LONG_AGO, 7, ab_planned=LATELY)
        its = {
            "ordinary": keep("Serviceassistent", ordinary, way=YEAR_AT_AME, job_description=text, decided_on=LONG_AGO),
            "past": keep("Förskolestöd", past, way=YEAR_AT_AME, job_description=text, decided_on=LONG_AGO),
            "need": keep("Vaktmästarstöd"),
            "choice": keep("Kulturstöd", job_description=text, decided_on=LATELY),
            "supply": keep(
                "Bibliotekskraft",
                way=ALTERNATIVE,
                done=("vacancy_review", "choice"),
                job_description=text,
            ),
            "care": keep("Vårdstöd", Staffing(eken, LATELY, 2, 2), way=DIRECT, of=care, decided_on=LATELY),
            "example": keep("Exempeltjänst", Staffing(solen, LONG_AGO, 9, 9), way=BROADENED, is_example=True),
        }
    return its


@a_scene
def a_municipality(server):
    """`codes`: of the workshops, by workplace; `texts`, `posts`: ids."""
    server.facilitator()  # whose the texts are
    lead = server.facilitator(LEADS)
    codes, texts = workshops_of(server, lead), texts_of(server)
    return {"codes": codes, "texts": texts, "posts": posts_of(server, texts[0]), "lead": lead}
