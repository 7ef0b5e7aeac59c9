"""Why an operator's command was not done."""


class NotDone(Exception):
    """What was asked for was not done, and changed nothing. The text is a sentence for the operator."""
