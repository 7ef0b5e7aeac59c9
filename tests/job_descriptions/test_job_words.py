"""Every value of the job descriptions has its words, and a value that there is none of has none."""

import pytest

from app.export.formats import FORMATS
from app.job_descriptions import words
from app.job_descriptions.draft import Agreement, Employment, Kind, Level, Status
from app.job_descriptions.papers.formats import FILES
from app.job_descriptions.way.register import Age, Do, Extent, Place, Sort, Way
from app.job_descriptions.way.reviews import Role
from app.job_descriptions.way.trail import Stage
from app.vocabulary import GROUNDS
from app.web.language import Spoken
from app.weight.weight import PARTS


@pytest.mark.parametrize(
    ("said", "values"),
    [
        (words.STATUS, Status),
        (words.BECAME, Status),
        (words.BECOME, Status),
        (words.LEVEL, Level),
        (words.KIND, Kind),
        (words.EMPLOYMENT, Employment),
        (words.AGREEMENT, Agreement),
        (words.AGREEMENT_MEANING, Agreement),
        (words.ROLE, Role),
        (words.STAGE, Stage),
        (words.STAGE_HINT, Stage),
        (words.PLACE, Place),
        (words.STEP, [*Do, *Stage]),
        (words.STEP_ON_PAPER, [*Do, *Stage]),
        (words.WAY, [*Way, *Stage]),
        (words.EXTENT, Extent),
        (words.AGE, Age),
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
