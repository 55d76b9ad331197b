// @ts-check
/** Opens the search: by its buttons, by "/" or Ctrl-K, and by an address that carries a query (#q=…). */
import { Finder } from "./finder/dialog.js";
import { startKept } from "./finder/page.js";
import { read } from "./fragment.js";

/** Milliseconds after which the search is made ready even on a page that never comes to rest. */
const RESTLESS = 3000;

export function startFind() {
  const dialog = document.getElementById("fp-search");
  const buttons = [...document.querySelectorAll("[data-fp-search]")];
  if (!(dialog instanceof HTMLDialogElement) || !dialog.showModal) {
    for (const button of buttons) button.setAttribute("hidden", "");
    return;
  }
  const finder = new Finder(dialog);
  for (const button of buttons) {
    button.addEventListener("pointerenter", () => void finder.warm().catch(() => {}), { once: true });
    button.addEventListener("click", () => finder.open({ query: button instanceof HTMLElement ? button.dataset.fpQuery ?? "" : "", filters: {} }));
  }
  document.addEventListener("keydown", (event) => {
    if (!asks(event)) return;
    event.preventDefault();
    finder.open();
  });
  const asked = () => {
    const state = read();
    const query = state.get("q");
    if (query === null) return;
    state.delete("q");
    /** @type {Record<string, string[]>} */
    const filters = {};
    for (const [facet, value] of state) (filters[facet] ??= []).push(value);
    finder.open({ query, filters });
  };
  addEventListener("hashchange", asked);
  asked();
  whenAtRest(() => void finder.warm().catch(() => {}));
  startKept(finder, dialog);
}

/**
 * Does something once the page is there and the browser has nothing else to do; never where data is to be saved.
 * @param {() => void} action
 */
function whenAtRest(action) {
  if ("connection" in navigator && /** @type {{saveData?: boolean}} */ (navigator.connection).saveData) return;
  const wait = () => {
    if ("requestIdleCallback" in window) requestIdleCallback(action, { timeout: RESTLESS });
    else setTimeout(action, RESTLESS);
  };
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}

/**
 * Whether a key asks for the search: "/" where nobody types, Ctrl-K or Command-K anywhere.
 * @param {KeyboardEvent} event
 */
function asks(event) {
  if (event.isComposing || event.altKey || document.querySelector("dialog[open]")) return false;
  if (event.key.toLowerCase() === "k") return event.ctrlKey || event.metaKey;
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  return event.key === "/" && !event.ctrlKey && !event.metaKey && !typing;
}
