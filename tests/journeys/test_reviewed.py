"""A job description that is true: the facilitator leaves and HR takes the draft over, two unions answer by link and one
disagrees, it is approved with a why, and a typo is mended. What is in force says all of it on paper."""

import io
import re

import docx
import pikepdf
import pytest
from playwright.async_api import Page, expect

from app.account import store as accounts
from app.account.roles import Role
from app.job_descriptions.tables import JobDescriptionRow
from tests.export.test_pdf import words as words_of
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.journeys.conftest import PHONE, Stage, violations

pytestmark = pytest.mark.heavy

WORDS = "Telefonen före nio kräver kunskap om barnen.\nDen bör ligga kvar hos barnskötarna."
RISK, SILENT = "Ingen ny risk, sagt på skyddsronden", "Chefen har två veckor på sig till"


async def signed_in(stage: Stage, email: str, *roles: Role) -> Page:
    page = await stage.page()
    client = stage.server.facilitator(email, *roles)
    cookies = [{"name": it.name, "value": it.value, "url": stage.server.base} for it in client.cookies.jar]
    await page.context.add_cookies(cookies)  # type: ignore[arg-type]
    return page


async def link(hr: Page, address: str, role: str, label: str = "") -> str:
    await hr.goto(f"{address}/links")
    await hr.get_by_label("Läsa, kommentera och svara för sin part").check()
    await hr.get_by_label("Vem är den till?").select_option(label=role)
    await hr.get_by_label("Vem mer exakt?").fill(label)
    await hr.get_by_role("button", name="Skapa länken").click()
    await hr.wait_for_url("**made=*")
    found = re.search(r"/l/[\w-]{40,}", await hr.content())
    assert found
    return found[0]


async def close_eva(operator: Page) -> None:
    """The facilitator leaves: a colleague has the workshops, HR the texts."""
    await operator.goto("/accounts")
    await operator.get_by_role("link", name="eva@example.se").click()
    await operator.get_by_role("link", name="Stäng kontot").click()
    await operator.get_by_label("Tar över workshoppar och mallar").select_option(label="kollega@example.se")
    await operator.get_by_label("Tar över arbetsbeskrivningarna").select_option(label="hr@example.se")
    await operator.get_by_role("button", name="Stäng kontot").click()
    await expect(operator.get_by_text("Stängt").first).to_be_visible()


async def test_what_is_in_force_says_who_said_what_and_what_was_missing(stage: Stage):
    server = stage.server
    eva, colleague = server.facilitator("eva@example.se"), server.facilitator("kollega@example.se")
    code = server.workshop(eva)
    address = keep(server, workshop_id(server, code), a_draft(negotiation="Gjord 3 december"))
    with server.database.session() as session:
        row = session.get_one(JobDescriptionRow, int(address.rpartition("/")[2]))
        row.holder = accounts.with_email(session, "eva@example.se").id
    hr = await signed_in(stage, "hr@example.se", Role.HR)
    await close_eva(await signed_in(stage, "drift@example.se", Role.OPERATOR))
    assert eva.get(f"/w/{code}/lead").status_code == 303
    assert colleague.get(f"/w/{code}/lead").status_code == 200
    await hr.goto("/desk")
    await expect(hr.get_by_role("region", name="Du arbetar med")).to_contain_text("Serviceassistent")

    paths = [await link(hr, address, *whose) for whose in (("Facket", "Kommunal"), ("Facket", "Vision"), ("Chef", ""))]
    kommunal, vision = [await stage.page(PHONE, has_touch=True, is_mobile=True) for _ in range(2)]
    await kommunal.goto(paths[0])
    await expect(kommunal.get_by_text("Du läser som Kommunal")).to_be_visible()
    await expect(kommunal.locator("input:checked")).to_have_count(0)
    await expect(kommunal.get_by_role("button", name="Välj ett svar först")).to_be_visible()
    assert await kommunal.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await kommunal.get_by_label("Oenig, därför att …").check()
    await kommunal.get_by_role("button", name="Skriv varför först").click()
    await expect(kommunal.locator("#error")).to_contain_text("Skriv varför.")
    await kommunal.get_by_label("Egna ord från Kommunal").fill(WORDS)
    await kommunal.get_by_role("button", name="Skicka svaret från Kommunal").click()
    await expect(kommunal.get_by_text("Tack, svaret är sparat.")).to_be_visible()
    await vision.goto(paths[1])
    await vision.get_by_label("Enig", exact=True).check()
    await vision.get_by_role("button", name="Skicka svaret från Vision").click()
    await expect(vision.get_by_text("Tack, svaret är sparat.")).to_be_visible()

    await hr.goto(f"{address}/versions/latest")
    assert await violations(hr, shows="a version with answers that are missing") == []
    await hr.get_by_role("button", name="Godkänn version").click()
    await expect(hr.locator("#error")).to_contain_text(
        "Texten går inte att godkänna än. Riskbedömningen har inget svar. Tillfrågade som inte har svarat."
    )
    await hr.get_by_label("Riskbedömningen har inget svar").fill(RISK)
    await hr.get_by_label("Tillfrågade som inte har svarat: Chef").fill(SILENT)
    await hr.get_by_role("button", name="Godkänn version").click()
    await expect(hr.get_by_text("gäller, sedan").first).to_be_visible()
    assert await violations(hr, shows="a version in force") == []

    await hr.goto(address)
    await hr.locator("#assignment").fill("En lugn dag.")
    await hr.locator(".editor-bar").get_by_role("button", name="Spara").click()
    await expect(hr.get_by_text("Texten som är godkänd gäller som förut")).to_be_visible()
    await hr.goto("/job-descriptions")
    await expect(hr.locator(".job-facts")).to_contain_text("Godkänd")
    await expect(hr.locator(".job-facts")).to_contain_text("Utkast bredvid")
    await kommunal.goto(paths[0])
    await expect(kommunal.get_by_text("frågan ställs på nytt")).to_be_visible()

    client = server.facilitator("hr@example.se", Role.HR)
    paper = docx.Document(io.BytesIO(client.get(f"{address}.docx").content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    told = "\n".join([*cells, *(line.text for line in paper.paragraphs)])
    for words in (
        "Fack, Kommunal: oenig",
        *WORDS.split("\n"),
        "Fack, Vision: enig",
        RISK,
        SILENT,
        "Gjord 3 december",
        "HR: godkänd",
    ):
        assert words in told, words
    assert "En lugn dag." not in told
    kept = client.get(f"{address}.pdf").content
    assert kept == client.get(f"{address}.pdf").content
    with pikepdf.open(io.BytesIO(kept)) as pdf:
        on_paper = " ".join(words_of(pdf).split())
    for words in ("oenig", *WORDS.split("\n"), RISK, SILENT, "Gjord 3 december", "Gäller från"):
        assert words in on_paper, words
    stage.wrong[:] = [line for line in stage.wrong if not re.search(r"status of 4(09|22)", line)]
