"""The browser's modules that need no page, by node's own runner: `node --test tests/js/*.test.js`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PLACES = os.pathsep.join([os.environ["PATH"], str(Path(sys.executable).parent)])


def test_what_the_browser_reckons_is_right_and_the_same_as_here():
    node = shutil.which("node", path=PLACES)
    assert node, "node is missing: see requirements/node.lock"
    asked = [node, "--test", *sorted(map(str, HERE.glob("*.test.js")))]
    ran = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stdout
