"""What is no list that we read, by what it is: whoever brought it is told what to do with it."""

from app.vocabulary import Refused


class FileUnreadable(Refused):
    code = "file_unreadable"


class FileEmpty(Refused):
    code = "file_empty"


class FileTooLarge(Refused):
    """Details: `most`, in megabytes."""

    code = "file_too_large"


class OtherSheet(Refused):
    """A sheet that another program than today's Excel wrote. Details: `what`."""

    code = "other_sheet"


class Paper(Refused):
    """A document, which has no columns and rows. Details: `what`, and the `program` that shows it."""

    code = "paper"


class LockedFile(Refused):
    """One that a password or a sensitivity label has locked: they can't be told apart in every file."""

    code = "locked_file"
