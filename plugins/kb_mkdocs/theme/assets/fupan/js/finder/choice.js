// @ts-check
/** Which row of the results is chosen: by arrows from the field, by Tab and arrows among the rows, by the pointer. */

/**
 * The direction of an arrow key.
 * @param {KeyboardEvent} event
 * @returns {number | undefined} 1 down, -1 up
 */
export function stepOf(event) {
  return { ArrowDown: 1, ArrowUp: -1 }[event.key];
}

export class Choice {
  /** The chosen row: what Enter in the field opens. @type {HTMLElement | null} */
  row = null;
  /** Whether a person chose it; else it is the best one. */
  moved = false;
  #input;
  #list;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list
   */
  constructor(input, list) {
    this.#input = input;
    this.#list = list;
    list.addEventListener("keydown", (event) => this.#walk(event));
    for (const type of /** @type {const} */ (["focusin", "pointermove"])) {
      list.addEventListener(type, ({ target }) => {
        const row = target instanceof Element ? target.closest(".fp-hit") : null;
        if (!(row instanceof HTMLElement) || row === this.row) return;
        this.moved = true;
        this.choose(row, false);
      });
    }
  }

  /** @returns {HTMLElement[]} */
  rows() {
    return /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll(".fp-hit")]);
  }

  /**
   * @param {HTMLElement | null} row
   * @param {boolean} inSight whether to scroll it into sight
   */
  choose(row, inSight) {
    this.row?.classList.remove("fp-hit--on");
    this.row?.removeAttribute("aria-selected");
    this.row?.querySelector("a")?.setAttribute("tabindex", "-1");
    this.row = row;
    if (!row) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    row.classList.add("fp-hit--on");
    row.setAttribute("aria-selected", "true");
    row.querySelector("a")?.setAttribute("tabindex", "0"); // Tab leads to it, and arrows from there to the others
    this.#input.setAttribute("aria-activedescendant", row.id);
    if (inSight) row.scrollIntoView({ block: "nearest" });
  }

  /**
   * Chooses the next row; after the last comes the first.
   * @param {number} by
   */
  step(by) {
    const rows = this.rows();
    const at = this.row ? rows.indexOf(this.row) : -1;
    this.moved = true;
    this.choose(rows[(at + by + rows.length) % rows.length], true);
  }

  /**
   * Ctrl-C copies the line of the chosen row.
   * @param {KeyboardEvent} event
   */
  copy(event) {
    if (event.key.toLowerCase() !== "c" || !(event.ctrlKey || event.metaKey)) return;
    const button = this.row?.querySelector(".fp-copy");
    if (!(button instanceof HTMLElement)) return;
    event.preventDefault();
    button.click();
  }

  /**
   * Keys of whoever came to the rows by Tab; up from the first leads back to the field.
   * @param {KeyboardEvent} event
   */
  #walk(event) {
    const step = stepOf(event);
    if (!step) {
      if (getSelection()?.isCollapsed) this.copy(event);
      return;
    }
    event.preventDefault();
    const rows = this.rows();
    const next = rows[(this.row ? rows.indexOf(this.row) : -1) + step];
    if (next) {
      this.moved = true;
      this.choose(next, true);
      next.querySelector("a")?.focus({ preventScroll: true });
    } else if (step < 0) {
      this.#input.focus();
    }
  }
}
