"""The server speaks where the browser can't: our own sentences to anybody, what people write to who takes part."""

import pytest

from app.settings import Impossible
from app.speech import engines, sentences, sound
from app.speech.engines import Voice
from tests.running import ask, running, settings_for
from tests.speech.conftest import say
from tests.speech.stub import wav

OURS = "Skriv koden. Den står på väggen, eller i inbjudan. Du behöver inget konto."


def is_mp3(answer):
    return answer.status_code == 200 and answer.headers["content-type"] == "audio/mpeg" and answer.content[0] == 0xFF


def test_our_sentences_are_spoken_to_anybody_and_kept(speaks, engine):
    first, again = (say(speaks.client(), OURS) for _ in range(2))
    assert is_mp3(first)
    assert first.content == again.content
    assert [it["text"] for it in engine.started] == [f"{OURS}\n"]
    assert len(first.content) < len(wav()) / 4


def test_what_people_write_is_spoken_to_who_takes_part_and_not_kept(speaks, engine, sorting):
    code, phone = sorting
    for _ in range(2):
        assert is_mp3(say(phone, "Städa hallen", code=code))
    assert len(engine.started) == 2


def test_what_people_write_is_spoken_to_who_is_about_to_join(speaks, engine):
    code = speaks.workshop(speaks.facilitator(), groups="Vi i korridor fyra")
    newcomer = speaks.client()
    assert say(newcomer, "Vi i korridor fyra", code=code).status_code == 403
    newcomer.get(f"/join?code={code}")
    assert is_mp3(say(newcomer, "Vi i korridor fyra", code=code))


def test_numbers_may_be_filled_into_our_sentences_and_nothing_else():
    assert sentences.is_ours("7 uppgifter hittills", "sv")
    assert sentences.is_ours("7 tasks so far", "en")
    assert not sentences.is_ours("Sju uppgifter hittills", "sv")
    assert not sentences.is_ours("7 uppgifter hittills", "en")
    assert not sentences.is_ours("Städa hallen", "sv")


def test_each_sentence_has_an_id_of_its_own():
    ids = [sentences.sentence_id(it[0]) for it in sentences.sentences()]
    assert len({*ids}) == len(ids) > 300
    assert all(map(sentences.ID.fullmatch, ids))
    assert sentences.sentence_id("Gå med") == "3899dab4c5"


def test_a_text_is_sent_on_one_line_and_never_as_an_option(speaks, engine, sorting):
    code, phone = sorting
    assert is_mp3(say(phone, "--voices\n-f /etc/passwd [[o]] \u00adnej\x00", code=code))
    (it,) = engine.started
    assert it["text"] == "--voices -f /etc/passwd [o] nej\n"
    assert it["command"] == ["-v", "sv", "-s", "150", "--stdin", "--stdout", "-b", "1"]


def test_the_engine_knows_nothing_of_ours(speaks, engine, monkeypatch):
    monkeypatch.setenv("AKR_METRICS_TOKEN", "hemligt")
    say(speaks.client(), OURS)
    assert {*engine.started[0]["knows"]} <= {"PATH", "LANG", "LC_CTYPE"}


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [(" \u00ad", "sv", 422), ("å" * 601, "sv", 422), (OURS, "so", 404), (OURS, "", 404), (OURS, "../sv", 404)],
)
def test_what_can_not_be_spoken_is_refused_before_an_engine_is_started(speaks, engine, text, language, status):
    assert say(speaks.client(), text, language).status_code == status
    assert engine.started == []


def test_easy_swedish_sounds_as_swedish(speaks):
    assert is_mp3(say(speaks.client(), "Gå med", "sv-simple"))


def test_pages_say_what_the_server_speaks(speaks):
    assert 'data-speaks="en sv"' in speaks.client().get("/").text


def test_without_an_engine_nothing_is_spoken(sqlite):
    with running(sqlite, speech="off") as mute:
        assert "data-speaks" not in mute.client().get("/").text
        assert say(mute.client(), OURS).status_code == 404


@pytest.mark.starts
def test_espeak_is_asked_which_languages_it_has(sqlite, engine):
    found = engines.voices(settings_for(sqlite, speech=str(engine.file)))
    assert {it: voice.command[2] for it, voice in found.items()} == {"en": "en-gb", "sv": "sv"}


def test_a_voice_of_piper_goes_first(sqlite, engine, tmp_path):
    voice = tmp_path / "sv_SE-nst-medium.onnx"
    voice.touch()
    voice.with_name(f"{voice.name}.json").write_text('{"audio": {"sample_rate": 22050}}')
    both = {"speech": str(engine.file), "piper": str(engine.file), "piper_voices": str(tmp_path)}
    assert engines.voices(settings_for(sqlite, **both)) == {
        "en": Voice((str(engine.file), "-v", "en-gb", "-s", "150", "--stdin", "--stdout", "-b", "1")),
        "sv": Voice((str(engine.file), "--model", str(voice), "--output_raw"), 22050),
    }
    with running(sqlite, **both) as server:
        assert is_mp3(say(server.client(), OURS))
    assert engine.started[0]["text"] == f"{OURS}\n"


@pytest.mark.starts
def test_an_engine_that_does_not_answer_stops_the_start_with_a_sentence(sqlite, tmp_path):
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    with pytest.raises(Impossible, match=r"AKR_SPEECH.*\.$"):
        engines.voices(settings_for(sqlite, speech=str(broken)))
    (tmp_path / "sv_SE-nst-medium.onnx").touch()
    with pytest.raises(Impossible, match=r"AKR_PIPER_VOICES.*\.$"):
        engines.voices(settings_for(sqlite, speech="off", piper=str(broken), piper_voices=str(tmp_path)))


def test_espeak_itself_speaks_most_of_our_languages(server):
    """Debian's, which `make test` installs."""
    speaks = server.app.state.speaking.voices
    assert {"ar", "bs", "en", "es", "fa", "fi", "pl", "sv"} <= speaks.keys()
    said = say(server.client(), OURS)
    assert is_mp3(said)
    assert 5_000 < len(said.content) < 60_000


@pytest.mark.parametrize("given", [b"", b"RIFF", wav()[:44], wav()[:30], b"x" * 100, wav().replace(b"fmt ", b"fnt ")])
def test_what_is_no_sound_is_told_from_what_is(given):
    with pytest.raises(sound.NoSound):
        sound.mp3(given, None)


def test_the_words_for_a_refusal_are_a_sentence(speaks, sorting):
    code, phone = sorting
    answer = say(phone, "Det går fel", code=code)
    assert (answer.status_code, "Det gick inte att läsa upp" in answer.text) == (503, True)
    assert ask(phone, code, "say_ready", ready=True).status_code == 200
