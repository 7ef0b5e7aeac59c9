/** Send a form as it is sent by a press of a button. (`requestSubmit` is not in Safari 15: there the button is pressed.) */
export function submit(form, button = null) {
  if (form.requestSubmit) form.requestSubmit(button);
  else (button ?? form.querySelector("button:not([type=button])")).click();
}
