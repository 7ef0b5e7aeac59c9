"""Every refusal as a status and a sentence in the person's language."""

from collections.abc import Callable

from app import metrics
from app.vocabulary import Refused
from app.web.language import _, current, ngettext, speak

LONGEST_IN_SECONDS = 90
"""What is longer is said in minutes."""

# In functions, so that each is said in the language of the one who asks. `{…}` is filled from the refusal's details.
_REFUSALS: dict[str, tuple[int, Callable[[], str]]] = {
    "signed_out": (403, lambda: _("Du är inte inloggad.")),
    "not_yours": (403, lambda: _("Det kan bara processledaren göra här.")),
    "text_missing": (422, lambda: _("Skriv något först.")),
    "text_too_long": (422, lambda: _("Texten är för lång: {length} tecken. Det får plats {most}.")),
    "too_many_marks": (422, lambda: _("Texten har för många tecken ovanpå varandra. Skriv den på nytt.")),
    "workshop_closed": (409, lambda: _("Workshopen är stängd. Allt som är sparat finns kvar.")),
    "unknown_group": (404, lambda: _("Den yrkesgruppen finns inte här. Välj en av dem på listan.")),
    "too_many_people": (409, lambda: _("Workshopen är full. Det får plats {most} deltagare.")),
    "unknown_choice": (422, lambda: _("Välj ett av alternativen.")),
    "groups_missing": (422, lambda: _("Skriv minst en yrkesgrupp.")),
    "too_many_groups": (422, lambda: _("Det får plats {most} yrkesgrupper.")),
    "group_fixed": (409, lambda: _("Svaren har visats, så nu går det inte att byta yrkesgrupp.")),
    "people_unreadable": (
        422,
        lambda: _("”{typed}” går inte att läsa som ett antal personer. Skriv ett tal mellan 0 och {most}."),
    ),
    "group_unnamed": (422, lambda: _("Skriv vad yrkesgrupp {number} heter, eller ta bort antalet.")),
    "answers_put_away": (
        409,
        lambda: _(
            "Gruppen har redan svarat. Byter ni hur den svarar läggs de svaren undan. Spara igen om ni vill det."
        ),
    ),
    "joined_with_itself": (422, lambda: _("Välj en annan grupp att gå ihop med.")),
    "joined_name_too_long": (
        422,
        lambda: _("Namnen får inte plats ihop. Tillsammans får de ha {most} tecken. Korta något av dem."),
    ),
    "short_name_unfit": (422, lambda: _("Ett kort namn är {least} till {most} bokstäver.")),
    "short_names_alike": (422, lambda: _("Två yrkesgrupper har det korta namnet {short}. Ge dem olika.")),
    "groups_alike": (422, lambda: _("Två yrkesgrupper heter {name}. Ge dem olika namn.")),
    "door_closed": (409, lambda: _("Dörren är stängd. Be processledaren öppna den, så kan du gå med.")),
    "full_for_now": (
        409,
        lambda: _("Fler har redan gått med än grupperna är. Be processledaren ändra antalet, så kan du gå med."),
    ),
    "too_many_joins": (429, lambda: _("Många går med just nu. Vänta några sekunder och försök igen.")),
    "cookie_missing": (
        403,
        lambda: _(
            "Du är inte med än. Webbläsaren skickade inte kakan som gör att du räknas en gång. Välj grupp igen. "
            "Hjälper det inte, tillåt kakor för den här sidan."
        ),
    ),
    "turned_away": (
        403,
        lambda: _("Processledaren har stängt av den här telefonen. Säg till om det blev fel, så får ni börja om."),
    ),
    "pen_elsewhere": (409, lambda: _("Pennan är på en annan telefon i gruppen. Ta pennan om du ska svara.")),
    "alone_not_agreed": (
        409,
        lambda: _("Du är ensam i gruppen, så ditt svar blir gruppens. Säg först om du vill det."),
    ),
    "unknown_seat": (404, lambda: _("Den telefonen finns inte här.")),
    "too_few_to_show": (
        409,
        lambda: _(
            "För få har svarat för att något ska kunna visas. Vänta in fler, låt en grupp svara tillsammans, "
            "räkna händer eller prata om det."
        ),
    ),
    "unknown_task": (404, lambda: _("Uppgiften finns inte längre.")),
    "unknown_picture": (422, lambda: _("Den bilden finns inte. Välj en av dem som visas.")),
    "nothing_ticked": (422, lambda: _("Markera minst en uppgift först.")),
    "tasks_gone": (
        409,
        lambda: _("Markerade uppgifter som inte finns längre: {count}. Inget är ändrat. Markera de andra igen."),
    ),
    "full_of_actions": (
        409,
        lambda: _("Har redan {most} åtgärder: {names}. Inget är ändrat. Ta bort markeringen där och försök igen."),
    ),
    "actions_missing": (
        409,
        lambda: _("Saknar åtgärd: {names}. Inget är ändrat. Ge dem en åtgärd, eller ta bort markeringen där."),
    ),
    "parties_not_asked_for": (
        409,
        lambda: _("Svara först på frågorna om MBL 11 § och riskbedömning. De behövs för {names}. Inget är ändrat."),
    ),
    "same_task": (422, lambda: _("Välj två olika uppgifter.")),
    "sorting_closed": (
        409,
        lambda: _("Sorteringen är stängd. Dina andra svar är sparade. Processledaren kan öppna igen."),
    ),
    "gathering_closed": (409, lambda: _("Vi samlar inte uppgifter just nu. Processledaren kan öppna igen.")),
    "day_missing": (422, lambda: _("Välj en dag. Skriv den som 2027-02-09.")),
    "time_unreadable": (422, lambda: _("Skriv tiden som 13:00.")),
    "day_passed": (422, lambda: _("Den dagen har varit. Välj i dag eller en dag som kommer.")),
    "day_too_far": (422, lambda: _("Den dagen är mer än ett år bort. Titta på årtalet.")),
    "meets_too_early": (422, lambda: _("Träffen är före den sista dagen att skriva. Ändra någon av dem.")),
    "has_begun": (409, lambda: _("Träffen har börjat. Det går inte att öppna i förväg nu.")),
    "beforehand_over": (
        409,
        lambda: _("Tiden för det vi gör i förväg är slut. Det går vidare när processledaren öppnar på träffen."),
    ),
    "beforehand_open": (
        409,
        lambda: _("Listan visas inte medan ni skriver i förväg. Stäng det först."),
    ),
    "board_closed": (409, lambda: _("Uppgifterna läggs på tavlan i ett annat steg. Processledaren kan öppna det.")),
    "reworded_meanwhile": (
        409,
        lambda: _(
            "Någon annan hann ändra texten. Nu står det ”{current}”. Din text finns kvar, spara igen om den ska gälla."
        ),
    ),
    "task_there_already": (409, lambda: _("”{text}” finns redan på listan.")),
    "too_many_of_yours": (
        409,
        lambda: _("Du har {most} uppgifter på listan. Fler får inte plats. Ta bort någon, eller säg till."),
    ),
    "not_by_a_phone": (409, lambda: _("Den uppgiften är inte skriven på en telefon här.")),
    "too_many_tasks": (409, lambda: _("Listan är full. Det får plats {most} uppgifter.")),
    "still_sorting": (409, lambda: _("Visa svaren först. Sedan kan ni svara en gång till på en uppgift.")),
    "evenly_split": (409, lambda: _("Det är lika många. Välj färg för varje grupp.")),
    "nothing_to_undo": (409, lambda: _("Det finns inget att ångra.")),
    "session_two_closed": (409, lambda: _("Träff 2 är inte öppen. Öppna den från processledarens sida.")),
    "unknown_question": (422, lambda: _("Välj ett av alternativen.")),
    "unknown_parked": (404, lambda: _("Det står inte på parkeringen längre.")),
    "too_many_parked": (409, lambda: _("Parkeringen är full. Det får plats {most}.")),
    "nothing_to_end": (409, lambda: _("Det finns inget att avsluta än. Visa svaren först.")),
    "unknown_action": (404, lambda: _("Åtgärden finns inte längre.")),
    "too_many_actions": (409, lambda: _("Det får plats {most} åtgärder för en uppgift.")),
    "tasks_undecided": (
        409,
        lambda: _(
            "Arbetsuppgifter som saknar något: {count}. {names}. Ge var och en en åtgärd, eller behåll den. "
            "Avsluta sedan."
        ),
    ),
    "outcome_missing": (422, lambda: _("Välj också hur det gick, så sparas det du skrev.")),
    "parties_not_asked": (
        409,
        lambda: _("Svara först på frågorna om MBL 11 § och riskbedömning. Det är rött eller svart arbete som ändras."),
    ),
    "topic_not_open": (409, lambda: _("Den frågan är inte öppen nu. Processledaren kan öppna den.")),
    "amount_unreadable": (
        422,
        lambda: _("”{typed}” går inte att läsa som en tid. Skriv till exempel ”3 x 20 min om dagen”, eller 0."),
    ),
    "how_often_missing": (422, lambda: _("Skriv också hur ofta, till exempel ”20 min om dagen”.")),
    "how_long_missing": (422, lambda: _("Skriv också hur lång tid det tar, till exempel ”3 x 20 min om dagen”.")),
    "too_much_time": (
        422,
        lambda: _("Det blir {hours} timmar i veckan för en person. Det kan vara högst {most}. Titta på talen igen."),
    ),
    "people_missing": (422, lambda: _("Skriv hur många som gör uppgiften.")),
    "unread": (422, lambda: _("Skriv vem som har läst texterna. De ska vara lästa av någon som kan språket.")),
    "catalogue_unreadable": (
        422,
        lambda: _("Filen går inte att läsa som översättning. Hämta vår fil (.po), ändra i den och skicka in den igen."),
    ),
    "catalogue_wrong": (
        422,
        lambda: _(
            "Översättningar som inte går att använda: {count}. Den första är den av ”{sentence}”. "
            "Det som står inom klamrar ska stå kvar som det är. Inget är ändrat."
        ),
    ),
    "catalogue_too_large": (422, lambda: _("Filen är för stor. Den får vara högst {most} kB.")),
    "language_off": (409, lambda: _("Deltagarna kan inte välja det språket nu. Fråga den som sköter installationen.")),
    "column_missing": (422, lambda: _("Listan behöver två kolumner: uppgiften, och bredvid den översättningen.")),
    "too_many_obstacles": (
        503,
        lambda: _("Listan är full just nu, så det sparades inte. Ring eller mejla kommunen i stället."),
    ),
    "link_gone": (410, lambda: _("Länken gäller inte längre. Be den som gav dig den om en ny.")),
    "link_reads": (403, lambda: _("Med den här länken kan du läsa, men inte skriva.")),
    "too_many_links": (409, lambda: _("Det får plats {most} länkar.")),
    "too_many_comments": (409, lambda: _("Det får plats {most} kommentarer från en länk.")),
    "unknown_code": (404, lambda: _("Ingen workshop har den koden. Läs den en gång till och försök igen.")),
    "too_many_lines": (422, lambda: _("Listan har {count} rader. Det får plats {most} åt gången. Dela den i flera.")),
    "file_too_large": (422, lambda: _("Filen är för stor. Den får vara högst {most} MB, även när den packas upp.")),
    "file_unreadable": (
        422,
        lambda: _("Filen går inte att läsa. Spara listan som Excel (.xlsx) eller CSV, eller klistra in den."),
    ),
    "other_sheet": (
        422,
        lambda: _("Det är en fil från {what}. Öppna den, spara den som Excel (.xlsx) eller CSV och hämta in den igen."),
    ),
    "paper": (
        422,
        lambda: _("Det är en fil av typen {what}. Öppna den i {program}, kopiera listan och klistra in den här."),
    ),
    "locked_file": (
        422,
        lambda: _(
            "Filen är låst med ett lösenord eller en känslighetsetikett. Öppna den i Excel, kopiera listan och "
            "klistra in den här, eller spara den utan lås."
        ),
    ),
    "file_empty": (422, lambda: _("Filen är tom. Det finns ingen text i den.")),
    "nothing_chosen": (422, lambda: _("Välj minst en rad att lägga till.")),
    "too_many_templates": (409, lambda: _("Det får plats {most} mallar. Ta bort någon först.")),
    "too_many_rehearsals": (429, lambda: _("Många övar just nu. Försök igen om en stund.")),
    "too_many_codes": (429, lambda: _("Det blev många försök. Vänta en minut och försök igen.")),
    "wrong_password": (403, lambda: _("E-post eller lösenord stämmer inte.")),
    "wrong_present_password": (403, lambda: _("Ditt lösenord nu stämmer inte. Försök igen.")),
    "too_many_sign_ins": (429, lambda: _("Det blev fel flera gånger. Vänta {wait} och försök igen.")),
    "too_busy": (429, lambda: _("Många försöker logga in just nu. Vänta några sekunder och försök igen.")),
    "password_too_long": (422, lambda: _("Lösenordet får ha högst {most} tecken.")),
    "password_too_short": (422, lambda: _("Lösenordet behöver minst {least} tecken.")),
    "password_guessable": (
        422,
        lambda: _("Lösenordet är lätt att gissa. Välj några ord som inte hör ihop, och inte din e-post."),
    ),
    "email_missing": (422, lambda: _("Skriv din e-postadress.")),
    "email_taken": (409, lambda: _("Den e-postadressen går inte att använda här. Välj en annan.")),
    "has_account": (409, lambda: _("Adressen har redan ett konto. Logga in först, och öppna sedan länken igen.")),
    "own_invitation": (409, lambda: _("Du har själv gjort inbjudan. Skicka länken till kollegan.")),
    "too_many_invitations": (
        409,
        lambda: _("Du har {most} inbjudningar ute. Vänta tills någon har svarat, eller till i morgon."),
    ),
    "leads_already": (409, lambda: _("{email} leder redan workshopen.")),
    "leads_not": (409, lambda: _("Workshopen kan lämnas till någon som leder den och har loggat in.")),
    "link_used": (403, lambda: _("Länken är använd eller för gammal.")),
    "accepted_already": (
        409,
        lambda: _(
            "Inbjudan till {email} är redan använd. "
            "Kommer hen inte in? Be den som sköter servern om en inloggningslänk."
        ),
    ),
    "remote_taken": (
        403,
        lambda: _("Länken till fjärrkontrollen är använd eller för gammal. Visa en ny på din egen sida, under Mer."),
    ),
    "not_a_remote": (
        404,
        lambda: _("Telefonen är inte fjärrkontroll för workshopen. Visa en länk på din egen sida, under Mer."),
    ),
    "workshop_ended": (403, lambda: _("Workshopen är avslutad. Vill du läsa vidare? Be processledaren om en länk.")),
    "not_joined": (403, lambda: _("Gå med i workshopen först, med koden på väggen.")),
    "unreadable": (422, lambda: _("Det gick inte att förstå. Ladda om sidan och försök igen.")),
    "too_large": (413, lambda: _("Det är för stort för att tas emot. Välj en mindre fil, eller skicka lite i taget.")),
    "too_fast": (429, lambda: _("Det gick lite fort. Vänta ett ögonblick och försök igen.")),
    "several_of_yours": (
        429,
        lambda: _("Flera görs redan åt dig, eller åt dem som har samma länk. Vänta tills de är klara."),
    ),
    "many_at_once": (503, lambda: _("Just nu är det många som väntar. Försök igen om en stund.")),
    "too_many_screens": (429, lambda: _("Sidan är öppen på för många ställen. Stäng några av dem.")),
    "foreign_origin": (403, lambda: _("Det kom från en annan webbplats. Öppna sidan här och försök igen.")),
    "share_filled": (
        409,
        lambda: _("Från den här telefonen kommer mer än som får plats. Det som är sparat finns kvar."),
    ),
    "workshop_filled": (
        409,
        lambda: _("Workshopen rymmer inte fler ändringar. Det som är sparat finns kvar."),
    ),
    "other_host": (421, lambda: _("Här svarar bara {address}. Öppna den adressen i stället.")),
    "not_here": (404, lambda: _("Sidan finns inte. Kolla adressen. Det kan också vara någon annans sida.")),
    "broken": (500, lambda: _("Något gick snett hos oss. Det du gjorde sparades inte.")),
    "not_spoken": (503, lambda: _("Det gick inte att läsa upp. Försök igen om en stund.")),
    "not_saved": (503, lambda: _("Det gick inte att spara just nu. Försök igen om en stund.")),
    "ballot_in_already": (
        409,
        lambda: _("Svarsblad {ballot} är redan inskrivet. Kryssa för att du rättar det, eller välj ett annat nummer."),
    ),
    "group_in_already": (
        409,
        lambda: _(
            "{group} har redan svarat. Om det är bladet som gäller: kryssa för att det ersätter det gruppen har svarat."
        ),
    ),
    "one_sheet_for_group": (409, lambda: _("{group} svarar tillsammans. Skriv in gruppens svar i stället.")),
    "phone_holds_pen": (
        409,
        lambda: _(
            "En telefon svarar för {group}. Den är tillfrågad nu. Vänta tio sekunder och spara igen. "
            "Säger någon nej på telefonen gäller telefonen."
        ),
    ),
    "alone_on_paper": (
        409,
        lambda: _("{group} är en person. Hen säger själv ja på sin telefon till att svaret visas som gruppens."),
    ),
    "ballot_empty": (422, lambda: _("Inget är ikryssat. Fyll i minst ett svar.")),
    "title_missing": (422, lambda: _("Skriv en titel.")),
    "tasks_missing": (422, lambda: _("Välj minst en arbetsuppgift.")),
    "too_many_rows": (422, lambda: _("Det får plats {most} rader.")),
    "not_a_number": (
        422,
        lambda: _("”{typed}” går inte att läsa som ett tal mellan 0 och {most}. Skriv till exempel 5,5."),
    ),
    "not_a_date": (422, lambda: _("”{typed}” går inte att läsa som ett datum. Skriv till exempel 2027-09-01.")),
    "edited_meanwhile": (
        409,
        lambda: _("Någon annan sparade medan du skrev. Båda texterna finns kvar. Välj nedan och spara igen."),
    ),
    "status_missing": (422, lambda: _("Välj om texten är granskad eller godkänd.")),
    "role_missing": (422, lambda: _("Välj en roll. Skriv vilken om den inte finns på listan.")),
    "review_first": (409, lambda: _("Texten behöver granskas av någon innan den kan godkännas.")),
    "newer_version": (409, lambda: _("Det finns en nyare version av texten. Läs den först.")),
    "not_approved": (
        409,
        lambda: _("Vägen till tjänst börjar när texten är godkänd. Du kan avsluta den nu, om du skriver varför."),
    ),
    "not_done_yet": (422, lambda: _("{typed} har inte varit än. Skriv dagen som planerad.")),
    "why_missing": (422, lambda: _("Skriv varför vägen till tjänst avslutas. Det hjälper nästa som försöker.")),
    "trail_changed": (
        409,
        lambda: _("Någon annan sparade medan du skrev. Din text finns kvar. Läs vad den andra skrev och spara igen."),
    ),
    "ab_plan_missing": (
        422,
        lambda: _(
            "Med BEA behövs en plan för AB och ett datum innan texten kan granskas eller godkännas. "
            "Skriv dem i texten först. Utkastet går att spara som det är."
        ),
    ),
}


