// @ts-check
/** A copy button on each line to say. */
import { write } from "./clipboard.js";
import { announce } from "./live.js";

const SHOWN_FOR = 2000; // ms

/** Chinese characters and full-width punctuation: a line break beside one of these is no space. */
const WIDE = /[\u2018-\u201d\u2026\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

export function startCopy() {
  // Heard one after another, forty buttons that are all called 复制 tell nothing.
  for (const button of document.querySelectorAll("button.fp-copy")) {
    const line = button.closest("li")?.querySelector("p");
    if (line) button.setAttribute("aria-label", `复制：${wordsOf(line).slice(0, 24)}`);
  }
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button.fp-copy") : null;
    const line = button?.closest("li, .fp-hit")?.querySelector("p");
    if (button && line) void copy(button, line);
  });
}

/**
 * The words of a line as a person reads them: slots as shown, no line breaks or spaces of the source.
 * @param {Element} line
 * @returns {string}
 */
export function wordsOf(line) {
  return (line.textContent ?? "")
    .trim()
    .replace(/(.)[ \t]*[\r\n]\s*(.)/gu, (_, left, right) => left + (WIDE.test(left) || WIDE.test(right) ? "" : " ") + right)
    .replace(/[ \t]{2,}/g, " ");
}

/**
 * @param {Element} button
 * @param {Element} line
 */
async function copy(button, line) {
  const words = wordsOf(line);
  if (await write(words, button)) {
    show(button, "已复制", "fp-copy--done");
    announce("已复制：" + words, button);
  } else {
    getSelection()?.selectAllChildren(line);
    show(button, "按 Ctrl+C", "fp-copy--failed");
    announce("没能复制，这一句已选中，请按 Ctrl+C", button);
  }
}

/** @type {WeakMap<Element, number>} */
const timers = new WeakMap();

/**
 * Says on the button what happened, then puts its label back.
 * @param {Element} button
 * @param {string} text
 * @param {string} state a class
 */
function show(button, text, state) {
  clearTimeout(timers.get(button));
  button.classList.remove("fp-copy--done", "fp-copy--failed");
  button.classList.add(state);
  button.textContent = text;
  timers.set(button, window.setTimeout(() => {
    button.classList.remove(state);
    button.textContent = "复制";
  }, SHOWN_FOR));
}
