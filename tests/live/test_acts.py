from app.live.state import WIRE
from app.workshop.commands import JoinWorkshop, OpenBeforehand
from tests.acts import COMMANDS


def test_the_properties_walk_over_every_command_there_is():
    assert COMMANDS.keys() == {*WIRE, JoinWorkshop, OpenBeforehand}
