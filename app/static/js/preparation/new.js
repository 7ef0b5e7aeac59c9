/** A new workshop: what it becomes is shown while one fills it in. The server says what; here it is only asked. */

const ADDRESS = "/workshops/new";

const form = document.querySelector("#new-workshop");
const preview = document.querySelector("#preview");
let asked = 0;

document.querySelector("#look-first").remove();

for (const name of ["groups", "template"]) form.elements[name].addEventListener("change", look);
if (form.elements.groups.value || form.elements.template.value) look();

async function look() {
  const mine = ++asked;
  const fields = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(ADDRESS, { method: "POST", body: fields, headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    preview.replaceChildren(...page.querySelector("#preview").childNodes);
  } catch {
    // Without the network what stands there stays; the form can still be sent.
  }
}
