"""E-ARK's own validator, run by itself: `python validator.py PACKAGE.zip` prints what it says as lines of JSON.

It has an environment of its own (`make .eark/.done`), for it holds on to older libraries than ours. It would fetch four
vocabularies from the web as it starts, which it also has with it: those are what it is given.
"""

import json
import sys
import urllib.request
from importlib.resources import files
from pathlib import Path

vocabularies = files("eark_validator.ipxml.resources.vocabs")
urllib.request.urlopen = lambda uri: vocabularies.joinpath(uri.rpartition("/")[2]).read_bytes().splitlines(True)

from eark_validator.packages import PackageValidator  # noqa: E402

said = PackageValidator(Path(sys.argv[1])).validation_report
print(json.dumps({"structure": said.structure.status.name, "schema": said.metadata.schema_results.status.name}))
everything = (said.structure, said.metadata.schema_results, said.metadata.schematron_results)
for message in (message for part in everything for message in part.messages):
    print(json.dumps({"rule": message.rule_id, "severity": message.severity.name, "said": message.message}))
