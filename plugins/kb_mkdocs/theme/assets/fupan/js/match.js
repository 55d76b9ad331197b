// @ts-check
/** The box over a list of objections: find by a few of the debtor's words. What is typed stays on the page. */
import { announce } from "./live.js";

export function startMatches() {
  for (const box of document.querySelectorAll("input.fp-filter[data-for]")) {
    if (box instanceof HTMLInputElement) box.addEventListener("input", () => apply(box));
  }
}

/**
 * Case, width, spaces and punctuation do not count.
 * @param {string} text
 */
function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}]+/gu, "");
}

/** @param {HTMLInputElement} box */
function apply(box) {
  const words = box.value.trim().split(/\s+/).map(plain).filter(Boolean);
  /** @type {Element[]} */
  const shown = [];
  for (const item of document.querySelectorAll(box.dataset.for ?? "")) {
    const text = plain(item.textContent ?? "");
    const fits = words.every((word) => text.includes(word));
    item.toggleAttribute("hidden", !fits);
    if (fits) shown.push(item);
  }
  // One answer left: show its words at once.
  if (words.length && shown.length === 1 && shown[0] instanceof HTMLDetailsElement) shown[0].open = true;
  for (const none of box.parentElement?.querySelectorAll("[data-none]") ?? []) none.toggleAttribute("hidden", shown.length > 0);
  announce(shown.length ? `${shown.length} 条` : "没有找到", box);
}
