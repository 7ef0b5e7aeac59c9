import pytest

from app.live.state import WIRE
from app.translation.commands import TranslateTasks
from app.vocabulary import decide
from app.workshop.commands import JoinWorkshop, OpenBeforehand
from tests.acts import COMMANDS


def test_the_properties_walk_over_every_command_there_is():
    assert COMMANDS.keys() == {*WIRE, JoinWorkshop, OpenBeforehand, TranslateTasks}


@pytest.mark.parametrize("command", COMMANDS)
def test_somebody_decides_every_command_there_is(command):
    assert decide.dispatch(command) is not decide.dispatch(object)
