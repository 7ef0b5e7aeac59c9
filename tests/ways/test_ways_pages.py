"""The municipality's ways, edited by the pages' own forms."""

import re

import httpx2
import pytest

from app.account.roles import Role
from app.ways import store
from app.ways.come_along import DIRECT, WAYS
from tests.running import Running
from tests.ways.made import a_post, trail_of

HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture
def hr(server: Running) -> httpx2.Client:
    return server.facilitator("hr@example.se", Role.HR)


def version(page: httpx2.Response) -> str:
    return re.search(r'name="version" value="(\d+)"', page.text)[1]  # type: ignore[index]


def edit(hr: httpx2.Client, address: str, **its: str) -> httpx2.Response:
    """As the way's page would post it, as it is now."""
    way = "/".join(address.split("/")[:3])
    return hr.post(address, data={"version": version(hr.get(way)), **its})


def names(server: Running, key: str) -> list[str]:
    with server.database.reading_session() as session:
        kept = store.way(session, key)
    assert kept
    return [it.name for it in kept.way.stages]


def shown(page: httpx2.Response) -> list[str]:
    return re.findall(r'<span class="strong" dir="auto">([^<]+)</span> <span class="hint">', page.text)


# Refused


def test_only_hr_edits_ways(server: Running):
    for role in (Role.LEADS, Role.MANAGER, Role.PROGRAMME_OWNER, Role.OPERATOR):
        who = server.facilitator(f"{role}@example.se", role)
        assert who.get("/ways").status_code == 404
        assert who.post("/ways/direct/name", data={"name": "Vår", "version": "0"}).status_code == 404
    assert names(server, "direct") == [it.name for it in DIRECT.stages]


def test_two_who_edit_at_once_do_not_write_over_each_other(server: Running, hr: httpx2.Client):
    mine = hr.get("/ways/direct")
    other = server.facilitator("tva@example.se", Role.HR)
    assert edit(other, "/ways/direct/stages/ad", do="remove").status_code == 303
    refused = hr.post("/ways/direct/stages", data={"version": version(mine), "name": "Prova på"})
    assert refused.status_code == 409
    assert "Någon annan ändrade vägen medan du skrev." in refused.text
    assert 'value="Prova på"' in refused.text
    assert "Annons" not in shown(refused)
    assert "Prova på" not in names(server, "direct")
    assert hr.post("/ways/direct/stages", data={"version": version(refused), "name": "Prova på"}).status_code == 303


def test_two_first_edits_of_one_that_came_along_meet_in_the_database(server: Running, hr: httpx2.Client):
    with server.database.session() as session:
        store.save_way(session, store.Kept(DIRECT), 1, 1)
        with pytest.raises(store.WayChanged):
            store.save_way(session, store.Kept(DIRECT), 1, 1)


def test_what_makes_no_way_is_said_and_changes_nothing(server: Running, hr: httpx2.Client):
    for address, its, sentence in (
        ("/ways/direct/name", {"name": " "}, "Skriv vad vägen heter."),
        ("/ways/direct/stages", {"name": ""}, "Skriv vad steget heter."),
        ("/ways/direct/stages/ad", {"name": "Annons", "months": "sex"}, "”sex” går inte att läsa som månader."),
        ("/ways/direct/stages/ordinary", {"do": "remove"}, "Steget står alltid sist."),
        ("/ways/direct/stages/ordinary", {"name": "AB", "do": "up"}, "Steget står alltid sist."),
        ("/ways/direct/stages/nobody", {"name": "x"}, "Någon annan har tagit bort steget."),
        ("/ways/direct/stages/ad", {"name": "x" * 81}, "Det får plats 80."),
    ):
        refused = edit(hr, address, **its)
        assert refused.status_code in (409, 422), address
        assert sentence in refused.text
        assert names(server, "direct") == [it.name for it in DIRECT.stages]


def test_a_way_that_is_emptied_still_leads_to_ab(server: Running, hr: httpx2.Client):
    for stage in DIRECT.stages[:-1]:
        assert edit(hr, f"/ways/direct/stages/{stage.key}", do="remove").status_code == 303
    assert names(server, "direct") == ["Anställd AB"]
    post = a_post(server, None, None)
    assert hr.post(f"/posts/{post}/way", data={"way": "direct"}).status_code == 303
    assert [it.stage.name for it in trail_of(server, post).steps] == ["Anställd AB"]
    assert hr.get(f"/posts/{post}/way").status_code == 200


