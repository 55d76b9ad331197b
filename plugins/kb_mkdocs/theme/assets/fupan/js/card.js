// @ts-check
/** The card that shows what a link leads to: made once, filled, placed beside the link. */

/**
 * @typedef {object} Preview what previews.json holds of a record
 * @property {string} [type]
 * @property {string} title
 * @property {"allowed" | "conditional" | "prohibited" | null} [verdict]
 * @property {string} [word] the verdict in the team's own words
 * @property {string} [summary]
 */

const VERDICTS = { allowed: ["ok", "可以用"], conditional: ["if", "有条件"], prohibited: ["no", "不可用"] };
const GAP = 6; // px between link and card
const EDGE = 8; // px between card and window

/** @type {HTMLElement | undefined} */
let card;

/** @returns {HTMLElement} */
export function element() {
  if (!card) {
    card = document.createElement("div");
    card.id = "fp-hover";
    card.className = "fp-hover";
    card.setAttribute("role", "tooltip");
    card.hidden = true;
    (document.querySelector("main") ?? document.body).append(card);
  }
  return card;
}

/** @param {Preview} preview */
export function fill(preview) {
  const head = child("div", "fp-hover__head");
  if (preview.type) head.append(child("span", "fp-tag", preview.type));
  head.append(child("b", "", preview.title));
  const [mark, word] = VERDICTS[preview.verdict ?? /** @type {keyof typeof VERDICTS} */ ("")] ?? [];
  if (word) head.append(child("span", `fp-v fp-v--${mark}`, preview.word ?? word));
  const parts = [head];
  if (preview.summary) parts.push(child("p", "", preview.summary));
  element().replaceChildren(...parts);
}

/**
 * Below the link, or above it where there is no room; never beyond the window's edges.
 * @param {Element} link
 */
export function place(link) {
  const box = element();
  box.hidden = false;
  box.style.left = "0";
  const lines = link.getClientRects();
  const first = lines[0] ?? link.getBoundingClientRect();
  const last = lines[lines.length - 1] ?? first;
  const width = document.documentElement.clientWidth;
  const { offsetWidth, offsetHeight } = box;
  const below = last.bottom + GAP;
  const above = first.top - GAP - offsetHeight;
  const top = below + offsetHeight > innerHeight && above > EDGE ? above : below;
  const left = Math.max(EDGE, Math.min(last.left, width - offsetWidth - EDGE));
  const origin = (box.offsetParent ?? document.body).getBoundingClientRect();
  box.style.left = `${left - origin.left}px`;
  box.style.top = `${top - origin.top}px`;
}

export function hide() {
  if (card) card.hidden = true;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} [text]
 */
function child(tag, className, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
