"""Session two's page: what stands on it, and its forms without scripts."""

import re

import pytest

from tests.running import ask, view_of
from tests.scenes import a_scene


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
@a_scene
def code(server, lead):
    """Tvätt is red for both groups, Disk black for one, Samling green for both."""
    code = server.workshop(lead)
    placing = {"Tvätt": ("red", "red"), "Disk": ("black", None), "Samling": ("green", "green")}
    for text in placing:
        ask(lead, code, "add_task", text=text)
    ask(lead, code, "open_step", step="settle")
    for id, task in view_of(lead, code)["tasks"].items():
        for group, colour in zip(("g1", "g2"), placing[task["text"]], strict=True):
            ask(lead, code, "place_task", task=id, group=group, colour=colour)
    return code


def page(client, code, query=""):
    answer = client.get(f"/w/{code}/analysis{query}")
    assert answer.status_code == 200, answer.text
    return answer.text


def task(client, code, text):
    return next(id for id, task in view_of(client, code)["tasks"].items() if task["text"] == text)


def talked_about(html):
    return re.search(r'<h3 id="talk-title"[^>]*>(.*?)</h3>', html).group(1)


def post(client, code, do, **fields):
    form = {"id": do, "do": do, "next": f"/w/{code}/analysis", **fields}
    answer = client.post(f"/live/{code}/commands", data=form)
    assert answer.status_code == 303, answer.text


def test_session_two_is_its_facilitators_own(server, code):
    assert server.client().get(f"/w/{code}/analysis").status_code == 303
    assert server.facilitator("eva@example.se").get(f"/w/{code}/analysis").status_code == 404


def test_before_session_two_the_page_says_so_and_offers_to_open_it(lead, code):
    html = page(lead, code)
    assert "Träff 2 är inte öppen än" in html
    assert 'name="step" value="analyse"' in html


def test_session_two_opens_with_what_session_one_came_to(lead, code):
    ask(lead, code, "open_step", step="analyse")
    html = page(lead, code)
    assert "Det här kom vi fram till på träff 1" in html
    assert "Inget är ändrat" in html
    ask(lead, code, "place_task", task=task(lead, code, "Disk"), group="g2", colour="green")
    ask(lead, code, "add_task", text="Ny <uppgift>")
    html = page(lead, code, "?stage=start")
    assert "Annan färg:" in html
    assert "Ny &lt;uppgift&gt;" in html


def test_each_question_is_about_the_tasks_that_ask_it(lead, code):
    ask(lead, code, "open_step", step="analyse")
    assert talked_about(page(lead, code, "?stage=right_competence")) == "Tvätt"
    assert talked_about(page(lead, code, "?stage=right_things")) == "Disk"
    assert "Inga uppgifter är gula" in page(lead, code, "?stage=done_right")


def test_an_answered_task_makes_room_for_the_next(lead, code):
    ask(lead, code, "add_task", text="Sopor")
    sopor = task(lead, code, "Sopor")
    ask(lead, code, "place_task", task=sopor, group="g1", colour="red")
    ask(lead, code, "open_step", step="analyse")
    answer = {"question": "right_competence", "answer": "no", "note": "Någon annan kan"}
    post(lead, code, "answer_question", task=task(lead, code, "Tvätt"), **answer)
    html = page(lead, code, "?stage=right_competence")
    assert talked_about(html) == "Sopor"
    assert "Klara: 1" in html


def test_the_room_is_asked_and_shown_from_the_page(lead, code):
    ask(lead, code, "open_step", step="analyse")
    assert "Fråga alla på telefonerna" in page(lead, code, "?stage=right_things")
    post(lead, code, "open_topic", topic="right_things")
    html = page(lead, code)
    assert "Alla svarar nu på sina telefoner." in html, "the page opens where the room is"
    post(lead, code, "show_topic", topic="right_things")
    html = page(lead, code)
    assert "Svaren är visade." in html
    assert "Det går inte att ångra, och inte det du gjorde innan heller." in html


def test_how_the_answers_fell_is_on_the_page_only_when_they_are_shown(server, lead, code):
    ask(lead, code, "open_step", step="analyse")
    ask(lead, code, "open_topic", topic="right_things")
    disk = task(lead, code, "Disk")
    for n in range(6):
        phone = server.participant(code, "g1")
        ask(phone, code, "give_opinion", task=disk, question="right_things", answer="no" if n < 4 else "yes")
    assert "opinion-bar" not in page(lead, code)
    ask(lead, code, "show_topic", topic="right_things")
    html = page(lead, code)
    assert re.search(r'<span class="opinion-n">4</span> Nej, vi borde sluta', html)
    assert re.search(r'<span class="opinion-n">2</span> Ja, vi ska göra den', html)


