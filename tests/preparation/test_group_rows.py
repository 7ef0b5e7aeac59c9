"""Naming groups in rows, on a new workshop's page and on an existing one's, as a browser without scripts does it."""

import re

import pytest

from tests.running import ask, view_of
from tests.scenes import a_scene
from tests.waiting import until


@pytest.fixture
def lead(server):
    return server.facilitator()


def rows(*typed, **more):
    """A form's fields: each row a name, and how many, and how."""
    form = {"workplace": "Hemtjänsten Exempelbyn", "rows": str(len(typed))}
    for number, (name, people, *how) in enumerate(typed, 1):
        form |= {f"name-{number}": name, f"people-{number}": people}
        form |= {f"how-{number}": how[0]} if how else {}
        form |= {f"joins-{number}": how[1]} if len(how) > 1 else {}
    return form | more


def groups_of(lead, answer):
    assert answer.status_code == 303, answer.text
    code = answer.headers["location"].split("/")[2]
    groups = view_of(lead, code, "as=lead")["groups"].values()
    return [(group["name"], group.get("expected"), group["jointly"]) for group in groups]


def chosen(page, key):
    return re.search(rf'name="how-{key}" value="(\w+)" checked', page).group(1)


# A new workshop


def test_groups_are_made_as_they_are_proposed_where_nobody_chooses_otherwise(lead):
    form = rows(("Undersköterskor", "4"), ("Vårdbiträden", "7"), ("Samordnare", ""), ("", ""))
    assert groups_of(lead, lead.post("/workshops", data=form)) == [
        ("Undersköterskor", 4, True),
        ("Vårdbiträden", 7, False),
        ("Samordnare", None, False),
    ]


def test_what_is_chosen_holds_and_two_that_are_joined_become_one(lead):
    form = rows(("Undersköterskor", "4", "alone"), ("Samordnare", "2"), ("Sjuksköterskor", "2", "joined", "2"))
    form |= {"proposed-1": "jointly"}
    assert groups_of(lead, lead.post("/workshops", data=form)) == [
        ("Undersköterskor", 4, False),
        ("Samordnare / Sjuksköterskor", 4, True),
    ]


def test_a_row_follows_its_proposal_when_the_number_changes_until_somebody_has_chosen(lead):
    form = rows(("Undersköterskor", "7", "jointly"), **{"proposed-1": "jointly"})
    assert chosen(lead.post("/workshops/new", data=form).text, 1) == "alone"
    form = rows(("Undersköterskor", "7", "jointly"), **{"proposed-1": "alone"})
    assert chosen(lead.post("/workshops/new", data=form).text, 1) == "jointly"


def test_the_form_says_why_something_is_proposed_and_makes_nothing(lead):
    form = rows(("Undersköterskor", "4"), ("Vårdbiträden", "7"), ("Samordnare", "2"), ("Chef", "1"), ("Planerare", ""))
    page = lead.post("/workshops/new", data=form | {"do": "look"}).text
    for said in (
        "4 är för få för att visas var för sig",
        "7 räcker. Alla tänker själva först",
        "Två pratar sig fram till ett svar",
        "Svaret blir den personens",
        "Säg det nu eller senare",
        "Ni ser då inte var yrkena skiljer sig",
        "14 personer, 5 grupper",
    ):
        assert said in page
    assert [chosen(page, n) for n in range(1, 6)] == ["jointly", "alone", "jointly", "jointly", "alone"]
    assert "Exempelbyn" not in lead.get("/workshops").text


def test_the_wall_in_small_shows_a_block_for_together_a_bar_for_alone_and_nothing_for_too_few(lead):
    form = rows(("Undersköterskor", "4", "jointly"), ("Vårdbiträden", "7"), ("Samordnare", "2", "alone"))
    page = lead.post("/workshops/new", data=form | {"proposed-3": "jointly"}).text
    wall = page.split('class="sketch-wall"')[1]
    assert wall.count("sketch-block is-green") == 1
    assert re.search(r"Vårdbiträden</span>, 7 svar", wall)
    assert wall.count("sketch-bar") == 1
    assert "Syns inte för sig. De är för få." in wall


