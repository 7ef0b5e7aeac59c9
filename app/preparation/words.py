"""A list of tasks that is brought in, in words."""

from app.preparation.task_list import Kind
from app.vocabulary import N_

KIND = {
    Kind.NEW: N_("Ny"),
    Kind.ALIKE: N_("Liknar en annan"),
    Kind.THERE: N_("Finns redan"),
    Kind.TWICE: N_("Står två gånger"),
    Kind.TOO_LONG: N_("För lång"),
    Kind.HEADING: N_("Listans rubrik"),
    Kind.OUTSIDE: N_("Utanför listan"),
    Kind.HIDDEN: N_("Dold rad"),
    Kind.WORDLESS: N_("Inga ord"),
}
