"""What people write says its language, on a page that is in another."""

import pytest

from app.web.written import is_another, marked

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("page", "so"),
    [
        *[('<h1 dir="auto">Tvätt</h1>', '<h1 dir="auto" lang="sv">Tvätt</h1>')],
        *[('<b id="a" dir="auto" hidden></b>', '<b id="a" dir="auto" hidden lang="sv"></b>')],
        *[('<p dir="auto">Tvätt &amp; غسل</p>', '<p dir="auto" lang="sv">Tvätt &amp; غسل</p>')],
        *[('<p dir="auto">12:30</p>', '<p dir="auto" lang="sv">12:30</p>')],
    ],
)
def test_peoples_words_have_the_installations_language(page, so):
    assert marked(f"<main>{page}</main>", "sv") == f"<main>{so}</main>"


@pytest.mark.parametrize(
    "page",
    [
        *['<p dir="auto">غسل الملابس &quot;A&quot;</p>', '<p dir="auto">Прання</p>', '<p dir="auto">ሕጽቦ</p>'],
        '<p dir="auto" lang="ar">Barnskötare: أخضر</p>',
        '<p dir="auto"><span>أنت تجيب باسم Barnskötare</span></p>',
        '<input value="Tvätt" dir="auto"><a hreflang="en" dir="ltr">English</a>',
    ],
)
def test_other_scripts_sentences_of_ours_and_fields_do_not(page):
    assert marked(page, "sv") == page


@pytest.mark.parametrize(("language", "is_it"), [("sv", False), ("sv-simple", False), ("en", True), ("ar", True)])
def test_easy_swedish_is_swedish(language, is_it):
    assert is_another(language, "sv") is is_it
