"""A program that behaves as espeak-ng does, or not: what it is sent says how. It writes down how it was started."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

LISTED = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  en-029          --/M      English_(Caribbean) gmw/en-029
 2  en-gb           --/M      English_(Great_Britain) gmw/en            (en 2)
 5  sv              --/M      Swedish            gmq/sv
"""
SECOND = b"\x00\x10" * 11025


def wav() -> bytes:
    """As one written to a pipe: its lengths are not known yet."""
    unknown = (0x7FFFF000).to_bytes(4, "little")
    format = b"\x01\x00\x01\x00" + (22050).to_bytes(4, "little") + (44100).to_bytes(4, "little") + b"\x02\x00\x10\x00"
    return b"RIFF" + unknown + b"WAVEfmt " + (16).to_bytes(4, "little") + format + b"data" + unknown + SECOND


def main() -> None:
    if sys.argv[1:] == ["--voices"]:
        print(LISTED, end="")
        return
    text = sys.stdin.read()
    with Path(__file__).with_suffix(".log").open("a") as log:
        log.write(json.dumps({"command": sys.argv[1:], "text": text, "knows": sorted(os.environ)}) + "\n")
    if "hänger" in text:
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        Path(__file__).with_suffix(".pids").write_text(f"{os.getpid()} {child.pid}")
        time.sleep(600)
    while "tystnar aldrig" in text:
        os.write(1, SECOND)
    if "går fel" in text:
        sys.exit(3)
    os.write(1, b"hello" if "skräp" in text else SECOND if "--output_raw" in sys.argv else wav())


if __name__ == "__main__":
    main()
