// A phone whose clock is seventeen minutes fast, until it finds the network's time: `setRight()`.
(() => {
  const Real = Date;
  let ahead = 17 * 60_000;
  window.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [Real.now() + ahead]));
    }
    static now() {
      return Real.now() + ahead;
    }
  };
  window.setRight = (more = 0) => (ahead = more);
})();
