"""Every refusal as a status and a sentence in the person's language."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal

from app import metrics
from app.vocabulary import Refused
from app.web.language import _, current, locale, ngettext, speak

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
    "number_off": (422, lambda: _("Skriv ett helt tal från {least} till {most}.")),
    "not_whole": (422, lambda: _("Skriv ett helt tal.")),
    "groups_missing": (422, lambda: _("Skriv minst en yrkesgrupp.")),
    "too_many_groups": (422, lambda: _("Det får plats {most} yrkesgrupper.")),
    "group_fixed": (409, lambda: _("Svaren har visats, så nu går det inte att byta yrkesgrupp.")),
    "mix_count_unreadable": (
        422,
        lambda: _("”{typed}” går inte att läsa som ett antal. Skriv ett helt tal, {least} till {most}."),
    ),
    "mix_too_many_swaps": (422, lambda: _("Så många finns det inte att byta. De som avlastas är {most}.")),
    "mix_too_many_sources": (422, lambda: _("Välj högst {most}. Inget är räknat än.")),
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
    "of_the_group": (409, lambda: _("Gruppen svarar tillsammans nu. Ditt eget svar räknas inte.")),
    "too_little_to_find": (422, lambda: _("Skriv minst {least} bokstäver.")),
    "too_much_to_find": (422, lambda: _("Sök efter högst {most} ord åt gången.")),
    "still_unread": (
        409,
        lambda: _(
            "Det deltagarna skriver är inte visat än, så det går inte att söka i. Ändra eller ta bort en uppgift på "
            "din egen sida, eller vänta tills listan är öppen."
        ),
    ),
    "not_typed_again": (422, lambda: _("Skriv samma ord en gång till. Inget är borttaget.")),
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
    "kept_no_longer": (
        409,
        lambda: _("Något i workshopen är gallrat, så den går inte att öppna igen. Det som är kvar går att läsa."),
    ),
    "report_gone": (410, lambda: _("Rapporten är gallrad. Beslut {number}, {on}, {by}.")),
    "decision_missing": (
        422,
        lambda: _("En regel behöver ett beslut: nummer, dag och vem som beslutade. Inget är ändrat."),
    ),
    "decided_later": (422, lambda: _("Beslutet är daterat {typed}, och den dagen har inte varit. Inget är ändrat.")),
    "period_unreadable": (
        422,
        lambda: _("”{typed}” går inte att läsa som en tid. Skriv ett helt tal mellan 1 och {most}. Inget är ändrat."),
    ),
    "no_rules": (409, lambda: _("Det finns ingen regel att gallra efter. Skriv först en regel med sitt beslut.")),
    "run_under_way": (409, lambda: _("En gallring pågår redan. Vänta tills den är klar.")),
    "run_not_confirmed": (422, lambda: _("Skriv {word} för att gallra. Inget är ändrat.")),
    "not_archived_under_way": (
        409,
        lambda: _("Workshopen pågår. Avsluta den först, så går det att göra ett arkivpaket. Inget är ändrat."),
    ),
    "not_archived_unapproved": (
        409,
        lambda: _("Texten är inte godkänd. Godkänn den först, så går det att göra ett arkivpaket. Inget är ändrat."),
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
    "text_unreadable": (
        422,
        lambda: _("Filen går inte att läsa. Spara den som Word (.docx) eller text (.txt), eller klistra in texten."),
    ),
    "other_text": (
        422,
        lambda: _("Det är en fil av typen {what}. Öppna den i {program}, kopiera texten och klistra in den här."),
    ),
    "text_locked": (
        422,
        lambda: _(
            "Filen är låst med ett lösenord eller en känslighetsetikett. Öppna den i Word, kopiera texten och klistra "
            "in den här."
        ),
    ),
    "has_macros": (
        422,
        lambda: _("Filen har makron och öppnas inte. Spara den som Word (.docx) utan makron, eller klistra in texten."),
    ),
    "too_many_text_lines": (
        422,
        lambda: _("Texten är för lång: {count} rader. Det får plats {most}. Ta den del som handlar om tjänsten."),
    ),
    "too_many_split": (
        422,
        lambda: _("Texten blir {count} rader. Det får plats {most}. Ta den del som handlar om uppgifter och krav."),
    ),
    "interview_role_missing": (422, lambda: _("Skriv rollen, till exempel Barnskötare.")),
    "too_many_sheets": (422, lambda: _("Det får plats {most} intervjuer.")),
    "file_empty": (422, lambda: _("Filen är tom. Det finns ingen text i den.")),
    "nothing_chosen": (422, lambda: _("Välj minst en rad att lägga till.")),
    "too_many_templates": (409, lambda: _("Det får plats {most} mallar. Ta bort någon först.")),
    "too_many_rehearsals": (429, lambda: _("Många övar just nu. Försök igen om en stund.")),
    "too_many_codes": (429, lambda: _("Det blev många försök. Vänta en minut och försök igen.")),
    "wrong_password": (403, lambda: _("E-post eller lösenord stämmer inte.")),
    "wrong_present_password": (403, lambda: _("Ditt lösenord nu stämmer inte. Försök igen.")),
    "passwords_off": (403, lambda: _("Här loggar man inte in med lösenord.")),
    "provider_away": (503, lambda: _("Inloggningstjänsten svarar inte. Försök igen om en stund.")),
    "sign_in_lost": (
        403,
        lambda: _("Inloggningen tog för lång tid, eller började i en annan webbläsare. Försök igen."),
    ),
    "sign_in_stopped": (403, lambda: _("Inloggningen avbröts. Försök igen.")),
    "sign_in_doubtful": (
        403,
        lambda: _("Svaret från inloggningstjänsten går inte att lita på. Försök igen."),
    ),
    "no_role": (
        403,
        lambda: _("Du har inte fått någon roll här. Be den som sköter behörigheter hos er att ge dig en."),
    ),
    "no_administration": (
        403,
        lambda: _("Du hör inte till någon förvaltning som finns här. Säg till den som sköter behörigheter hos er."),
    ),
    "closed_here": (403, lambda: _("Ditt konto här är stängt. Säg till den som sköter servern om det är fel.")),
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
    "has_account_here": (409, lambda: _("{email} har redan ett konto. Sök upp det i listan.")),
    "not_for_you": (409, lambda: _("Du har redan ett konto. Inbjudan gör ett nytt, för den som inte har något.")),
    "leads_no_workshops": (
        403,
        lambda: _("Ditt konto leder inte workshoppar. Be den som sköter konton att ändra det."),
    ),
    "account_closed": (409, lambda: _("Kontot är stängt. Inget är ändrat.")),
    "last_operator": (409, lambda: _("Någon annan måste kunna sköta konton först. Inget är ändrat.")),
    "no_longer_operator": (403, lambda: _("Du sköter inte längre konton här. Inget är ändrat.")),
    "closed_already": (409, lambda: _("Kontot är redan stängt. Inget är ändrat.")),
    "open_already": (409, lambda: _("Kontot är redan öppet. Inget är ändrat.")),
    "roles_missing": (422, lambda: _("Välj minst en roll.")),
    "taker_missing": (422, lambda: _("Välj vem som tar över workshopparna. De behöver någon som leder dem.")),
    "taker_unfit": (409, lambda: _("Den du valde kan inte ta över. Välj någon annan. Inget är ändrat.")),
    "name_missing": (422, lambda: _("Skriv ett namn.")),
    "name_taken": (409, lambda: _("Det finns redan en förvaltning som heter så.")),
    "administration_used": (409, lambda: _("Förvaltningen används, så den kan inte tas bort. Inget är ändrat.")),
    "how_many_missing": (422, lambda: _("Skriv hur många.")),
    "share_unreadable": (
        422,
        lambda: _("”{typed}” går inte att läsa som procent. Skriv ett helt tal från 0 till 100."),
    ),
    "calculation_title_missing": (422, lambda: _("Skriv en titel: vilket jobb uträkningen är för.")),
    "title_is_a_person": (422, lambda: _("”{typed}” ser ut som en persons namn. Skriv hellre yrke eller roll.")),
    "group_hours_missing": (422, lambda: _("Skriv hur många timmar gruppen avlastas, eller töm raden.")),
    "hours_reach_reversed": (422, lambda: _("Lägst får inte vara mer än timmarna, och högst inte mindre.")),
    "calculated_meanwhile": (
        409,
        lambda: _("Någon annan har sparat en version medan du räknade. Det du skrev är kvar här, men är inte sparat."),
    ),
    "calculation_typed_wrong": (422, lambda: _("Det är inte uträkningens titel. Inget är borttaget.")),
    "amount_missing": (422, lambda: _("Skriv ett tal.")),
    "figure_unreadable": (
        422,
        lambda: _("”{typed}” går inte att läsa som ett tal. Skriv till exempel 23 500 eller 44,53."),
    ),
    "amount_too_small": (422, lambda: _("{typed} är för lite. Skriv minst {least}{sign}.")),
    "amount_too_large": (422, lambda: _("{typed} är för mycket. Skriv högst {most}{sign}.")),
    "point_missed": (422, lambda: _("{typed} är mer än {most} %. Menar du {meant} %? Skriv det i så fall.")),
    "amount_too_fine": (422, lambda: _("{typed} har för många decimaler. Här får det vara högst {most}.")),
    "share_unclear": (
        422,
        lambda: _("Menar du {typed} procent, eller delar av ett? Skriv procent, med procenttecknet efter talet."),
    ),
    "year_unreadable": (422, lambda: _("”{typed}” är inget år. Skriv fyra siffror, från {first} till {last}.")),
    "origin_missing": (422, lambda: _("Välj om värdet har en källa, är ett antagande eller är kommunens eget.")),
    "source_missing": (422, lambda: _("Skriv var siffran kommer ifrån. Vet du inte det, välj antagande.")),
    "value_changed": (
        409,
        lambda: _(
            "Någon annan ändrade värdet medan du skrev. Det du skrev är kvar. Titta på det nya, och spara igen om "
            "ditt ska gälla."
        ),
    ),
    "values_changed": (
        409,
        lambda: _("Någon ändrade värdena medan du läste. Titta igen på vad filen ändrar."),
    ),
    "values_year_there": (409, lambda: _("Det finns redan värden för {year}. Ändra dem, eller välj ett annat år.")),
    "values_year_retired": (409, lambda: _("Värdena för {year} är undanlagda. Ta fram dem igen först.")),
    "values_year_holds": (
        409,
        lambda: _("Värdena för {year} gäller, eller ska gälla. Säg först vilka som gäller i stället."),
    ),
    "values_year_missing": (422, lambda: _("Välj vilka värden som gäller, eller att inga gör det.")),
    "columns_missing": (
        422,
        lambda: _("Första raden ska ha rubrikerna {names}. Hämta en fil från sidan, så blir de rätt. Inget är ändrat."),
    ),
    "parameter_unknown": (422, lambda: _("”{typed}” är inget av värdena här.")),
    "parameter_twice": (422, lambda: _("Värdet står redan på rad {first}.")),
    "workplace_missing": (422, lambda: _("Välj en arbetsplats på listan.")),
    "workplace_taken": (409, lambda: _("Förvaltningen har redan en arbetsplats som heter så.")),
    "workplace_used": (
        409,
        lambda: _(
            "Någon är eller har varit placerad där, eller så har den delat något med kommunen. Den står kvar. "
            "Skriv vilken dag den lades ned."
        ),
    ),
    "on_the_list_already": (409, lambda: _("Det står redan på listan.")),
    "still_used": (409, lambda: _("Det används, så det står kvar. Låt det inte gå att välja längre i stället.")),
    "headings_missing": (
        422,
        lambda: _("Listans första rad ska ha rubrikerna: {names}. Inget är ändrat."),
    ),
    "row_lacks": (422, lambda: _("Rad {row}: {what} saknas. Inget är ändrat.")),
    "row_too_long": (422, lambda: _("Rad {row}: namnet är för långt. Det får plats {most} tecken. Inget är ändrat.")),
    "row_not_a_day": (
        422,
        lambda: _(
            "Rad {row}: ”{typed}” är inte en dag mellan 2000 och 2099. Skriv den som 2027-02-09. Inget är ändrat."
        ),
    ),
    "row_unknown": (
        422,
        lambda: _("Rad {row}: förvaltningen ”{name}” finns inte på er lista. Inget är ändrat."),
    ),
    "row_twice": (422, lambda: _("Rad {row}: ”{name}” står redan på rad {first}. Inget är ändrat.")),
    "post_typed_wrong": (422, lambda: _("Skriv titeln som den står för att ta bort tjänsten. Inget är borttaget.")),
    "administration_missing": (422, lambda: _("Välj en förvaltning.")),
    "counts_disagree": (422, lambda: _("Antalen går inte ihop: {parts} av {persons}. Inget är ändrat.")),
    "start_missing": (422, lambda: _("Skriv vilken dag de började, eller ta bort antalet.")),
    "days_out_of_order": (422, lambda: _("{day} är före {first}. Titta på dagarna igen. Inget är ändrat.")),
    "day_out_of_reach": (422, lambda: _("{typed} är inte mellan {first} och {last}. Titta på årtalet.")),
    "shares_disagree": (422, lambda: _("Andelarna blir {sum} % tillsammans. De ska bli 100. Inget är ändrat.")),
    "definition_missing": (422, lambda: _("Välj när en tjänst räknas som skapad. Inget är ändrat.")),
    "goal_unreadable": (
        422,
        lambda: _("”{typed}” går inte att läsa som ett mål. Skriv ett heltal från 1 till {most}."),
    ),
    "goal_day_to_come": (422, lambda: _("Den dagen har inte varit än. Skriv en dag som har varit.")),
    "goal_source_missing": (422, lambda: _("Skriv var talet kommer från.")),
    "programme_number_unreadable": (
        422,
        lambda: _("”{typed}” går inte att läsa som ett tal. Skriv som 1 250 eller 12,5."),
    ),
    "goal_few_persons": (
        422,
        lambda: _(
            "Ett tal från 1 till 4 kan gälla några få personer, och nämndens papper är offentligt. Vänta tills det är "
            "minst fem, eller markera att talet räknar något annat än personer."
        ),
    ),
    "programme_few_persons": (
        422,
        lambda: _(
            "Ett tal under fem kan gälla några få personer. Skriv ett som gäller fler, eller enheten procent, kronor "
            "eller en tid."
        ),
    ),
    "programme_row_changed": (
        409,
        lambda: _(
            "Någon annan har ändrat raden. Inget är borttaget. Läs vad som står, och ta bort igen om det är rätt."
        ),
    ),
    "programme_row_gone": (
        409,
        lambda: _("Någon annan har tagit bort raden. Det du skrev står kvar här. Spara om den ska läggas till igen."),
    ),
    "programme_too_many": (409, lambda: _("Det får inte plats fler än {most} rader. Ta bort något först.")),
    "programme_workplace_unknown": (422, lambda: _("”{typed}” finns inte på listan över arbetsplatser.")),
    "programme_row_twice": (422, lambda: _("Samma sak står redan på rad {first}.")),
    "programme_shortage_unknown": (422, lambda: _("”{typed}” går inte att läsa. Skriv något av: {choices}.")),
    "programme_file_old": (409, lambda: _("Någon ändrade listan medan du läste. Välj filen igen.")),
    "too_many_goals": (409, lambda: _("Det får plats {most} mål. Ta bort något först.")),
    "decision_day_missing": (422, lambda: _("Skriv vilken dag det beslutades, eller ta bort numret.")),
    "still_filled": (409, lambda: _("{persons} är kvar på tjänsten den dagen. Avsluta placeringarna först.")),
    "too_many_staffings": (409, lambda: _("Det får plats {most} placeringar på en tjänst.")),
    "nothing_answered": (422, lambda: _("Svara på minst en fråga.")),
    "all_have_answered": (
        409,
        lambda: _("Lika många som har jobbet har redan svarat. Har inte du svarat? Säg till HR."),
    ),
    "already_said": (409, lambda: _("Du har redan svarat. Det räknas ihop med de andras.")),
    "occasion_over": (409, lambda: _("Det går inte att svara längre. Inget är sparat.")),
    "lead_asked": (409, lambda: _("Du leder workshopen. Det är personalen som svarar här.")),
    "not_yet_asked": (409, lambda: _("Det är inte dags att fråga än. Se vilken dag det går på sidan.")),
    "answer_counted": (409, lambda: _("Ditt svar är redan räknat och går inte att ändra. Tack!")),
    "no_cookie": (
        409,
        lambda: _("Svaret kom inte med. Telefonen måste få spara kakor för den här sidan. Öppna länken igen."),
    ),
    "signed_in_asked": (
        409,
        lambda: _(
            "Du är inloggad, så det här kan inte bli någon annans svar. Är länken till dig? Logga ut, och öppna den "
            "igen."
        ),
    ),
    "nobody_to_ask": (
        409,
        lambda: _("Det är inte dags att fråga dem. Ingen har varit där så länge, eller så är det för sent."),
    ),
    "choice_missing": (422, lambda: _("Välj ett svar på varje fråga. Inget är sparat.")),
    "not_yet_known": (409, lambda: _("Det går att säga från {until}, när alla har haft tolv månader.")),
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
    "parts_not_chosen": (422, lambda: _("Välj minst en del av dagen.")),
    "proposal_gone": (
        409,
        lambda: _("Det som är delat har ändrats sedan sidan visades. Titta på förslagen igen. Inget är påbörjat."),
    ),
    "tasks_missing": (422, lambda: _("Välj minst en arbetsuppgift.")),
    "too_many_rows": (422, lambda: _("Det får plats {most} rader.")),
    "not_a_number": (
        422,
        lambda: _("”{typed}” går inte att läsa som ett tal mellan 0 och {most}. Skriv till exempel 5,5."),
    ),
    "not_a_date": (422, lambda: _("”{typed}” går inte att läsa som ett datum. Skriv till exempel 2027-09-01.")),
    "advice_changed": (
        409,
        lambda: _("Texten har ändrats, så rådet är ett annat nu. Läs det igen. Inget är sparat."),
    ),
    "not_a_whole_number": (
        422,
        lambda: _("”{typed}” går inte. Skriv ett helt tal mellan {least} och {most}."),
    ),
    "easy_missing": (422, lambda: _("Skriv något först.")),
    "easy_changed": (
        409,
        lambda: _("Någon annan sparade medan du skrev. Ditt står kvar. Läs det sparade nedanför och spara igen."),
    ),
    "never_in_easy": (422, lambda: _("Den här raden får aldrig följa med. Ta bort den: ”{line}”")),
    "ad_changed": (
        409,
        lambda: _(
            "Någon annan sparade samma fält medan du skrev. Ditt står kvar. Läs vad den andra skrev och spara igen."
        ),
    ),
    "edited_meanwhile": (
        409,
        lambda: _("Någon annan sparade medan du skrev. Båda texterna finns kvar. Välj nedan och spara igen."),
    ),
    "word_missing": (422, lambda: _("Välj ett svar först.")),
    "own_words_missing": (422, lambda: _("Skriv varför. Orden trycks som de står.")),
    "role_missing": (422, lambda: _("Välj vem som säger det. För ett fack: skriv vilket.")),
    "not_your_role": (403, lambda: _("Ditt konto har inte den rollen. Granska som det du är.")),
    "read_day_off": (422, lambda: _("Skriv dagen då de läste den: i dag eller en dag som har varit.")),
    "nothing_to_answer": (
        409,
        lambda: _("Det går inte att svara på längre: de har svarat igen, eller texten är ändrad. Läs det nya."),
    ),
    "reply_missing": (422, lambda: _("Välj ett svar, och skriv varför om ni inte ändrar. Det trycks som det står.")),
    "protocol_missing": (422, lambda: _("Skriv enligt vilket protokoll, till exempel 2026-11-28 § 8.")),
    "union_missing": (422, lambda: _("Skriv vilket fack länken är till. Varje fack får en egen länk.")),
    "answer_day_off": (
        422,
        lambda: _("Dagen att svara ska vara i dag eller senare, och innan länken slutar gälla den {until}."),
    ),
    "signed_in_here": (
        409,
        lambda: _(
            "Du är inloggad, så det här kan inte bli någon annans svar. Lägg in det på arbetsbeskrivningens sida, "
            "enligt protokoll. Eller logga ut och öppna länken igen, om den är till dig."
        ),
    ),
    "said_too_often": (409, lambda: _("Det får plats {most} svar från var och en. Be om en ny fråga.")),
    "approved_already": (409, lambda: _("Texten är redan godkänd.")),
    "alone_with_it": (
        409,
        lambda: _(
            "Du har skrivit texten, och ingen annan har sagt något om den själv. "
            "Låt någon annan granska eller godkänna den."
        ),
    ),
    "read_again": (409, lambda: _("Något nytt har kommit in sedan du öppnade sidan. Läs det, och godkänn sedan.")),
    "conditions_missing": (
        409,
        lambda: _("Texten går inte att godkänna än. {names}. Svara på det, eller skriv varför ni godkänner ändå."),
    ),
    "not_in_force": (409, lambda: _("Den versionen gäller inte längre.")),
    "ending_why_missing": (422, lambda: _("Skriv varför texten inte ska gälla längre.")),
    "title_typed_wrong": (422, lambda: _("Det stämmer inte med titeln. Inget är borttaget. Skriv den som den står.")),
    "code_typed_wrong": (422, lambda: _("Det stämmer inte med koden. Inget är borttaget. Skriv den som den står.")),
    "way_is_open": (
        409,
        lambda: _("En tjänst som vilar på texten är på väg in. Avsluta vägen först, och skriv varför."),
    ),
    "review_first": (409, lambda: _("Texten behöver granskas av någon innan den kan godkännas.")),
    "nothing_to_share": (422, lambda: _("Alla uppgifter är utelämnade. Dela minst en.")),
    "not_over": (409, lambda: _("Workshopen är inte avslutad. Dela när den är klar.")),
    "shared_in_use": (
        409,
        lambda: _("En arbetsbeskrivning har börjat på det ni delade. Därför går det inte att ta tillbaka."),
    ),
    "workplace_not_chosen": (422, lambda: _("Välj vilken arbetsplats det är. Inget är delat.")),
    "workplace_shared": (
        409,
        lambda: _(
            "Den arbetsplatsen står redan på kartan genom en workshop som någon annan leder. HR kan säga att du leder "
            "där. Inget är delat."
        ),
    ),
    "newer_shared": (
        409,
        lambda: _("Den arbetsplatsen står redan på kartan genom en workshop som avslutades senare. Inget är delat."),
    ),
    "too_much_to_share": (
        422,
        lambda: _("Ni kan dela högst {most} rader, och det här är {count}. Lämna ute några."),
    ),
    "area_not_chosen": (422, lambda: _("Välj vilken typ av arbetsplats det är. Inget är delat.")),
    "no_longer_to_share": (409, lambda: _("Rapporten är gallrad, så det finns inget kvar att dela.")),
    "task_group_gone": (409, lambda: _("Någon annan har ändrat här, eller tagit tillbaka det. Inget är ändrat.")),
    "nothing_to_split": (
        422,
        lambda: _("Markera något, men inte allt: en text som inte är äldre ska bli kvar. Inget är ändrat."),
    ),
    "not_the_same_map": (422, lambda: _("Välj en annan uppgift att lägga ihop med.")),
    "newer_version": (409, lambda: _("Det finns en nyare version av texten. Läs den först.")),
    "not_done_yet": (422, lambda: _("{typed} har inte varit än. Skriv dagen som planerad.")),
    "why_missing": (422, lambda: _("Skriv varför vägen avslutas. Det hjälper nästa som försöker.")),
    "trail_changed": (
        409,
        lambda: _("Någon annan sparade medan du skrev. Din text finns kvar. Läs vad den andra skrev och spara igen."),
    ),
    "way_name_missing": (422, lambda: _("Skriv vad vägen heter.")),
    "stage_name_missing": (422, lambda: _("Skriv vad steget heter.")),
    "too_many_stages": (422, lambda: _("En väg har plats för {most} steg.")),
    "what_to_do_missing": (422, lambda: _("Skriv vad ni ska göra på arbetsplatsen.")),
    "no_room_to_grow": (422, lambda: _("Det får inte plats. Texten får ha {most} tecken. Välj färre uppgifter.")),
    "list_closed": (409, lambda: _("Listan är stängd, så det går inte att svara. Det som är skrivet finns kvar.")),
    "reception_closed": (
        409,
        lambda: _("Tjänsten är avslutad, så det går inte att ändra här. Det som är skrivet finns kvar."),
    ),
    "says_of_a_person": (
        422,
        lambda: _("Ta bort ”{word}”. Pappret handlar om jobbet, aldrig om varför någon har det eller om stöd till en."),
    ),
    "too_many_ways": (422, lambda: _("Det finns plats för {most} egna vägar. Ändra någon av dem i stället.")),
    "stage_gone": (409, lambda: _("Någon annan har tagit bort steget. Inget är ändrat.")),
    "ends_in_ordinary": (422, lambda: _("En väg slutar med en anställning enligt AB. Steget står alltid sist.")),
    "months_unreadable": (
        422,
        lambda: _("”{typed}” går inte att läsa som månader. Skriv ett tal mellan 1 och {most}."),
    ),
    "way_changed": (
        409,
        lambda: _("Någon annan ändrade vägen medan du skrev. Så här ser den ut nu. Gör om det du vill."),
    ),
    "ends_before_it_begins": (422, lambda: _("Steget slutar före det börjar. Ändra någon av dagarna.")),
    "why_not_needed_missing": (422, lambda: _("Skriv varför steget inte behövs.")),
    "done_and_not_needed": (422, lambda: _("Steget är både klart och markerat som att det inte behövs. Välj ett.")),
    "ordinary_is_needed": (
        422,
        lambda: _(
            "Vägen leder till en anställning enligt AB. Blir det ingen: avsluta vägen i stället, och skriv varför."
        ),
    ),
    "why_chosen_missing": (422, lambda: _("Skriv vilken väg ni valde, och varför.")),
    "chosen_already": (409, lambda: _("Någon annan har valt väg för tjänsten. Så här ser den ut nu.")),
    "way_outcome_missing": (422, lambda: _("Välj vad uppföljningen ledde till.")),
    "new_day_missing": (422, lambda: _("Skriv en dag som kommer, när kraven följs upp igen.")),
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


class NotWhole(Unreadable):
    """No whole number in a field for one. Details: `label` of the field, and `at`, its name."""

    code = "not_whole"


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
    "workplace_not_chosen": "workplace",
    "workplace_shared": "workplace",
    "newer_shared": "workplace",
    "area_not_chosen": "area",
    "not_the_same_map": "into",
    "has_account": "email",
    "has_account_here": "email",
    "roles_missing": "roles",
    "taker_missing": "leader",
    "name_missing": "name",
    "workplace_taken": "name",
    "on_the_list_already": "name",
    "headings_missing": "file",
    "row_lacks": "file",
    "row_too_long": "file",
    "row_not_a_day": "file",
    "row_unknown": "file",
    "row_twice": "file",
    "too_many_lines": "file",
    "columns_missing": "file",
    "values_changed": "file",
    "shares_disagree": "content_cleaning",
    "decision_day_missing": "decided_on",
    "post_typed_wrong": "typed",
    "administration_missing": "administration",
    "name_taken": "name",
    "leads_already": "email",
    "unknown_code": "code",
    "day_missing": "until",
    "day_passed": "until",
    "day_too_far": "until",
    "meets_too_early": "meets-on",
    "time_unreadable": "meets-at",
    "title_missing": "title",
    "easy_missing": "text",
    "easy_changed": "text",
    "never_in_easy": "text",
    "role_missing": "role",
    "union_missing": "label",
    "answer_day_off": "answer-by",
    "protocol_missing": "noted-protocol",
    "ending_why_missing": "end-why",
    "title_typed_wrong": "typed",
    "code_typed_wrong": "typed",
    "file_too_large": "file",
    "file_unreadable": "file",
    "file_empty": "file",
    "text_unreadable": "file",
    "other_text": "file",
    "text_locked": "file",
    "has_macros": "file",
    "too_many_text_lines": "text",
    "too_many_split": "text",
    "interview_role_missing": "role",
    "too_little_to_find": "words",
    "too_much_to_find": "words",
    "not_typed_again": "again",
    "period_unreadable": "count",
    "decision_missing": "number",
    "decided_later": "on",
    "way_name_missing": "name",
    "new_day_missing": "again",
    "way_outcome_missing": "outcome-ab",
    "definition_missing": "created",
    "goal_unreadable": "number",
}
"""The field that a refusal is about, by its id where there is one on the page."""


class Sentence(str):
    """Why something was refused.

    `field`: the id of what it is about; empty where that is nothing on the page. A refusal's own `at` says it where one
    code is refused at several.
    """

    field = ""


def sentence(refused: Refused) -> Sentence:
    """Why, in the language of the one who asks."""
    said = _REFUSALS.get(refused.code, _REFUSALS["broken"])[1]()
    for name, value in refused.details.items():
        said = said.replace(f"{{{name}}}", _told(name, value))
    told = Sentence(_of_field(refused) + said)
    told.field = refused.details.get("at") or _FIELDS.get(refused.code, "")
    return told


def _told(name: str, value: Any) -> str:
    """A detail, as it stands in the sentence."""
    if isinstance(value, Decimal):
        return format_decimal(value, locale=locale(current()))
    return _in_words(value) if name == "wait" else str(value)


def _of_field(refused: Refused) -> str:
    """Which field it is about, as its label says: "Timmar i veckan, ”Disk”: "."""
    label, row = refused.details.get("label", ""), refused.details.get("row", "")
    told = f"{_(label)}{f', ”{row}”' if row else ''}" if label else ""
    return f"{told}{'' if told.endswith('?') else ':'} " if told else ""


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
    if "at" in refused.details:
        said["at"] = refused.details["at"]
    if "current" in refused.details:
        said["current"] = refused.details["current"]
    return said