def test_time_is_set_for_a_group_by_a_form_without_scripts(lead, code):
    ask(lead, code, "open_step", step="analyse")
    tvatt = task(lead, code, "Tvätt")
    form = {"id": "w1", "do": "set_weight", "next": f"/w/{code}/analysis?stage=weight", "task": tvatt, "group": "g1"}
    form |= {"amount": "3 x 20 min om dagen", "people": "4", "when": ["morning", "weekdays"]}
    assert lead.post(f"/live/{code}/commands", data=form).status_code == 303
    html = page(lead, code, "?stage=weight")
    assert "20 timmar, 4 personer" in re.sub(r"\s+", " ", html)
    assert 'value="3 x 20 min om dagen"' in html
    assert "Före nio, Vardagar" in re.sub(r"\s+", " ", html)
    refused = lead.post(f"/live/{code}/commands", data={**form, "id": "w2", "amount": "lagom ofta"})
    assert refused.status_code == 422
    assert "lagom ofta" in refused.text


def test_an_action_stands_in_the_plan_with_who_and_when(lead, code):
    ask(lead, code, "open_step", step="act")
    plan = {"kind": "bundle", "what": "Ny <tjänst>", "owner": "Rektor", "due": "2026-12-01", "first_step": "Ring HR"}
    post(lead, code, "plan_action", task=task(lead, code, "Tvätt"), **plan)
    html = page(lead, code)
    assert "Ny &lt;tjänst&gt;" in html
    assert "1 december 2026" in html
    assert "Ring HR" in html


def test_the_workshop_can_be_closed_when_nothing_is_missing(lead, code):
    ask(lead, code, "open_step", step="act")
    html = page(lead, code)
    assert "2 uppgifter saknar något" in html
    assert f"?stage=actions&amp;task={task(lead, code, 'Disk')}" in html, (
        "what is missing leads to where it is filled in"
    )
    assert ask(lead, code, "open_step", step="closed").json()["code"] == "tasks_undecided"
    ask(lead, code, "plan_action", task=task(lead, code, "Tvätt"), kind="keep")
    ask(lead, code, "plan_action", task=task(lead, code, "Disk"), kind="stop", owner="Rektor")
    assert "datum när ni slutar, hur ni märker om det blev galet" in re.sub(r"\s+", " ", page(lead, code))
    ask(lead, code, "plan_action", task=task(lead, code, "Disk"), kind="keep")
    assert "Avsluta workshopen" not in page(lead, code)
    disk = next(iter(view_of(lead, code)["tasks"][task(lead, code, "Disk")]["actions"]))
    ask(lead, code, "drop_action", action=disk)
    assert "Avsluta workshopen" in page(lead, code)
    post(lead, code, "open_step", step="closed")
    assert "Öppna träff 2 igen" in page(lead, code)


def test_an_action_that_nobody_owns_is_said_and_led_to(lead, code):
    ask(lead, code, "open_step", step="act")
    ask(lead, code, "plan_action", task=task(lead, code, "Tvätt"), kind="bundle")
    assert "En åtgärd saknar ansvarig eller datum" in page(lead, code)


def test_what_is_red_is_marked_as_decided_when_the_parties_have_been_asked(lead, code):
    ask(lead, code, "open_step", step="act")
    ask(lead, code, "plan_action", task=task(lead, code, "Tvätt"), kind="bundle")
    html = page(lead, code, "?stage=parties")
    assert "Svara på frågorna först" in html
    assert "Märk som beslutad" not in html
    post(lead, code, "note_party", role="union", invited="true", note="Kommunal")
    for duty in ("mbl", "risk"):
        form = {"id": duty, "do": "answer_duty", "next": "/", "duty": duty, "needed": "yes", "on": "2026-12-01"}
        assert lead.post(f"/live/{code}/commands", data={**form, "outcome": "Utan erinran"}).status_code == 303
    html = page(lead, code, "?stage=parties")
    assert "Märk som beslutad" in html
    assert 'value="Kommunal"' in html


