"""Whether a column holds people's names. They are never taken for tasks."""

import re
from collections.abc import Sequence


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_GIVEN = _set(
    """
    abdi abdirahman adam agnes agneta ahmad ahmed aisha albin alex alexander alexandra alf alfred ali alice alicia
    alma alva amanda amina amir anders andrea andreas anette angelica anita ann anna anneli annette annika anton
    antonia arne arvid asha astrid august axel barbro beata bengt benjamin berit bertil birgit birgitta björn bo
    boel britt britta bror börje cajsa camilla carin carina carl carolina caroline cecilia charlie charlotta
    charlotte christer christian christina cilla claes clara conny cornelia dag dan daniel danuta david deeqa
    dennis diana ebba eddie edith edvin edward eivor elena eleonora elias elin elina elisabet elisabeth elise ella
    ellen ellinor elliot elsa elvira emanuel emelie emil emilia emma emmy erica erik erika erling ester eva
    evelina ewa fabian fadumo farah fatima fatma fatuma felicia felix filip fredrik freja frida gabriel gabriella
    georg gerd gertrud greta gun gunborg gunhild gunilla gunnar gunnel gustaf gustav göran görel görgen hamid
    hamza hanna hanne hannes hans harald harry hasan hassan hedda hedvig helen helena helene henning henrik henry
    herman hilda hillevi hjalmar hodan hugo håkan ibrahim ida inga ingalill inge ingegerd ingela inger ingmar
    ingrid ingvar irene iris isa isabella isak ismail ivan jack jakob jamal jan jane janne jasmin jenny jens
    jerker jesper jessica jimmy joakim joel johan johanna johannes john johnny jonas jonatan jonathan josef
    josefin josefine julia julian jörgen kaj kajsa kalle karim karin karl karolina katarina kent kerstin kevin
    khadija kim kjell klara klas krister kristian kristina kristoffer kurt lars lasse layla leif leila lena
    lennart leo leon lilian lilly linda linn linnea linnéa linus lisa lisbeth liselott lotta louise lova lovisa
    lucas ludvig lukas magdalena magnus mahmoud maj maja malin malte marcus margareta margaretha maria mariam
    marianne marie markus marta martin maryam mathias mathilda matilda mats mattias max maximilian melissa melker
    micael michael mikael milla milo mira miriam moa mohamad mohamed mohammad mohammed mona monica monika morgan
    muhammad mustafa märta måns nadia nancy natalie nathalie nellie nicklas niklas nils nina nisse noah noel nora
    nour ola olaf oliver olivia olle olof omar oscar oskar osman otto ove owe patricia patrik paul paula pelle per
    pernilla peter petra petter pia pär rasmus rebecca rebecka reza richard rikard robert robin roger roland rolf
    ronja ronny rose roy rune ruth sahra said salma sam samir samuel sandra sanna sara sarah seada sebastian selma
    signe sigrid simon siv sixten sofia sofie solveig sonja stefan stefania stella sten stig stina sture susanna
    susanne svante sven svetlana sylvia tage teodor teresa therese thomas thor tilda tim tina tobias tomas tommy
    tor tora torbjörn tore torsten tove tuva tyra ulf ulla ulrica ulrika urban valter vanja vera veronica victor
    victoria viggo viktor viktoria vilgot vilhelm vilma vincent viola viveka wilhelm william wilma yasmin ylva
    yngve yusuf yvonne zahra zainab zara zeinab zlatan åke åsa örjan östen
    """
)
_TITLES = _set(
    """
    dr doktor prof professor herr fru fröken mr mrs ms rektor biträdande bitr bibliotekarie chef enhetschef
    avdelningschef  leg legitimerad ssk usk vb sjuksköterska undersköterska vårdbiträde skötare barnskötare bsk
    förskollärare fsk lärare  fritidsledare pedagog elevassistent assistent kock kokerska vaktmästare handläggare
    administratör receptionist  badvakt vik vikarie tf sr syster bror kurator psykolog läkare arbetsterapeut
    fysioterapeut logoped samordnare
    """
)
_APART = re.compile(r"[,/&+;\n]|\s(?:och|samt|and|el|eller)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_BETWEEN = _set("von van af de da al el bin ben")
_INITIALS = re.compile(r"[A-ZÅÄÖ]{2,3}(?:\s?[,/+&]\s?[A-ZÅÄÖ]{2,3})*")
_MOST_WORDS = 4
_SURE, _ALL = 0.3, 0.7
"""Share of a column's texts that begin with a name that we know, and that look like names."""


def are_people(texts: Sequence[str]) -> bool:
    """Whether texts are people's names, or their initials. The texts are those of a column that hold something."""
    if not texts:
        return False
    looks = sum(map(_looks, texts)) / len(texts)
    sure = sum(map(is_person, texts)) / len(texts)
    initials = sum(1 for text in texts if _INITIALS.fullmatch(text.strip())) / len(texts)
    small = sum(1 for text in texts if _bare(text.strip()) in _GIVEN) / len(texts)
    return (sure >= _SURE and looks >= _ALL) or initials >= _ALL or small >= _ALL


def could_be_people(texts: Sequence[str]) -> bool:
    """Whether texts could be names that we don't know: two words or more, all of them with a capital."""
    return bool(texts) and all(len(text.split()) > 1 and _looks(text) for text in texts)


def is_person(text: str) -> bool:
    """Whether a text looks like the name of somebody, or of some, with a given name that we know."""
    return _looks(text) and any(_bare(word) in _GIVEN for word in _WORD.findall(text))


def _looks(text: str) -> bool:
    """Whether all the words of a text could be in names: with a capital, few of them, titles aside."""
    parts = [part for part in _APART.split(re.sub(r"\([^)]*\)", " ", text)) if part.strip()]
    return bool(parts) and all(map(_looks_like_one, parts))


def _looks_like_one(part: str) -> bool:
    words = [word for word in part.split() if _bare(word) not in _TITLES]
    return 0 < len(words) <= _MOST_WORDS and all(_is_capitalised(word) for word in words)


def _is_capitalised(word: str) -> bool:
    return bool(_WORD.fullmatch(word)) and (word[0].isupper() or word in _BETWEEN)


def _bare(word: str) -> str:
    return word.rstrip(".").casefold().split("-")[0]
