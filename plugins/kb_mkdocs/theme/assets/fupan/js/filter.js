// @ts-check
/** Facets: chips of one group are joined by OR, groups by AND. Rows carry their values in data attributes. */
import { read, write } from "./fragment.js";

export function startFilters() {
  for (const form of document.querySelectorAll("form[data-rows]")) {
    if (form instanceof HTMLFormElement) start(form);
  }
}

/** @typedef {{element: HTMLElement, values: Map<string, string[]>}} Row a row, and what it holds of each group */

/** @param {HTMLFormElement} form */
function start(form) {
  const scope = form.closest(".fp-browse") ?? form.parentElement ?? form;
  const boxes = [...form.querySelectorAll("input")].filter((box) => box.type === "checkbox" && box.name);
  const names = new Set(boxes.map((box) => box.name));
  const rows = rowsOf(form.dataset.rows ?? "", names);

  const fromAddress = () => {
    const state = read();
    for (const box of boxes) box.checked = state.getAll(box.name).includes(box.value);
    apply(rows, scope, boxes);
  };
  const toAddress = () => {
    const state = read();
    for (const name of names) state.delete(name);
    for (const box of boxes) if (box.checked) state.append(box.name, box.value);
    write(state);
    apply(rows, scope, boxes);
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
 * @param {string} selector
 * @param {Set<string>} names of the groups
 * @returns {Row[]}
 */
function rowsOf(selector, names) {
  return /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]).map((element) => ({
    element,
    values: new Map([...names].map((name) => [name, (element.dataset[name] ?? "").split(" ").filter(Boolean)])),
  }));
}

/**
 * @param {Row[]} rows
 * @param {Element} scope what holds the count, the reset buttons and the empty state
 * @param {HTMLInputElement[]} boxes
 */
function apply(rows, scope, boxes) {
  /** @type {Map<string, string[]>} */
  const wanted = new Map();
  for (const box of boxes) if (box.checked) wanted.set(box.name, [...(wanted.get(box.name) ?? []), box.value]);
  const chosen = [...wanted.values()].flat().length;

  let shown = 0;
  /** Rows by group and value, as if the group itself were not filtered by. @type {Map<string, number>} */
  const left = new Map();
  for (const { element, values } of rows) {
    const unfit = [...wanted].filter(([name, asked]) => !asked.some((value) => values.get(name)?.includes(value))).map(([name]) => name);
    element.hidden = unfit.length > 0;
    if (!unfit.length) shown += 1;
    for (const [name, held] of values) {
      if (unfit.some((other) => other !== name)) continue;
      for (const value of held) left.set(`${name} ${value}`, (left.get(`${name} ${value}`) ?? 0) + 1);
    }
  }

  for (const box of boxes) {
    const place = box.closest("label")?.querySelector("i");
    if (place) place.textContent = String(left.get(`${box.name} ${box.value}`) ?? 0);
  }
  for (const place of scope.querySelectorAll("[data-count]")) place.textContent = String(shown);
  for (const place of scope.querySelectorAll("[data-on]")) place.textContent = chosen ? `（${chosen}）` : "";
  for (const place of scope.querySelectorAll("[data-empty]")) place.toggleAttribute("hidden", shown > 0);
  for (const button of scope.querySelectorAll(".fp-reset")) button.toggleAttribute("hidden", !chosen);
}