class UnknownCode(Refused):
    code = "unknown_code"


class TooManyCodes(Refused):
    code = "too_many_codes"


class TooManyJoins(Refused):
    """More newcomers at once from one address than a workplace has."""

    code = "too_many_joins"


class CookieMissing(Refused):
    """A post of somebody whom we could not know again: a second one would be a second person."""

    code = "cookie_missing"


class SignedOut(Refused):
    """Whoever asks has to sign in first, or again. What was asked is still good."""

    code = "signed_out"


class WorkshopEnded(Refused):
    """A closed workshop is read by those who lead it, and by links. To know its code is not enough."""

    code = "workshop_ended"


class NotJoined(Refused):
    code = "not_joined"


class Unreadable(Refused):
    """A command that is not one."""

    code = "unreadable"


class TooLarge(Refused):
    """More than any page of ours sends."""

    code = "too_large"


class TooManyScreens(Refused):
    """More open tabs of one person, or more walls of one workshop, than anybody needs."""

    code = "too_many_screens"


class ForeignOrigin(Refused):
    code = "foreign_origin"


class OtherHost(Refused):
    """The request asks for another host than ours. Details: `address`, which is ours."""

    code = "other_host"


class NotSpoken(Refused):
    """The engine of speech has failed."""

    code = "not_spoken"