def test_a_row_more_is_given_without_scripts_and_what_was_typed_stays(lead):
    page = lead.post("/workshops/new", data=rows(("A", "4"), ("B", ""), ("C", ""), do="more")).text
    assert 'id="name-4"' in page
    assert 'id="name-5"' not in page
    assert 'name="rows" value="4"' in page
    assert re.search(r'name="people-1" value="4"', page)


def test_there_is_room_for_twelve_rows_and_no_more_are_offered(lead):
    page = lead.post("/workshops/new", data=rows(*((f"Grupp {n}", "") for n in range(12)), do="more")).text
    assert 'id="name-12"' in page
    assert 'id="name-13"' not in page
    assert "En grupp till" not in page


def test_all_answer_together_as_in_orebro_and_follow_their_proposals_again(lead):
    form = rows(("Undersköterskor", "7"), ("Samordnare", "2"))
    page = lead.post("/workshops/new", data=form | {"do": "all"}).text
    assert [chosen(page, n) for n in (1, 2)] == ["jointly", "jointly"]
    assert 'name="all" value="jointly"' in page
    assert groups_of(lead, lead.post("/workshops", data=form | {"all": "jointly"}))[0] == ("Undersköterskor", 7, True)
    again = {"all": "jointly", "do": "proposed", "how-1": "jointly", "proposed-1": "jointly"}
    assert chosen(lead.post("/workshops/new", data=form | again).text, 1) == "alone"


def test_orebros_list_begins_with_all_together_and_another_list_does_not(lead):
    assert [
        it[2] for it in groups_of(lead, lead.post("/workshops", data={"workplace": "X", "template": "orebro"}))
    ] == [
        True,
        True,
    ]
    page = lead.post("/workshops/new", data={"template": "orebro", **rows(("", ""))}).text
    assert re.search(r'name="name-1" value="Barnskötare"', page)
    assert chosen(page, 1) == "jointly"
    form = rows(("Barnskötare", ""), ("Förskollärare", ""), filled="orebro", all="jointly", template="bath")
    page = lead.post("/workshops/new", data=form).text
    assert re.search(r'name="name-1" value="Badvakter och simlärare"', page)
    assert chosen(page, 1) == "alone"


def test_a_list_does_not_write_over_groups_that_somebody_has_typed(lead):
    page = lead.post("/workshops/new", data=rows(("Kassa", "2"), template="bath")).text
    assert re.search(r'name="name-1" value="Kassa"', page)
    assert "Listan börjar med 23 arbetsuppgifter" in page


WRONG = [
    ([("A", "-1")], "”-1” går inte att läsa som ett antal personer"),
    ([("A", "3000")], "”3000” går inte att läsa som ett antal personer"),
    ([("A", "sju")], "”sju” går inte att läsa som ett antal personer"),
    ([("A", "2,5")], "”2,5” går inte att läsa som ett antal personer"),
    ([("A", "٣")], "går inte att läsa som ett antal personer"),
    ([("Kassa", "2"), ("kassa", "3")], "Två yrkesgrupper heter kassa"),
    ([("A", "2"), ("B", "2", "joined", "2")], "Välj en annan grupp att gå ihop med"),
    ([("A", "2"), ("B", "2", "joined", "9")], "Välj en annan grupp att gå ihop med"),
    ([("A", "2"), ("B", "2", "joined")], "Välj en annan grupp att gå ihop med"),
    ([("A", "2", "loudly")], "Välj ett av alternativen"),
    ([("x" * 81, "2")], "Texten är för lång: 81 tecken"),
    ([("", "4")], "Skriv vad yrkesgrupp 1 heter"),
    ([("A" * 60, "2"), ("B" * 60, "2", "joined", "1")], "Namnen får inte plats ihop"),
    ([("", "")], "Skriv minst en yrkesgrupp"),
]


def test_what_cannot_be_is_said_in_one_plain_sentence_and_nothing_typed_is_lost(lead):
    for typed, said in WRONG:
        answer = lead.post("/workshops", data=rows(*typed))
        assert answer.status_code == 422, typed
        assert said in answer.text
        for number, (name, people, *_how) in enumerate(typed, 1):
            assert f'name="name-{number}" value="{name}"' in answer.text
            assert f'name="people-{number}" value="{people}"' in answer.text
        assert "Exempelbyn" in answer.text
        assert "Exempelbyn" not in lead.get("/workshops").text


