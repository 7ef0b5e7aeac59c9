import { write } from "../ui/say.js";

/** The code was renewed: so that it can be loaded again, the page stands under the new one, and shows it. */
export function standUnder(main, code) {
  const old = main.dataset.code;
  main.dataset.code = code;
  const moved = (address) => address.replace(`/w/${old}`, `/w/${code}`);
  history.replaceState(history.state, "", moved(location.href));
  for (const picture of document.querySelectorAll(".qr, .qr img")) if (picture.src) picture.src = moved(picture.src);
  const half = code.length / 2;
  for (const place of document.querySelectorAll("[data-the-code]")) write(place, `${code.slice(0, half)} ${code.slice(half)}`);
}
