"""Who is spoken to, and in which order: one text at a time for each person, two in all, and a queue with an end. Our
own sentences are kept once they are said; what people have written is said and gone."""

from collections import OrderedDict
from collections.abc import Mapping

from anyio import to_thread

from app.live.beside import Workroom
from app.speech.engine import sound_of
from app.speech.engines import Voice
from app.speech.sound import mp3

AT_ONCE = 2
MOST_OF_A_NETWORK, MOST_IN_ALL, MOST_WHO_WAIT = 24, 40, 60
MOST_KEPT = 1_000
"""Sentences: each is ten kilobytes or so."""


class Speaking:
    def __init__(self, voices: Mapping[str, Voice]) -> None:
        self.voices = voices
        self._room = Workroom(AT_ONCE, MOST_OF_A_NETWORK, MOST_IN_ALL, MOST_WHO_WAIT)
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    async def say(self, who: str, language: str, text: str, *, is_ours: bool) -> bytes:
        """Speech as MP3. `is_ours`: it may be kept. Raises `NoSound`, `SeveralOfYours`, `ManyAtOnce`, and `KeyError`
        for a language without a voice."""
        voice = self.voices[language]
        if said := self._kept.get((language, text)):
            return said
        async with self._room.turn(who):
            # Who was before may have asked for the same.
            said = self._kept.get((language, text)) or await _made(text, voice)
        if is_ours:
            self._keep((language, text), said)
        return said

    def _keep(self, sentence: tuple[str, str], said: bytes) -> None:
        self._kept[sentence] = said
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)


async def _made(text: str, voice: Voice) -> bytes:
    sound = await sound_of(text, voice)
    return await to_thread.run_sync(mp3, sound, voice.rate)
