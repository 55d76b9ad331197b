// @ts-check
/** Facets: chips of one group are joined by OR, groups by AND. Rows carry their values in data attributes. */
import { read, write } from "./fragment.js";

export function startFilters() {
  for (const form of document.querySelectorAll("form[data-rows]")) {
    if (form instanceof HTMLFormElement) start(form);
  }
}

/** @param {HTMLFormElement} form */
function start(form) {
  const scope = form.closest(".fp-browse") ?? form.parentElement ?? form;
  const boxes = [...form.querySelectorAll("input")].filter((box) => box.type === "checkbox" && box.name);
  const names = new Set(boxes.map((box) => box.name));

  const fromAddress = () => {
    const state = read();
    for (const box of boxes) box.checked = state.getAll(box.name).includes(box.value);
    apply(form, scope, boxes);
  };
  const toAddress = () => {
    const state = read();
    for (const name of names) state.delete(name);
    for (const box of boxes) if (box.checked) state.append(box.name, box.value);
    write(state);
    apply(form, scope, boxes);
  };

  form.addEventListener("change", toAddress);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of scope.querySelectorAll(".fp-reset")) {
    button.addEventListener("click", () => {
      for (const box of boxes) box.checked = false;
      toAddress();
      boxes[0]?.focus(); // the button is about to vanish and would take the focus with it
    });
  }
  // "Back" after a step of ours, and a link or typed address with another state.
  addEventListener("popstate", fromAddress);
  addEventListener("hashchange", fromAddress);
  fromAddress();
}

/**
 * @param {HTMLFormElement} form
 * @param {Element} scope what holds the count, the reset buttons and the empty state
 * @param {HTMLInputElement[]} boxes
 */
function apply(form, scope, boxes) {
  /** @type {Map<string, string[]>} */
  const wanted = new Map();
  for (const box of boxes) if (box.checked) wanted.set(box.name, [...(wanted.get(box.name) ?? []), box.value]);
  const chosen = [...wanted.values()].flat().length;

  let shown = 0;
  for (const row of document.querySelectorAll(form.dataset.rows ?? "")) {
    if (!(row instanceof HTMLElement)) continue;
    const fits = [...wanted].every(([name, values]) => {
      const held = (row.dataset[name] ?? "").split(" ");
      return values.some((value) => held.includes(value));
    });
    row.hidden = !fits;
    if (fits) shown += 1;
  }

  for (const place of scope.querySelectorAll("[data-count]")) place.textContent = String(shown);
  for (const place of scope.querySelectorAll("[data-on]")) place.textContent = chosen ? `（${chosen}）` : "";
  for (const place of scope.querySelectorAll("[data-empty]")) place.toggleAttribute("hidden", shown > 0);
  for (const button of scope.querySelectorAll(".fp-reset")) button.toggleAttribute("hidden", !chosen);
}
