"""The browser's modules that need no page, by node's own runner: `node --test tests/js/*.test.js`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PLACES = os.pathsep.join([os.environ["PATH"], str(Path(sys.executable).parent)])
OF_ITS_OWN = ("globalThis", "mock")
"""What a file has in it that puts something in the place of what a browser has: it needs a process of its own."""


def test_what_the_browser_reckons_is_right_and_the_same_as_here():
    node = shutil.which("node", path=PLACES)
    assert node, "node is missing: see requirements/node.lock"
    files = sorted(HERE.glob("*.test.js"))
    alone = [file for file in files if any(it in file.read_text("utf-8") for it in OF_ITS_OWN)]
    together = [file for file in files if file not in alone]
    for how, some in ((["--test"], alone), ([HERE / "together.mjs"], together)):
        assert some
        ran = subprocess.run([node, *how, *some], capture_output=True, text=True, check=False, timeout=120)
        assert ran.returncode == 0, ran.stdout + ran.stderr
