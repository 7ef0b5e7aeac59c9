/** The picture that the facilitator has chosen for a task, beside its words: see `_pictures.html`. */

/** @param key  its name in the set; nothing where the task has none */
export function drawPicture(image, key = "") {
  const address = key && `${document.documentElement.dataset.pictures}${key}.svg`;
  if (key && image.getAttribute("src") !== address) image.src = address;
  image.hidden = !key;
}
