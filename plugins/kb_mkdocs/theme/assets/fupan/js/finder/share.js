// @ts-check
/** A search as an address that can be sent to a colleague. */
import { write as toClipboard } from "../clipboard.js";
import { announce } from "../live.js";
import { base } from "../site.js";

/** @typedef {import("./dialog.js").Asked} Asked */

/**
 * A search as the text of a fragment.
 * @param {Asked} asked
 */
export function stateOf(asked) {
  const pairs = [["q", asked.query], ...Object.entries(asked.filters).flatMap(([facet, values]) => values.map((value) => [facet, value]))];
  return pairs.filter(([, value]) => value).map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join("&");
}

/**
 * Lets the link of the dialog lead to the search.
 * @param {HTMLElement} dialog
 * @param {Asked} asked
 */
export function share(dialog, asked) {
  const link = dialog.querySelector("[data-share]");
  if (!(link instanceof HTMLAnchorElement)) return;
  const url = new URL("search/", base());
  url.hash = stateOf(asked);
  link.href = url.href;
}

/** @param {HTMLAnchorElement} link */
export async function copyAddress(link) {
  const done = await toClipboard(link.href, link);
  announce(done ? "地址已复制" : "没能复制，请从地址栏复制", link);
  if (!done) return;
  const label = link.textContent;
  link.textContent = "地址已复制";
  setTimeout(() => { link.textContent = label; }, 2000);
}
