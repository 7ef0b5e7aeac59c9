"""Each deed is in the log once: who, about what, from where."""

import re
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from app.ids import now
from app.security import store
from app.security.entry import KINDS, OPERATOR, REFUSED, About, Actor, By, Entry, Thing, What, network
from app.storage.database import once_kept
from tests.running import ask
from tests.scenes import a_scene
from tests.security.doing import DEEDS, Scene, a_job_description, logged, told
from tests.serving import HERE

LEAD_FROM_HERE = (Actor.FACILITATOR, 1, "127.0.0.1")


@pytest.fixture
@a_scene
def scene(server):
    return Scene(server)


def test_what_all_deeds_begin_with_is_told_without_a_secret(server):
    server.begin()  # what is built aside stands in no line of this server's
    with capture_logs() as lines:
        scene = Scene(server)
    assert told(scene, lines) == []


@pytest.mark.parametrize("what", What)
def test_each_deed_is_logged_once(scene, what):
    scene.server.begin()
    before = len(logged(scene.server, what))
    with capture_logs() as lines:
        DEEDS[what](scene)
        entries = logged(scene.server, what)[before:]
    assert [(it.what, it.count) for it in entries] == [(what, 1)]
    (line,) = [line for line in lines if line.get("what") == what]
    assert line["event"] == KINDS[what].event
    assert line["outcome"] == ("refused" if what in REFUSED else "done")
    assert line["log_level"] == ("warning" if KINDS[what].is_warning else "info")
    assert told(scene, lines) == []


def who(entry):
    return entry.by.actor, entry.by.id, entry.by.address


def done(scene, what):
    DEEDS[what](scene)
    return logged(scene.server, what)[-1]


def test_a_sign_in_says_whose_and_a_wrong_password_which_account(scene):
    entry = done(scene, What.SIGNED_IN)
    assert (who(entry), entry.details) == (LEAD_FROM_HERE, {"how": "password"})
    failed = done(scene, What.SIGN_IN_FAILED)
    assert (who(failed), failed.about) == ((Actor.ANYBODY, None, "127.0.0.1"), About(Thing.FACILITATOR, 1))
    assert entry.by.session != logged(scene.server, What.PASSWORD_CHANGED)[0].by.session


def test_all_that_is_done_by_one_sign_in_has_its_word(scene):
    first = scene.sign_in()
    first.post(f"/w/{scene.code}/delete", data={"typed": scene.code})
    first.post("/sign-out")
    kinds = (What.SIGNED_IN, What.WORKSHOP_DELETED, What.SIGNED_OUT)
    sessions = [it.by.session for it in logged(scene.server, *kinds)]
    assert len(sessions) == 3
    assert len({*sessions}) == 1


def test_what_is_typed_for_an_email_that_nobody_has_is_not_kept_in_any_form(scene):
    scene.sign_in("x", email="mitt lösenord i fel ruta")
    (entry,) = logged(scene.server, What.SIGN_IN_FAILED)
    assert (entry.about, entry.details) == (None, {})


def test_what_is_done_to_a_workshop_says_by_whom_and_to_which(scene):
    for what in (What.CODE_RENEWED, What.WORKSHOP_DELETED):
        entry = done(scene, what)
        assert (entry.by.actor, entry.by.id) == (Actor.FACILITATOR, 1)
        assert entry.about == About(Thing.WORKSHOP, scene.id)
        scene.code = scene.lead.get("/workshops").text.partition("/w/")[2][:6]


def test_leading_says_who_else_it_concerns(scene):
    kim = done(scene, What.LEADING_GIVEN).by.id
    taken = scene.lead.post(f"/w/{scene.code}/leads/{kim}/off")
    assert taken.status_code == 303
    entry = logged(scene.server, What.LEADING_TAKEN)[-1]
    assert (who(entry), entry.details) == (LEAD_FROM_HERE, {"facilitator": kim})


@pytest.mark.parametrize("file", ["report.pdf", "report.xlsx", "report-short.pdf"])
def test_a_file_by_a_link_says_which_link_and_which_file(scene, file):
    assert scene.server.client().get(f"{scene.link()}/{file}").status_code == 200
    (entry,) = logged(scene.server, What.EXPORTED)
    assert who(entry) == (Actor.LINK, 1, "127.0.0.1")
    assert (entry.about, entry.details) == (About(Thing.WORKSHOP, scene.id), {"file": file})


@pytest.mark.parametrize("ending", ["docx", "pdf", "md", "txt", "json"])
def test_a_job_descriptions_file_says_which(scene, ending):
    assert scene.lead.get(f"{a_job_description(scene.server)}.{ending}").status_code == 200
    (entry,) = logged(scene.server, What.EXPORTED)
    assert entry.about == About(Thing.JOB_DESCRIPTION, 1)
    assert entry.details["file"].endswith(f".{ending}")


