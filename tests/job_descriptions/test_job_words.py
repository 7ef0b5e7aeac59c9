"""Every value of the job descriptions has its words, and a value that there is none of has none."""

import pytest

from app.export.formats import FORMATS
from app.job_descriptions import words
from app.job_descriptions.advice.record_check import Law
from app.job_descriptions.draft import Agreement, Employment, Kind, Level, Status
from app.job_descriptions.papers.formats import FILES
from app.job_descriptions.way.approval import Condition
from app.job_descriptions.way.register import Age, Comments, Do, Extent, Matching, Place, Sort, Way
from app.job_descriptions.way.reviews import OF_MATCHERS, OF_OTHERS, OF_UNION, Reply, ReviewRole, Word
from app.vocabulary import GROUNDS
from app.web.language import Spoken
from app.weight.weight import PARTS


@pytest.mark.parametrize(
    ("said", "values"),
    [
        (words.STATUS, Status),
        (words.WORD, Word),
        (words.CHOOSE, [*OF_UNION, *OF_OTHERS, *OF_MATCHERS]),
        (words.CHOOSE_AS[ReviewRole.REFERENCE_GROUP], OF_OTHERS),
        (words.REPLY, Reply),
        (words.REPLIED, Reply),
        (words.MATCHING, Matching),
        (words.CONDITION, Condition),
        (words.AS_WHAT, ReviewRole),
        (words.LEVEL, Level),
        (words.KIND, Kind),
        (words.EMPLOYMENT, Employment),
        (words.AGREEMENT, Agreement),
        (words.AGREEMENT_MEANING, Agreement),
        (words.ROLE, ReviewRole),
        (words.PLACE, Place),
        (words.STEP, Do),
        (words.STEP_ON_PAPER, Do),
        (words.WAY, Way),
        (words.EXTENT, Extent),
        (words.AGE, Age),
        (words.COMMENTS, Comments),
        (words.RECORD_CHECK, Law),
        (words.SORT, Sort),
        (words.PART_OF_DAY, PARTS),
        (words.PART_OF_DAY_ON_PAPER, PARTS),
        (words.GROUND, GROUNDS),
        (FORMATS, FILES),
    ],
)
def test_every_value_has_its_words(said, values):
    assert set(values) <= set(said)
    assert all(said[value] for value in values)


def test_a_value_that_there_is_none_of_fails_loudly():
    with pytest.raises(KeyError):
        Spoken(words.STATUS)["published"]
