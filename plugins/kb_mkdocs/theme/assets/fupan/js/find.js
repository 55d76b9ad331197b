// @ts-check
/** Opens the search: our own dialog when the page has one, else Material's. */
import { read } from "./fragment.js";

export function startFind() {
  const open = opener();
  const buttons = [...document.querySelectorAll("[data-fp-search]")];
  if (!open) {
    for (const button of buttons) button.setAttribute("hidden", "");
    return;
  }
  for (const button of buttons) {
    button.addEventListener("click", () => open(button instanceof HTMLElement ? button.dataset.fpQuery ?? "" : ""));
  }
  // #q=… in the address asks for the search.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    event.preventDefault();
    open("");
  });
  const asked = () => { const query = read().get("q"); if (query) open(query); };
  addEventListener("hashchange", asked);
  asked();
}

/** @returns {((query: string) => void) | null} what opens the search with a query, which may be empty */
function opener() {
  const dialog = document.querySelector("dialog.fp-search");
  if (dialog instanceof HTMLDialogElement) {
    return (query) => {
      if (!dialog.open) dialog.showModal();
      fill(dialog.querySelector("input[type=search]"), query);
    };
  }
  return material();
}

/** @returns {((query: string) => void) | null} */
function material() {
  const toggle = document.getElementById("__search");
  const input = document.querySelector("[data-md-component=search-query]");
  if (!(toggle instanceof HTMLInputElement) || !(input instanceof HTMLInputElement)) return null;

  /** @type {Element | null} */
  let before = null;
  toggle.addEventListener("change", () => {
    if (toggle.checked) return;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    before = null;
  });

  return (query) => {
    before = document.activeElement;
    if (!toggle.checked) toggle.click();
    input.focus();
    fill(input, query);
  };
}

/**
 * @param {Element | null} input
 * @param {string} query
 */
function fill(input, query) {
  if (!(input instanceof HTMLInputElement) || !query) return;
  input.value = query;
  for (const type of ["input", "keyup"]) input.dispatchEvent(new Event(type, { bubbles: true }));
}