def test_a_sentence_about_a_row_stands_in_the_row(lead):
    page = lead.post("/workshops", data=rows(("A", "2"), ("B", "sju"))).text
    assert 'id="wrong-2"' in page
    assert 'id="wrong-1"' not in page
    assert re.search(r'id="people-2"[^>]*aria-invalid="true" aria-describedby="wrong-2"', page)


def test_looking_does_not_say_that_a_name_is_missing_to_somebody_who_is_still_typing(lead):
    page = lead.post("/workshops/new", data=rows(("", "4"), do="look"))
    assert page.status_code == 200
    assert "Skriv vad yrkesgrupp" not in page.text


def test_names_that_look_like_markup_are_only_words(lead):
    page = lead.post("/workshops/new", data=rows(("<b>x</b>", "2"), ('"><script>', "1"), do="look")).text
    assert "<script>" not in page.split("<main")[1].split("</main")[0]
    assert "<b>x" not in page


def test_one_group_whose_name_has_a_comma_stays_one(lead):
    assert groups_of(lead, lead.post("/workshops", data=rows(("Lärare, åk 1", "6")))) == [("Lärare, åk 1", 6, False)]


# An existing workshop


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


def form_of(lead, code):
    """The fields of the groups' form, as a browser would send them untouched."""
    page = lead.get(f"/w/{code}/readiness").text
    form = page.split('id="groups-form"')[1].split("</form>")[0]
    fields = dict(re.findall(r'<input(?: type="hidden"| id="[^"]*")? name="([^"]+)" value="([^"]*)"', form))
    return fields | dict(re.findall(r'name="(how-[^"]+)" value="(\w+)" checked', form))


def save(lead, code, **changes):
    form = form_of(lead, code) | {name.replace("_", "-"): value for name, value in changes.items()}
    return lead.post(f"/w/{code}/groups", data=form)


def named(lead, code):
    groups = view_of(lead, code, "as=lead")["groups"].values()
    return [(group["name"], group.get("expected"), group["jointly"]) for group in groups]


