// @ts-check
/** The chips of the search: chips of one facet are joined by OR, facets by AND. */
import { one, part } from "./parts.js";

/** @typedef {Record<string, {title: string, values: Record<string, string>}>} Labels what facets and their values are called */
/** @typedef {Record<string, Record<string, number>>} Counts hits by facet and value */

export class Facets {
  /** @type {Map<HTMLInputElement, {facet: string, value: string}>} */
  #boxes = new Map();
  #dialog;
  #changed;

  /**
   * @param {HTMLElement} dialog
   * @param {() => void} changed called after a person changed a chip
   */
  constructor(dialog, changed) {
    this.#dialog = dialog;
    this.#changed = changed;
    one(dialog, "[data-facets]").addEventListener("change", () => { this.#count(); this.#changed(); });
  }

  /** @param {Labels} labels */
  build(labels) {
    if (this.#boxes.size) return;
    for (const [name, { title, values }] of Object.entries(labels)) {
      const chips = Object.entries(values).map(([value, text]) => this.#chip(name, value, text));
      if (name === "type") {
        one(this.#dialog, "[data-types]").append(...chips);
      } else {
        const made = part(this.#dialog, "facet");
        made.dataset.facet = name;
        one(made, "legend").textContent = title;
        one(made, ".fp-chips").append(...chips);
        one(this.#dialog, "[data-groups]").append(made);
      }
    }
  }

  /**
   * @param {string} facet
   * @param {string} value
   * @param {string} title
   */
  #chip(facet, value, title) {
    const made = part(this.#dialog, "chip");
    const box = made.querySelector("input");
    if (box) this.#boxes.set(box, { facet, value });
    one(made, "[data-text]").textContent = title;
    made.hidden = true; // until it is known what it would leave
    return made;
  }

  /** @returns {Record<string, string[]>} the chosen values by facet */
  chosen() {
    /** @type {Record<string, string[]>} */
    const found = {};
    for (const [box, { facet, value }] of this.#boxes) if (box.checked) (found[facet] ??= []).push(value);
    return found;
  }

  /** @returns {number} how many chips are chosen */
  get size() {
    return [...this.#boxes.keys()].filter((box) => box.checked).length;
  }

  /** @param {Record<string, string[]>} chosen */
  choose(chosen) {
    for (const [box, { facet, value }] of this.#boxes) {
      box.checked = chosen[facet]?.includes(value) ?? false;
      if (box.checked) chipOf(box).hidden = false;
    }
    this.#count();
  }

  #count() {
    const hidden = [...this.#boxes].filter(([box, { facet }]) => box.checked && facet !== "type").length;
    one(this.#dialog, "[data-on]").textContent = hidden ? `（${hidden}）` : "";
  }

  /**
   * Shows how many hits each type has. The other chips stand as they are until `show` or `miss` tells about them, and
   * their heading keeps its room: rows that are drawn before must not move.
   * @param {Record<string, number>} numbers
   */
  types(numbers) {
    this.#number({ type: numbers }, (facet) => facet === "type");
    this.#frame();
  }

  /**
   * Shows how many hits each chip would leave; chips that would leave none are hidden.
   * @param {Counts} counts
   */
  show(counts) {
    this.#number(counts, () => true);
    one(this.#dialog, "[data-wait]").hidden = true;
    one(this.#dialog, "[data-lost]").hidden = true;
    this.#frame();
    one(this.#dialog, "[data-more]").toggleAttribute("data-bare", !this.#dialog.querySelector("[data-facet]:not([hidden])"));
  }

  /** What all chips but those of types would leave is not known for now. */
  miss() {
    this.#number(null, (facet) => facet !== "type");
    one(this.#dialog, "[data-wait]").hidden = true;
    one(this.#dialog, "[data-lost]").hidden = false;
    this.#frame();
    one(this.#dialog, "[data-more]").removeAttribute("data-bare");
  }

  /** Nothing is known: only what is chosen stays, so that it can be taken off. */
  clear() {
    this.#number(null, () => true);
    this.#frame();
  }

  /**
   * @param {Counts | null} counts null where they are not known
   * @param {(facet: string) => boolean} concerned
   */
  #number(counts, concerned) {
    for (const [box, { facet, value }] of this.#boxes) {
      if (!concerned(facet)) continue;
      const number = counts?.[facet]?.[value] ?? 0;
      const chip = chipOf(box);
      one(chip, "i").textContent = counts ? String(number) : "";
      chip.hidden = !number && !box.checked;
    }
  }

  /** Shows what has a chip. */
  #frame() {
    for (const group of this.#dialog.querySelectorAll("[data-facet]")) {
      group.toggleAttribute("hidden", !group.querySelector("label:not([hidden])"));
    }
    one(this.#dialog, "[data-facets]").hidden = !this.#dialog.querySelector("[data-facets] label:not([hidden])");
  }
}

/**
 * @param {HTMLInputElement} box
 * @returns {HTMLElement}
 */
function chipOf(box) {
  const chip = box.closest("label");
  if (!chip) throw new Error("a box without a chip");
  return chip;
}
