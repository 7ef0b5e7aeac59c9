/**
 * Which page of its picture this screen shows: the room's, which the lead turns; or, after a key on this screen, one of its
 * own until the room goes on. Where the lead lets it turn by itself, it does so slowly.
 */

/** What makes a picture begin anew: a page of one's own, and what has turned by itself, are of the picture before. */
const pictureOf = ({ wall: { way, what, of, page }, screen }) => [way, what, of, page, screen.picture, screen.of].join("\n");

/**
 * @param seconds  between two pages, where they turn by themselves
 * @param onTurn   () => void, when another page is to be shown
 * @param onEnd    () => void, when the last page has been shown and all begins anew
 */
export function openPaging({ seconds, onTurn, onEnd }) {
  let key = "";
  let own = null;
  let turned = 0;
  let pages = 1;
  let room = 0;
  let shown = 0;
  let timer = null;

  function tick() {
    turned += 1;
    if (turned >= pages) {
      turned = 0;
      onEnd();
    }
    onTurn();
  }

  function keepTime(isTurning) {
    if (isTurning && timer === null) timer = setInterval(tick, seconds * 1000);
    if (isTurning || timer === null) return;
    clearInterval(timer);
    timer = null;
  }

  return {
    /** The page to show, of `all`. `start`: where the picture begins, until somebody has said how many pages there are. */
    page(view, all, start = 0) {
      const { cover, wall } = view;
      if (pictureOf(view) !== key) {
        key = pictureOf(view);
        own = null;
        turned = 0;
        keepTime(false);
      }
      keepTime(wall.way === "turn" && !cover);
      pages = all;
      if (wall.way === "turn") room = turned % all;
      else room = wall.pages ? Math.min(wall.page, all - 1) : (start + wall.page) % all;
      shown = own === null ? room : own % all;
      return shown;
    },
    /** By a key on this screen. */
    turn(by) {
      own = (shown + by + pages) % pages;
      onTurn();
    },
    isOwn: () => shown !== room,
  };
}
