"""A facilitator who wants to read, before the meeting, what somebody has just written."""

import io
import zipfile
from datetime import timedelta

from tests.days import today
from tests.hostile.test_who_may import MAY
from tests.running import ask, view_of

SECRET = "Smörjgångar"


def words_in(answer):
    """Everything readable in an answer, also within a file that is packed."""
    if answer.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            return " ".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return answer.content.decode("utf-8", "replace")


async def test_no_page_no_file_and_no_frame_has_it(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    ask(lead, code, "add_task", text="Tvätt")
    until = (today() + timedelta(days=1)).isoformat()
    lead.post(f"/w/{code}/beforehand", data={"step": "gather", "until": until})
    phone = server.participant(code)
    async with server.follow(lead, code, "as=lead") as follower:
        await follower.frame()
        for nth in range(4):  # as many as are sent to who leads in the room
            ask(phone, code, "add_task", text=f"{SECRET} {nth}")
        await follower.until(lambda view: view.get("writers", {}).get("texts") == 4)
        assert SECRET not in str(follower.frames)
    reads = [route.split()[1] for route in MAY if route.startswith("GET /w/{code}/") and "delete" not in route]
    for path in reads:
        for ending in ("xlsx", "csv", "json", "md", "docx", "pdf") if "{ending}" in path else ("",):
            answer = lead.get(path.replace("{code}", code).replace("{ending}", ending))
            assert SECRET not in words_in(answer), path
    lead.post(f"/w/{code}/template", data={"name": "Vår lista"})
    assert SECRET not in lead.get("/workshops/new?template=own-1").text
    assert SECRET not in lead.post("/workshops/new", data={"template": "own-1", "workplace": "X"}).text
    looked = lead.post(f"/w/{code}/import", data={"text": f"{SECRET} 1"})
    assert "finns redan" not in looked.text
    assert "done" in ask(lead, code, "add_task", text=f"{SECRET} 1").json()
    ask(lead, code, "close_beforehand")
    assert SECRET in str(view_of(lead, code, "as=lead"))
