// @ts-check
/** On phones the taboos fold into the bar at the bottom, and filters fold where their summary shows. Paper shows everything. */

/** The breakpoints of fupan.css at which each has a summary to open it again. */
const FOLDS = /** @type {const} */ ([
  ["details.fp-taboo", "(max-width: 44.984375em)"],
  ["details.fp-more", "(max-width: 59.984375em)"],
]);

export function startPhone() {
  for (const [selector, narrow] of FOLDS) {
    const query = matchMedia(narrow);
    const fold = () => {
      if (matchMedia("print").matches) return;
      for (const part of document.querySelectorAll(selector)) part.toggleAttribute("open", !query.matches);
    };
    query.addEventListener("change", fold);
    fold();
  }
  // Until here the stylesheet kept them shut on phones, so that nothing jumps.
  document.documentElement.classList.add("fp-ready");
  addEventListener("beforeprint", openAll);
  addEventListener("afterprint", closeAgain);
}

/** @type {Element[]} */
let opened = [];

function openAll() {
  opened = [...document.querySelectorAll(".md-content details:not([open])")];
  for (const part of opened) part.setAttribute("open", "");
}

function closeAgain() {
  for (const part of opened) part.removeAttribute("open");
  opened = [];
}
