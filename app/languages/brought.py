"""A catalogue of the municipality's own: looked at before it is used, for a page is drawn from it."""

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from app.languages.faults import CatalogueTooLarge, CatalogueUnreadable, CatalogueWrong, wrong
from app.web.language import COUNTED, compiled, locale, ours

MOST = 1024 * 1024
"""Bytes in a catalogue."""


def checked(content: bytes, tag: str) -> bytes:
    """The file, as it was. Raises `CatalogueTooLarge`, `CatalogueUnreadable`, `CatalogueWrong`."""
    if len(content) > MOST:
        raise CatalogueTooLarge(most=MOST // 1024)
    if faults := list(wrong(_read(content, tag))):
        raise CatalogueWrong(sentence=faults[0], count=len(faults))
    return content


def _read(content: bytes, tag: str) -> Catalog:
    """Raises `CatalogueUnreadable`, also where its plural forms can't be reckoned or nothing in it is one of ours."""
    try:
        catalogue = read_po(content.decode().splitlines(), locale=locale(tag).language, abort_invalid=True)
        translations = compiled(content, tag)
        for count in range(COUNTED):
            translations.ngettext("1 uppgift", "{n} uppgifter", count)
    except (PoFileError, ValueError, ArithmeticError, RecursionError, LookupError) as why:
        raise CatalogueUnreadable from why
    if not any(it.id in ours(tag) for it in catalogue if it.id and it.string):
        raise CatalogueUnreadable
    return catalogue