def test_when_everything_is_green_the_page_leads_on(lead, server):
    code = server.workshop(lead)
    ask(lead, code, "open_step", step="act")
    assert f"/w/{code}/lead" in page(lead, code)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_stage_is_drawn_in_both_languages_with_all_that_can_stand_on_it(lead, code, language):
    ask(lead, code, "open_step", step="analyse")
    for number, text in enumerate(("Tvätt", "Disk", "Samling"), 1):
        for group in ("g1", "g2"):
            ask(
                lead,
                code,
                "set_weight",
                task=task(lead, code, text),
                group=group,
                amount="75 min i veckan",
                people=number,
            )
    ask(
        lead,
        code,
        "plan_action",
        task=task(lead, code, "Tvätt"),
        kind="move",
        to="g2",
        owner="Rektor",
        due="2027-01-01",
    )
    ask(lead, code, "plan_action", task=task(lead, code, "Disk"), kind="stop")
    ask(lead, code, "answer_duty", duty="mbl", needed="yes")
    for topic in ("weight", "right_things", "done_right", "right_competence"):
        ask(lead, code, "open_topic", topic=topic)
        assert lead.get(f"/w/{code}/analysis?stage={topic}", headers={"Accept-Language": language}).status_code == 200
        ask(lead, code, "show_topic", topic=topic)
    for stage in ("start", "weight", "right_things", "done_right", "right_competence", "actions", "parties", "freed"):
        answer = lead.get(f"/w/{code}/analysis?stage={stage}", headers={"Accept-Language": language})
        assert answer.status_code == 200, stage
        assert f'<html lang="{language}"' in answer.text
    assert "1 h 15 min" in lead.get(f"/w/{code}/analysis?stage=weight", headers={"Accept-Language": language}).text


def test_what_is_asked_about_is_chosen_by_a_form_at_a_price_and_the_rest_is_kept_by_another(lead, code):
    ask(lead, code, "open_step", step="analyse")
    html = page(lead, code, "?stage=choose")
    assert "2 tider och högst 2 frågor, ca 2 minuter" in html
    assert re.findall('value="(\\w+)" aria-pressed="true"', html) == ["all"]
    post(lead, code, "choose_tasks", how="proposal")
    html = page(lead, code, "?stage=choose")
    assert "röd för alla som gör den" in html
    assert "svart för någon" in html
    assert "En uppgift vilar." in html
    post(lead, code, "rest_tasks", tasks=[task(lead, code, "Disk")])
    assert "Behåll resten" in page(lead, code, "?stage=choose")
    post(lead, code, "keep_rest", of="resting")
    assert "Behåll resten" not in page(lead, code, "?stage=choose")


def test_one_form_makes_the_same_action_for_all_that_are_ticked(lead, code):
    ask(lead, code, "open_step", step="analyse")
    ticked = [task(lead, code, "Tvätt"), task(lead, code, "Disk")]
    post(lead, code, "plan_for_several", tasks=ticked, kind="bundle", what="Köksbiträde", act="plan", into="")
    html = page(lead, code, "?stage=choose")
    assert html.count('<span class="pill">Ny tjänst</span>') == 2
    assert '<option value="Köksbiträde">' in html


def test_with_nothing_ticked_the_form_says_so_and_keeps_what_was_typed(lead, code):
    ask(lead, code, "open_step", step="analyse")
    form = {"id": "x", "do": "plan_for_several", "kind": "bundle", "what": "Köksbiträde", "next": f"/w/{code}/analysis"}
    answer = lead.post(f"/live/{code}/commands", data=form)
    assert answer.status_code == 422
    assert "Markera minst en uppgift först." in answer.text
    assert "Köksbiträde" in answer.text


def test_all_that_is_planned_is_marked_as_decided_in_one_press_once_the_duties_have_an_answer(lead, code):
    ask(lead, code, "open_step", step="analyse")
    ticked = [task(lead, code, "Tvätt"), task(lead, code, "Disk")]
    post(lead, code, "plan_for_several", tasks=ticked, kind="bundle")
    assert "Märk alla 2 som beslutade" not in page(lead, code, "?stage=parties")
    for duty in ("mbl", "risk"):
        ask(lead, code, "answer_duty", duty=duty, needed="no", outcome="Inget ändras")
    assert "Märk alla 2 som beslutade" in page(lead, code, "?stage=parties")
    post(lead, code, "decide_several", tasks=ticked)
    assert page(lead, code, "?stage=parties").count("Inte beslutad ändå") == 2


def test_who_can_not_close_is_led_to_what_is_missing(lead, code):
    ask(lead, code, "open_step", step="act")
    form = {"id": "x", "do": "open_step", "step": "closed", "next": f"/w/{code}/lead"}
    answer = lead.post(f"/live/{code}/commands", data=form)
    assert "”Disk”" in answer.text
    assert f'href="/w/{code}/analysis?stage=actions#next"' in answer.text
    html = page(lead, code, "?stage=actions")
    assert 'id="next"' in html
    assert "Behåll de 2 som är kvar" in html
    assert "?stage=parties#duty-mbl" not in html