# Edited


def test_five_come_along_as_they_are(hr: httpx2.Client):
    page = hr.get("/ways").text
    for way in WAYS.values():
        assert way.name in page
        its = hr.get(f"/ways/{way.key}")
        assert shown(its) == [it.name for it in way.stages]
        assert "Ingen tjänst har börjat på den än." in its.text


def test_stages_are_added_moved_by_buttons_and_changed(server: Running, hr: httpx2.Client):
    where = edit(hr, "/ways/direct/stages", name="Prova på", role="Handledare", under="BEA", months="2").headers
    key = where["location"].rpartition("#stage-")[2]
    edit(hr, f"/ways/direct/stages/{key}", name="Prova på", under="BEA", months="3", do="up")
    its = ["Vakansprövning", "Företrädesrätt utredd", "Annons", "Prova på", "Urval mot kravprofilen", "Anställd AB"]
    assert names(server, "direct") == its
    with server.database.reading_session() as session:
        kept = store.way(session, "direct")
    assert kept
    stage = kept.way.stage(key)
    assert (stage.months, stage.role, kept.version) == (3, "", 2)
    edit(hr, "/ways/direct/name", name="Vår egen väg")
    assert "Vår egen väg" in hr.get("/ways").text


def test_a_way_of_ones_own_begins_as_another_and_changes_without_it(server: Running, hr: httpx2.Client):
    made = hr.post("/ways", data={"name": "Somrar", "like": "year_at_ame"}).headers["location"]
    edit(hr, f"{made}/stages/year", name="Tre månader BEA", employer="ame", under="BEA", months="3")
    assert "Tre månader BEA" in names(server, made.rpartition("/")[2])
    assert "Tre månader BEA" not in names(server, "year_at_ame")


def test_a_post_keeps_the_stages_that_it_began_with_also_when_its_way_is_put_away(server: Running, hr: httpx2.Client):
    post = a_post(server, None, DIRECT)
    edit(hr, "/ways/direct/stages/ad", do="remove")
    edit(hr, "/ways/direct/retired", retired="yes")
    assert [it.stage for it in trail_of(server, post).steps] == [*DIRECT.stages]
    page = hr.get(f"/posts/{post}/way").text
    assert "Annons" in page
    assert "Den här tjänsten går vidare på den." in page
    other = a_post(server, None, None)
    assert 'value="direct"' not in hr.get(f"/posts/{other}/way").text
    assert hr.post(f"/posts/{other}/way", data={"way": "direct"}).status_code == 409
    edit(hr, "/ways/direct/retired")
    assert hr.post(f"/posts/{other}/way", data={"way": "direct"}).status_code == 303
    assert "Annons" not in [it.stage.name for it in trail_of(server, other).steps]
    assert "2 tjänster har börjat på den" in hr.get("/ways/direct").text


def test_what_came_along_is_in_english_for_who_reads_that_and_is_saved_as_it_stands(server: Running, hr: httpx2.Client):
    page = hr.get("/ways/direct", headers={"Accept-Language": "en"}).text
    assert "Right to come first looked into" in page
    assert 'value="Företrädesrätt utredd"' in page


def test_hostile_names_are_only_ever_text(server: Running, hr: httpx2.Client):
    edit(hr, "/ways/direct/stages/ad", name=HOSTILE, role=HOSTILE, hint=HOSTILE)
    edit(hr, "/ways/direct/name", name=HOSTILE)
    post = a_post(server, None, None)
    assert hr.post(f"/posts/{post}/way", data={"way": "direct"}).status_code == 303
    for address in ("/ways", "/ways/direct", f"/posts/{post}/way", f"/posts/{post}/way?stage=ad"):
        page = hr.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text


def test_what_does_not_exist_is_a_plain_not_found(hr: httpx2.Client):
    for path in (
        "/ways/nobody",
        "/ways/nobody/name",
        "/ways/nobody/stages",
        "/ways/x/stages/y",
    ):
        assert hr.get(path).status_code in (404, 405), path
        assert hr.post(path, data={"version": "0"}).status_code in (404, 405)
