/** A form marked `data-command` is sent as a command, and the page stays where it is. */

const NOT_FIELDS = ["id", "next"];

/** The fields of a form, with the pressed button's, as a command. Empty where null is meant is null. */
function read(form, pressed) {
  const command = {};
  for (const [name, value] of new FormData(form, pressed)) {
    if (!NOT_FIELDS.includes(name)) command[name] = value;
  }
  for (const ticks of form.querySelectorAll("[data-many]")) {
    command[ticks.dataset.many] = [...ticks.querySelectorAll(":checked")].map((tick) => tick.value);
  }
  for (const name of ["colour", "before", "due", "was", "task", "amount", "on", "people"]) {
    if (command[name] === "") command[name] = null;
  }
  return command;
}

/**
 * @param ask       (command) => id
 * @param accepted  (form, command, id) => void, when it has been asked: the form may empty its fields
 */
export function sendForms(ask, accepted = () => {}) {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-command]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    const command = read(form, event.submitter);
    accepted(form, command, ask(command));
  });
}
