/** Whether something is drawn at all. (`checkVisibility` is not in Safari 15 to 17, nor in Chrome 100.) */
export const isSeen = (element) => element.getClientRects().length > 0;
