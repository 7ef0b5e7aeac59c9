"""A folder that the municipality fills with sentences in Swedish Sign Language."""

import csv
import io

import pytest

from app.speech import sentences
from tests.running import running

FILMED, AS_WEBM = "Vilken yrkesgrupp hör du till?", "Gå med"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / f"{sentences.sentence_id(FILMED)}.mp4").write_bytes(b"0123456789" * 10)
    (folder / f"{sentences.sentence_id(AS_WEBM)}.webm").write_bytes(b"webm")
    (folder / "0000000000.mp4").write_bytes(b"of no sentence")
    (folder / "notes.txt").write_text("secret")
    (folder / "abcdefabcd.mp4").symlink_to(tmp_path / "akr.db")
    (tmp_path / "aaaaaaaaaa.mp4").write_bytes(b"outside")
    return folder


@pytest.fixture
def films(sqlite, folder):
    with running(sqlite, clips=str(folder)) as server:
        yield server


def test_the_page_is_told_which_sentences_have_a_clip_in_its_language(films):
    client = films.client()
    swedish = client.get("/clips", params={"language": "sv"}).json()
    assert {*swedish} == {FILMED, AS_WEBM}
    english = client.get("/clips", params={"language": "en"}).json()
    assert english["Join"] == swedish[AS_WEBM]
    assert client.get("/clips", params={"language": "xx"}).status_code == 404
    assert "data-clips" in client.get("/").text


def test_of_two_sentences_that_a_language_says_alike_one_clip_will_do(films, folder):
    yours = "Vems är uppgiften, sett från ditt uppdrag?"
    (folder / f"{sentences.sentence_id(yours)}.mp4").write_bytes(b"new")
    assert "Whose task is it, seen from your assignment?" in films.client().get("/clips?language=en").json()


def test_a_new_clip_is_there_at_once(films, folder):
    (folder / f"{sentences.sentence_id('Kod')}.mp4").write_bytes(b"new")
    assert "Kod" in films.client().get("/clips?language=sv").json()


def test_a_clip_comes_in_parts(films):
    client, name = films.client(), f"{sentences.sentence_id(FILMED)}.mp4"
    whole = client.get(f"/clips/{name}")
    assert (whole.status_code, whole.headers["content-type"], len(whole.content)) == (200, "video/mp4", 100)
    part = client.get(f"/clips/{name}", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, b"0123456789")


@pytest.mark.parametrize(
    "path",
    [
        *("notes.txt", "../aaaaaaaaaa.mp4", "%2e%2e%2faaaaaaaaaa.mp4", "..%2fakr.db", "abcdefabcd.mp4", "%2e"),
        *("1234567890.mp4", "1234567890.mp4%00", "0000000000.mp4%0a", "0000000000.MP4", "/", "*", "A" * 9000),
    ],
)
def test_nothing_else_in_the_folder_or_beside_it_can_be_had(films, path):
    assert films.client().get(f"/clips/{path}").status_code in (404, 431)


def test_without_a_folder_there_are_none(server):
    client = server.client()
    assert {client.get(path).status_code for path in ("/clips", "/clips/0000000000.mp4")} == {404}
    assert "data-clips" not in client.get("/").text


def test_the_list_says_what_to_film_and_what_to_call_it():
    file = io.StringIO()
    sentences.print_all(file)
    rows = {row["id"]: row["sentence"] for row in csv.DictReader(io.StringIO(file.getvalue()))}
    assert rows[sentences.sentence_id(FILMED)] == FILMED
    assert "1 uppgift hittills / {n} uppgifter hittills" in rows.values()
