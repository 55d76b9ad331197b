// @ts-check
/**
 * The box over a list of objections: find by a few of the debtor's words, or by words that mean the same. What is typed
 * stays on the page.
 */
import { core } from "./finder/core.js";
import { announce } from "./live.js";

export function startMatches() {
  for (const box of document.querySelectorAll("input.fp-filter[data-for]")) {
    if (!(box instanceof HTMLInputElement)) continue;
    // Letters that an input method still composes are no words.
    box.addEventListener("input", (event) => { if (!(event instanceof InputEvent && event.isComposing)) void apply(box); });
    box.addEventListener("compositionend", () => void apply(box));
    // By the time the first word stands there, those beside it should be known.
    box.addEventListener("focus", () => void core().catch(() => {}), { once: true });
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
async function apply(box) {
  const typed = box.value;
  const words = typed.trim().split(/\s+/).filter(plain);
  show(box, words.map((word) => [word]));
  const beside = await synonyms(words);
  if (box.value !== typed) return;
  const shown = show(box, words.map((word, at) => [word, ...beside[at]]));
  announce(shown ? `${shown} 条` : "没有找到", box);
}

/**
 * @param {HTMLInputElement} box
 * @param {string[][]} asked each word with those that mean the same
 * @returns {number} how many items hold each of them
 */
function show(box, asked) {
  const ways = asked.map((group) => group.map(plain));
  /** @type {Element[]} */
  const shown = [];
  for (const item of document.querySelectorAll(box.dataset.for ?? "")) {
    const text = plain(item.textContent ?? "");
    const fits = ways.every((group) => group.some((word) => text.includes(word)));
    item.toggleAttribute("hidden", !fits);
    if (fits) shown.push(item);
  }
  // One answer left: show its words at once.
  if (ways.length && shown.length === 1 && shown[0] instanceof HTMLDetailsElement) shown[0].open = true;
  for (const none of box.parentElement?.querySelectorAll("[data-none]") ?? []) {
    none.toggleAttribute("hidden", shown.length > 0);
    for (const button of none.querySelectorAll("button")) button.dataset.fpQuery = box.value.trim();
  }
  return shown.length;
}

/**
 * What the team's synonyms put beside each word; nothing where they cannot be had.
 * @param {string[]} words
 * @returns {Promise<string[][]>}
 */
async function synonyms(words) {
  if (!words.length) return [];
  try {
    const index = await core();
    return await Promise.all(words.map((word) => index.beside(word)));
  } catch {
    return words.map(() => []);
  }
}
