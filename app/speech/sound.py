"""Speech as an engine gives it, and as it goes over the network: a tenth of the size."""

import lameenc

KBITS = 32
"""A second: a voice is clear, and takes four kilobytes."""
BEST = 7
"""Of LAME's own scale from 0, the best, to 9: four times as quick as those before, and speech sounds the same."""


class NoSound(Exception):
    """What an engine gave is not speech that we can read."""


def mp3(given: bytes, rate: int | None) -> bytes:
    """`given`: one channel of 16 bits; `rate`: samples a second, or None where it is a WAV file. Raises `NoSound`."""
    samples, rate = (given, rate) if rate else _samples_of(given)
    if not samples:
        raise NoSound
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(KBITS)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(BEST)
    return bytes(encoder.encode(samples[: len(samples) // 2 * 2]) + encoder.flush())


def _samples_of(wav: bytes) -> tuple[bytes, int]:
    """Read by hand: what is written to a pipe says that it is two gigabytes, for its end was not known at its head."""
    at, rate = 12, 0
    if wav[:4] != b"RIFF" or wav[8:12] != b"WAVE":
        raise NoSound
    while at + 8 <= len(wav):
        name, size = wav[at : at + 4], int.from_bytes(wav[at + 4 : at + 8], "little")
        body = wav[at + 8 : at + 8 + size]
        if name == b"fmt ":
            rate = _rate(body)
        if name == b"data" and rate:
            return body, rate
        at += 8 + size + size % 2
    raise NoSound


def _rate(format: bytes) -> int:
    """Of one channel with 16 bits, as samples are; what else there is we do not read."""
    kind, channels, rate, bits = (int.from_bytes(format[a:b], "little") for a, b in ((0, 2), (2, 4), (4, 8), (14, 16)))
    if (kind, channels, bits) != (1, 1, 16) or not 8_000 <= rate <= 48_000:
        raise NoSound
    return rate
