"""Which packages the lock file has for a machine like this one."""

import re

from packaging.markers import Marker

from app.supply import parts


def locked() -> list[str]:
    lines = re.findall(r"^([\w.-]+)==\S+(?: ; (.+?))? \\$", parts.RUN_LOCK.read_text("utf-8"), re.MULTILINE)
    return [name for name, marker in lines if not marker or Marker(marker).evaluate()]
