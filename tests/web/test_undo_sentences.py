"""Before the facilitator takes something back, the page says what will come back."""

from app.live.wire import COMMANDS
from app.wording import WORDS

BESIDE = {
    "set_timer",
    "add_minute",
    "pause_timer",
    "show_clock",
    "bring_up",
    "cover_wall",
    "show_opening",
    "talk_in_pairs",
    "steer_wall",
    "turn_wall",
    "look_at",
    "light_wall",
    "undo_last",
    "redo_last",
    "show_topic",
    "ask_again",
    "stop_asking",
    "turn_away",
    "turn_away_author",
    "renew_code",
    "show_ending",
}
"""What has its own way back beside it, or none; and the two themselves."""
OF_PARTICIPANTS = {
    *("say_ready", "cast_vote", "pass_task", "say_split", "estimate_time", "give_opinion", "give_opinions"),
    *("take_pen", "give_pen", "stand_alone", "say_where"),
}


def test_every_act_of_the_facilitator_has_a_sentence_for_undoing_it_and_one_for_doing_it_again():
    for sentences in (WORDS.takes_back, WORDS.does_again):
        assert {key.split()[0] for key in sentences} == (
            COMMANDS.keys() | {"open_beforehand", "translate_tasks"}
        ) - BESIDE - OF_PARTICIPANTS
