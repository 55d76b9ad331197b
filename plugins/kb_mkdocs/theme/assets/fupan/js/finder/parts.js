// @ts-check
/** Pieces of the search dialog, cloned from the templates that stand in its markup. */

/**
 * @param {HTMLElement} dialog
 * @param {string} name
 * @returns {HTMLElement} a fresh copy of a part
 */
export function part(dialog, name) {
  const template = dialog.querySelector(`template[data-part="${name}"]`);
  const copy = template instanceof HTMLTemplateElement ? template.content.firstElementChild?.cloneNode(true) : null;
  if (!(copy instanceof HTMLElement)) throw new Error(`no template ${name}`);
  return copy;
}

/**
 * @param {ParentNode} owner
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function one(owner, selector) {
  const found = owner.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`nothing at ${selector}`);
  return found;
}

/**
 * Fills an element with a text in which ranges are marked; single characters only where nothing longer was found.
 * @param {Element} element
 * @param {string} raw
 * @param {[number, number][]} marks in order, as slice() counts
 */
export function marked(element, raw, marks) {
  const text = slotted(raw);
  const pieces = [];
  const long = marks.filter(([start, end]) => end - start > 1);
  let done = 0;
  for (const [start, end] of long.length ? long : marks) {
    if (start > done) pieces.push(text.slice(done, start));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(Math.max(start, done), end);
    pieces.push(mark);
    done = Math.max(done, end);
  }
  pieces.push(text.slice(done));
  element.replaceChildren(...pieces);
}

/**
 * Slots as the pages show them, of the same length, so that marks stay where they are.
 * @param {string} text
 */
export function slotted(text) {
  return text.replace(/\{([^{}]+)\}/g, "［$1］");
}

/** @type {Record<string, string>} */
const VERDICTS = { allowed: "ok", conditional: "if", prohibited: "no" };

/**
 * @param {HTMLElement} dialog
 * @param {string} verdict its id
 * @param {string} title
 */
export function verdictBadge(dialog, verdict, title) {
  const badge = part(dialog, "verdict");
  badge.classList.add(`fp-v--${VERDICTS[verdict] ?? "if"}`);
  badge.textContent = title;
  return badge;
}

/**
 * @param {HTMLElement} dialog
 * @param {string} text
 */
export function tag(dialog, text) {
  const made = part(dialog, "tag");
  made.textContent = text;
  return made;
}