class NotSavedNow(Refused):
    code = "not_saved"


def swedish(code: str) -> str:
    """The sentence of a refusal as it stands in the catalogues."""
    before = current()
    speak("sv")
    try:
        return _REFUSALS[code][1]()
    finally:
        speak(before)


def status(refused: Refused) -> int:
    return _REFUSALS.get(refused.code, _REFUSALS["broken"])[0]


_FIELDS = {
    "wrong_password": "password",
    "wrong_present_password": "present",
    "password_too_long": "password",
    "password_too_short": "password",
    "password_guessable": "password",
    "email_missing": "email",
    "email_taken": "email",
    "has_account": "email",
    "leads_already": "email",
    "unknown_code": "code",
    "day_missing": "until",
    "day_passed": "until",
    "day_too_far": "until",
    "meets_too_early": "meets-on",
    "time_unreadable": "meets-at",
    "title_missing": "title",
    "role_missing": "role",
    "file_too_large": "file",
    "file_unreadable": "file",
    "file_empty": "file",
}
"""The field that a refusal is about, by its id where there is one on the page."""


class Sentence(str):
    """Why something was refused.

    `field`: the id of what it is about; empty where that is nothing on the page. `typed`: what could not be read.
    """

    field = ""
    typed = ""


def sentence(refused: Refused) -> Sentence:
    """Why, in the language of the one who asks."""
    said = _REFUSALS.get(refused.code, _REFUSALS["broken"])[1]()
    for name, value in refused.details.items():
        said = said.replace(f"{{{name}}}", _in_words(value) if name == "wait" else str(value))
    told = Sentence(said)
    told.field, told.typed = _FIELDS.get(refused.code, ""), refused.details.get("typed", "")
    return told


def _in_words(seconds: int) -> str:
    """How long to wait, rounded up."""
    if seconds <= LONGEST_IN_SECONDS:
        return ngettext("{n} sekund", "{n} sekunder", seconds).replace("{n}", str(seconds))
    minutes = -(-seconds // 60)
    return ngettext("{n} minut", "{n} minuter", minutes).replace("{n}", str(minutes))


def as_json(refused: Refused) -> dict[str, str]:
    """`code`, `sentence`, and where somebody else's words stand in the way, `current`."""
    metrics.refusals.labels(refused.code).inc()
    said = {"code": refused.code, "sentence": sentence(refused)}
    if "current" in refused.details:
        said["current"] = refused.details["current"]
    return said
