"""To fetch the package: whoever is signed in may, and nobody else."""

import io
import zipfile
from functools import cache
from itertools import cycle

from app.account.roles import Role
from app.course.local import said
from app.course_package.package import MANIFEST, Kind, package


def test_whoever_is_signed_in_fetches_it(server, monkeypatch):
    """Either of them by every other role, and each drawn once: that takes as long as a hundred pages."""
    drawn = cache(lambda kind, language: package(kind, {}, language))
    monkeypatch.setattr("app.course_package.routes.package", lambda kind, own, language: drawn(kind, language))
    for role, kind in zip(Role, cycle(Kind), strict=False):
        somebody = server.facilitator("hr@example.se", role)
        page = somebody.get("/course/package").text
        assert all(f'href="/course/package/{each}"' in page for each in Kind)
        answer = somebody.get(f"/course/package/{kind}")
        assert answer.headers["content-type"] == "application/zip"
        assert f'filename="akr-kurs-{kind}.zip"' in answer.headers["content-disposition"]
        assert zipfile.ZipFile(io.BytesIO(answer.content)).namelist()[0] == MANIFEST[kind]


def test_nobody_else_does(server):
    for path in ("/course/package", "/course/package/scorm12"):
        assert server.client().get(path).status_code != 200


def test_a_standard_that_it_does_not_have_is_not_found(server):
    assert server.facilitator().get("/course/package/scorm2004").status_code == 404


def test_it_is_the_same_in_whichever_language_somebody_asks_and_has_the_folders_words(server):
    own = server.app.state.course_texts = {"why": said("Ring Eva.")}
    somebody = server.facilitator()
    answers = [
        somebody.get("/course/package/scorm12", headers={"Accept-Language": tag}).content for tag in ("sv", "en")
    ]
    assert answers == [package(Kind.SCORM, own, "sv")] * 2
    assert "Ring Eva." in zipfile.ZipFile(io.BytesIO(answers[0])).read("sv/leads-why.html").decode()


def test_the_page_is_in_english_too(server):
    page = server.facilitator().get("/course/package", headers={"Accept-Language": "en"}).text
    assert "The course in your learning platform" in page
    assert "Hämta" not in page
