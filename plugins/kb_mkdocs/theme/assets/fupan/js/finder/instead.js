// @ts-check
/** What stands in the dialog in the place of results: what this person keeps, or help where nothing was found. */
import { base } from "../site.js";
import * as kept from "./kept.js";
import { one, part } from "./parts.js";

/**
 * Help where nothing was found.
 * @param {HTMLElement} dialog
 * @param {string} query
 * @param {number} filters how many are on
 * @param {kept.Place[]} near what the person may have meant
 * @returns {HTMLElement}
 */
export function nothing(dialog, query, filters, near) {
  const made = part(dialog, "empty");
  one(made, "[data-query]").textContent = query;
  one(made, "[data-filtered]").hidden = !filters;
  one(made, "[data-number]").textContent = String(filters);
  one(made, "[data-near]").hidden = !near.length;
  one(made, "[data-titles]").append(...near.map((place) => row(dialog, place)));
  return made;
}

/**
 * What this person pinned and read.
 * @param {HTMLElement} dialog
 * @returns {HTMLElement[]}
 */
export function keptSections(dialog) {
  /** @type {[string, kept.Place[]][]} */
  const sections = [["钉住的", kept.pinned()], ["最近看的", kept.recent()]];
  return sections.filter(([, places]) => places.length).map(([title, places]) => {
    const section = part(dialog, "kept");
    one(section, "h2").textContent = title;
    one(section, "ul").append(...places.map((place) => row(dialog, place)));
    return section;
  });
}

/**
 * @param {HTMLElement} dialog
 * @param {kept.Place} place
 */
function row(dialog, { title, url }) {
  const made = part(dialog, "kept-row");
  const link = one(made, "a");
  if (link instanceof HTMLAnchorElement) link.href = new URL(url.replace(/^\//, ""), base()).href;
  link.textContent = title;
  return made;
}