def test_every_route_that_answers_with_a_file_is_seen(scene):
    """Looked for in what is answered: a page that stands beside them is no export."""
    home = a_job_description(scene.server)
    files = [f"/w/{scene.code}/{name}" for name in ("poster.pdf", "result.json", "paper.pdf", "actions.ics")]
    files += ["/job-descriptions.xlsx", f"{home}/easy.pdf", f"{home}/ad.pdf", f"{home}/ad.docx"]
    for path in files:
        assert scene.lead.get(path).status_code == 200
    for path in (f"{home}/print", f"/w/{scene.code}/report"):
        assert scene.lead.get(path).status_code == 200
    seen = [it.details["file"] for it in logged(scene.server, What.EXPORTED)]
    assert sorted(seen) == sorted(path.rpartition("/")[2] for path in files)


def test_a_phone_that_would_lead_is_noted_and_what_it_answers_is_not(scene):
    phone = scene.server.participant(scene.code)
    assert ask(phone, scene.code, "add_task", text="Tvätt").status_code == 200
    assert logged(scene.server, What.ACCESS_REFUSED) == []
    assert ask(phone, scene.code, "open_step", step="sort").status_code == 403
    (entry,) = logged(scene.server, What.ACCESS_REFUSED)
    assert who(entry) == (Actor.PARTICIPANT, None, "127.0.0.1")
    assert (entry.about, entry.details["why"]) == (About(Thing.WORKSHOP, scene.id), "not_yours")


async def test_the_same_through_a_socket(scene):
    phone = scene.server.participant(scene.code)
    async with scene.server.follow(phone, scene.code) as screen:
        assert (await screen.ask("open_step", step="sort"))["code"] == "not_yours"
    (entry,) = logged(scene.server, What.ACCESS_REFUSED)
    assert (entry.by.actor, entry.about) == (Actor.PARTICIPANT, About(Thing.WORKSHOP, scene.id))


def test_who_has_not_joined_or_comes_after_the_end_or_mistypes_the_code_tries_nothing(scene):
    late = scene.server.participant(scene.code)
    newcomer = scene.server.client()
    assert ask(newcomer, scene.code, "add_task", text="Tvätt").status_code == 403
    assert newcomer.get("/join?code=QQQQQQ").status_code == 404
    assert newcomer.get("/nothing-here").status_code == 404
    ask(scene.lead, scene.code, "open_step", step="closed")
    assert late.get(f"/live/{scene.code}/view").status_code == 403
    assert ask(late, scene.code, "add_task", text="Tvätt").status_code == 403
    assert logged(scene.server, *REFUSED) == []


def test_who_leads_too_is_refused_what_is_the_owners(scene):
    kim = scene.kim_leads()
    for page in ("delete", "leads/1/off"):
        its = f"/w/{scene.code}/{page}"
        assert (kim.get(its) if page == "delete" else kim.post(its)).status_code == 404
    entries = logged(scene.server, What.ACCESS_REFUSED)
    assert {it.details["why"] for it in entries} == {"not_owned"}
    assert {it.by.id for it in entries} == {scene.kims_id()}


def test_what_is_undone_is_not_logged(database):
    entry = Entry(now(), What.SIGN_IN_LINK_MADE, OPERATOR, About(Thing.FACILITATOR, 1))
    said = []

    def do_and_undo():
        with database.session() as session:
            store.add(session.connection(), [entry])
            once_kept(session, lambda: said.append(entry))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        do_and_undo()
    assert (said, [*store.since(database, 0, now())]) == ([], [])


@pytest.mark.parametrize("details", [{"path": "/w/Å"}, {"why": "mitt lösenord"}, {"text": "x"}, {"file": "x" * 81}])
def test_the_log_has_no_place_for_words(details):
    with pytest.raises(ValueError, match="security log"):
        Entry(0, What.EXPORTED, By(Actor.ANYBODY), None, details)


@pytest.mark.parametrize(
    ("host", "kept"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", None),
    ],
)
def test_of_an_address_as_much_is_kept_as_tells_where(host, kept):
    assert network(host) == kept


def test_the_operators_page_names_every_kind_as_the_log_does():
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", (Path(HERE) / "docs/operators.md").read_text(), re.MULTILINE)
    assert [row for row in rows if row[0] in KINDS] == [(what.value, kind.event) for what, kind in KINDS.items()]


def test_no_deed_stands_twice_in_the_list_of_deeds():
    assert set(DEEDS) == set(KINDS) == set(What)
