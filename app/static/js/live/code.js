/** The workshop's code, which may be renewed while the page is open. */

import { write } from "../ui/say.js";

/** What the browser's storage has a workshop's things under: its first code, which does not change. */
export const keptAs = document.querySelector("#view").dataset.keptAs;

/** Let the page stand under the new code: the address, so that it can be loaded again, and where the code is shown. */
export function standUnder(main, code) {
  const old = main.dataset.code;
  main.dataset.code = code;
  const moved = (address) => address.replace(`/w/${old}`, `/w/${code}`);
  history.replaceState(history.state, "", moved(location.href));
  for (const picture of document.querySelectorAll(".qr, .qr img")) if (picture.src) picture.src = moved(picture.src);
  const half = code.length / 2;
  for (const place of document.querySelectorAll("[data-the-code]")) write(place, `${code.slice(0, half)} ${code.slice(half)}`);
}
