"""The certificate as a document. In Swedish, as papers are. Pure."""

from datetime import date

from app.course.parts import Track
from app.export.document import Bullets, Document, Letterhead, Paragraph, swedish_date

UNCHECKED = (
    "Namnet har personen själv skrivit. AKR-tavlan sparar det inte, och kontrollerar varken vem det är eller "
    "vad den har gjort."
)


def certificate(name: str, course: str, track: Track, letterhead: Letterhead, on: date) -> Document:
    """`name`: as it is typed, and kept nowhere. `course`: what the course is called."""
    return Document(
        title=name,
        place=f"Spår: {track.title}",
        kind="Intyg",
        edition=course,
        mark="",
        on=on,
        blocks=(
            Paragraph(f"Har gått kursen {course} den {swedish_date(on)}. Kursen har de här delarna:"),
            Bullets(tuple(f"{part.title}, {part.minutes} minuter" for part in track.parts)),
            Paragraph(UNCHECKED),
        ),
        letterhead=letterhead,
    )