@a_scene
def answered(server, lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    phone = server.participant(code, "g1")
    (task,) = view_of(phone, code)["tasks"]
    assert ask(phone, code, "cast_vote", task=task, colour="red").status_code == 200
    return phone, task


def wait_until_told(lead, code):
    until(lambda: view_of(lead, code, "as=lead")["groups"]["g1"].get("voices"))


def test_an_untouched_form_changes_nothing(lead, code):
    before = named(lead, code)
    assert save(lead, code).headers["location"] == f"/w/{code}/readiness#groups"
    assert named(lead, code) == before


def test_a_group_is_respelled_counted_and_answers_together_with_one_press(lead, code):
    save(lead, code, name_g1="Barnskötare på Björken", people_g1="3", how_g1="jointly", people_g2="6")
    assert named(lead, code) == [("Barnskötare på Björken", 3, True), ("Förskollärare", 6, False)]
    save(lead, code, people_g1="")
    assert named(lead, code)[0] == ("Barnskötare på Björken", None, True)


def test_an_existing_group_never_changes_how_it_answers_because_a_number_did(lead, code):
    save(lead, code, people_g1="3", how_g1="jointly")
    save(lead, code, people_g1="7")
    assert named(lead, code)[0] == ("Barnskötare", 7, True)


def test_a_group_is_added_with_what_is_proposed_for_it(lead, code):
    save(lead, code, name_new="Kockar", people_new="2")
    assert named(lead, code)[2] == ("Kockar", 2, True)


def test_names_numbers_and_new_groups_can_come_after_answers_too_until_it_is_closed(server, lead, code):
    phone, task = answered(server, lead, code)
    ask(lead, code, "open_step", step="settle")
    save(lead, code, name_g1="Barnskötarna", people_g1="7", name_new="Kockar")
    assert [it[0] for it in named(lead, code)] == ["Barnskötarna", "Förskollärare", "Kockar"]
    assert view_of(phone, code)["mine"] == {task: "red"}
    ask(lead, code, "open_step", step="closed")
    assert "Spara yrkesgrupperna" not in lead.get(f"/w/{code}/readiness").text
    assert lead.post(f"/w/{code}/groups", data={"name-g1": "X"}).status_code == 409
    assert named(lead, code)[0][0] == "Barnskötarna"


def test_where_the_group_has_answered_it_is_said_first_that_its_answers_are_put_away(server, lead, code):
    phone, _task = answered(server, lead, code)
    wait_until_told(lead, code)
    page = lead.get(f"/w/{code}/readiness").text
    assert page.count("Byter ni hur den svarar läggs de svaren undan") == 1
    assert save(lead, code, how_g1="jointly").status_code == 303
    assert named(lead, code)[0][2]
    assert view_of(phone, code)["mine"] == {}


def test_who_has_not_been_told_is_asked_before_answers_are_put_away(server, lead, code):
    before = form_of(lead, code)
    phone, task = answered(server, lead, code)
    wait_until_told(lead, code)
    refused = lead.post(f"/w/{code}/groups", data=before | {"how-g1": "jointly"})
    assert refused.status_code == 409
    assert "Spara igen om ni vill det" in refused.text
    assert chosen(refused.text, "g1") == "jointly"
    assert view_of(phone, code)["mine"] == {task: "red"}
    assert lead.post(f"/w/{code}/groups", data=before | {"how-g1": "jointly", "told-g1": "yes"}).status_code == 303
    assert view_of(phone, code)["mine"] == {}


def test_a_short_name_is_given_where_the_group_is_named_and_else_proposed(lead, code):
    def shorts():
        return {id: group["short"] for id, group in view_of(lead, code, "as=lead")["groups"].items()}

    assert shorts() == {"g1": "Bsk", "g2": "Fl"}
    assert save(lead, code, short_g1="Bs").status_code == 303
    assert shorts() == {"g1": "Bs", "g2": "Fl"}
    assert 'placeholder="Fl"' in lead.get(f"/w/{code}/readiness").text
    for typed, said in (("B", "Ett kort namn är 2 till 4 bokstäver."), ("bs", "har det korta namnet bs")):
        refused = save(lead, code, short_g2=typed)
        assert refused.status_code == 422
        assert said in refused.text
    assert save(lead, code, short_g1="").status_code == 303
    assert shorts() == {"g1": "Bsk", "g2": "Fl"}


def test_what_somebody_else_changed_meanwhile_is_not_written_over(lead, code):
    before = form_of(lead, code)
    ask(lead, code, "name_group", group="g1", name="Barnskötarna")
    lead.post(f"/w/{code}/groups", data=before | {"people-g2": "6"})
    assert named(lead, code) == [("Barnskötarna", None, False), ("Förskollärare", 6, False)]


WRONG_CHANGES = [
    ({"people_g1": "-1"}, "går inte att läsa som ett antal personer"),
    ({"people_g1": "3000"}, "går inte att läsa som ett antal personer"),
    ({"people_g1": "många"}, "går inte att läsa som ett antal personer"),
    ({"name_g1": "förskollärare"}, "olika namn"),
    ({"name_new": "Barnskötare"}, "olika namn"),
    ({"name_g1": "x" * 81}, "81 tecken"),
    ({"name_g1": " ", "people_g1": "3"}, "Skriv vad yrkesgrupp 1 heter"),
    ({"people_new": "3"}, "Skriv vad yrkesgrupp 3 heter"),
    ({"how_g1": "joined", "joins_g1": "g2"}, "Välj ett av alternativen"),
]


def test_one_thing_that_is_wrong_and_nothing_is_saved_or_lost(lead, code):
    before = named(lead, code)
    for changes, said in WRONG_CHANGES:
        answer = save(lead, code, **({"people_g2": "6"} | changes))
        assert answer.status_code == 422, changes
        assert said in answer.text
        assert named(lead, code) == before
        if "how_g1" not in changes:
            assert re.search(r'name="people-g2" value="6"', answer.text)
            for name, value in changes.items():
                assert f'name="{name.replace("_", "-")}" value="{value}"' in answer.text


def test_an_emptied_name_is_asked_for_and_does_not_take_the_group_away(lead, code):
    answer = save(lead, code, name_g1="", people_g1="")
    assert answer.status_code == 422
    assert len(named(lead, code)) == 2


def test_the_groups_are_their_facilitators_own(server, code):
    assert server.client().post(f"/w/{code}/groups", data={"name-g1": "X"}).status_code == 403
    assert server.facilitator("annan@example.se").post(f"/w/{code}/groups", data={"name-g1": "X"}).status_code == 404
