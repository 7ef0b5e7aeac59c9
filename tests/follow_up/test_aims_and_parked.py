"""What a group wanted its time for, and what was put aside, are asked about again, beside the actions."""

from tests.running import ask, view_of
from tests.scenes import a_scene


@a_scene
def ended(server, lead, **settled):
    code = server.workshop(lead)
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="analyse")
    ask(lead, code, "set_aim", group="g1", text="Mer tid i ateljén")
    ask(lead, code, "park", text="Det drar i hallen")
    parked = next(iter(view_of(lead, code, "as=lead")["parked"]))
    if settled:
        ask(lead, code, "settle_parked", parked=parked, **settled)
    return code, parked


def test_they_are_asked_about_and_the_answer_stands_on_the_page(server):
    lead = server.facilitator()
    code, parked = ended(server, lead, ends_as="safety_round", owner="Skyddsombudet")
    page = lead.get(f"/w/{code}/follow-up/answers").text
    for said in ("Mer tid i ateljén", "Blev det så?", "Det drar i hallen", "Är det löst?", "Skyddsronden"):
        assert said in page
    answers = {"months": "3", "outcome-aim-g1": "partly", "note-aim-g1": "Två förmiddagar"}
    answer = lead.post(f"/w/{code}/follow-up/answers", data={**answers, f"outcome-parked-{parked}": "done"})
    assert answer.status_code == 303
    page = lead.get(f"/w/{code}/follow-up").text
    assert "Två förmiddagar" in page
    assert "Delvis" in page


def test_what_is_done_already_is_not_asked_about(server):
    lead = server.facilitator()
    code, _ = ended(server, lead, ends_as="done")
    page = lead.get(f"/w/{code}/follow-up/answers").text
    assert "Mer tid i ateljén" in page
    assert "Det drar i hallen" not in page


def test_an_answer_about_what_nobody_said_is_refused(server):
    lead = server.facilitator()
    code, _ = ended(server, lead)
    answer = lead.post(f"/w/{code}/follow-up/answers", data={"months": "3", "outcome-aim-g2": "done"})
    assert answer.status_code == 404
    assert "Ingen har svarat än" in lead.get(f"/w/{code}/follow-up").text


def test_they_are_no_actions_in_the_list_across_workshops(server):
    lead = server.facilitator()
    ended(server, lead)
    assert "Mer tid i ateljén" not in lead.get("/actions").text
