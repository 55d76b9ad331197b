// @ts-check
/** The search dialog: what is typed goes to the index, what comes back becomes rows; keys move among them. */
import { announce } from "../live.js";
import { LoadError } from "../load.js";
import { Choice, stepOf } from "./choice.js";
import { core } from "./core.js";
import { Facets } from "./facets.js";
import { keptSections, nothing } from "./instead.js";
import * as kept from "./kept.js";
import { one } from "./parts.js";
import { describe, groups, isMeant, wantedOf } from "./rows.js";
import { copyAddress, share, stateOf } from "./share.js";

/** @typedef {import("./rows.js").Found} Found */

const HITS = 40;
/** Milliseconds without typing after which the texts of further hits are read, too. */
const PAUSE = 250;
/** Hits whose passages are read at once; the others' follow when the first stand. */
const READ_FIRST = 8;
/** Milliseconds to wait for passages before the titles are shown without them. */
const PATIENCE = 200;
/** Milliseconds after which a person is told that something is on its way. */
const SLOW = 300;
/** Milliseconds without typing after which a query that found nothing counts as asked. */
const MEANT = 1500;
const ENDS_COMPOSITION = 229;
const UNREACHABLE = "连不上，暂时搜不了。网络恢复后会自动再搜，再打一个字也会重试。";

/** @typedef {{query: string, filters: Record<string, string[]>}} Asked */

export class Finder {
  #dialog;
  #input;
  #list;
  #facets;
  /** Counts searches, so that a late answer to an older one is dropped. */
  #latest = 0;
  /** Ends the latest search. */
  #giveUp = new AbortController();
  #composing = false;
  #choice;
  #missed = "";
  #timer = 0;
  /** The search that the rows on show are of. */
  #drawn = 0;
  /** The search whose rows will not change their order any more. */
  #settled = 0;
  /** Whether Enter was pressed before the rows had settled. */
  #entered = false;
  #stop;
  /** @type {(asked: Asked) => void} told of every search, for the page that keeps it in its address */
  onAsked = () => {};

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
    const input = one(dialog, "#fp-search-input");
    if (!(input instanceof HTMLInputElement)) throw new Error("the search has no input");
    this.#input = input;
    this.#list = one(dialog, "[data-list]");
    this.#choice = new Choice(input, this.#list);
    this.#stop = dialog.dataset.stop ?? "";
    this.#facets = new Facets(dialog, () => void this.#search());
    input.addEventListener("compositionstart", () => { this.#composing = true; this.#entered = false; });
    input.addEventListener("compositionend", () => { this.#composing = false; void this.#search(); });
    input.addEventListener("input", () => { if (!this.#composing) void this.#search(); });
    input.addEventListener("keydown", (event) => this.#key(event));
    one(dialog, "form").addEventListener("submit", (event) => event.preventDefault());
    one(dialog, "[data-close]").addEventListener("click", () => dialog.close());
    one(dialog, "[data-clear]").addEventListener("click", () => { input.value = ""; input.focus(); void this.#search({}); });
    dialog.addEventListener("click", (event) => this.#click(event));
    one(dialog, "[data-idle]").addEventListener("keydown", (event) => this.#move(event));
    dialog.addEventListener("close", () => this.#closed());
  }

  /** Begins to load the code and the index, so that they are there before the first key. */
  warm() {
    return core();
  }

  /** @param {Partial<Asked>} [asked] */
  open(asked = {}) {
    void this.warm().catch(() => {}); // the search that follows says so
    if (!this.#dialog.open) this.#dialog.showModal();
    if (asked.query !== undefined) this.#input.value = asked.query;
    this.#input.focus();
    this.#input.select();
    void this.#search(asked.filters ?? {});
  }

  /** @returns {Asked} */
  #asked() {
    return { query: this.#input.value.trim(), filters: this.#facets.chosen() };
  }

  /** @param {Record<string, string[]>} [filters] chips to choose first */
  async #search(filters) {
    this.#supersede();
    const { signal } = this.#giveUp;
    const current = () => !signal.aborted;
    clearTimeout(this.#timer);
    this.#entered = false;
    const slow = window.setTimeout(() => { if (current()) this.#note("正在读取搜索数据……"); }, SLOW);
    try {
      const index = await this.warm();
      // Letters that an input method has begun to compose meanwhile are no query; their end asks again.
      if (!current() || this.#composing) return;
      this.#facets.build(index.labels);
      if (filters) this.#facets.choose(filters);
      const asked = this.#asked();
      one(this.#dialog, "[data-clear]").hidden = !this.#input.value;
      share(this.#dialog, asked);
      this.onAsked(asked);
      if (!asked.query && !this.#facets.size) {
        if (current()) this.#idle();
        return;
      }
      const wanted = wantedOf(asked.filters, READ_FIRST);
      const result = await index.search(asked.query, { k: HITS, filters: asked.filters, wanted, signal });
      if (result.state === "missing" || (result.state === "partial" && !result.hits.length)) {
        this.#failed(result.note);
        return;
      }
      /** @type {Found[]} */
      const found = result.hits.map((hit) => ({ hit, passages: [], read: false }));
      // The stop card is read with the first: who hears such words must not look for it.
      const first = found.filter(({ hit }, place) => place < READ_FIRST || hit.url === this.#stop);
      const words = await index.beside(asked.query);
      await Promise.race([this.#read(first, asked.query), wait(PATIENCE)]);
      if (!current()) return;
      clearTimeout(slow);
      // What was not looked at gets the benefit of the doubt.
      const apt = found.length < Math.min(result.total, HITS) || found.some(({ hit, passages, read }) => !read || hit.tier < 2 || passages.some((one) => isMeant(one, asked.query, words)));
      this.#note(result.state !== "ok" ? result.note : !apt && asked.query ? "没有完全对上的，下面只是沾边。换个说法再试。" : "");
      this.#facets.types(result.types);
      if (!found.length) {
        void this.#count(index, result, current);
        const near = await index.suggest(asked.query);
        if (current()) this.#empty(asked, result.state === "ok", near);
        return;
      }
      if (!apt && result.state === "ok") this.#miss(asked);
      const early = first.every((item) => item.read);
      this.#draw(found, words, result.types, asked, index.labels);
      if (early) this.#settle();
      announce(`${result.total} 条结果`, this.#dialog);
      if (!early) {
        await this.#read(first, asked.query);
        if (!current()) return;
        this.#draw(found, words, result.types, asked, index.labels);
        this.#settle();
      }
      void this.#count(index, result, current);
      // Whoever goes on typing needs no more texts; what stands already stays in place.
      await wait(PAUSE);
      if (!current()) return;
      const rest = found.filter((item) => item.row && !item.read);
      await this.#read(rest, asked.query);
      if (current()) for (const item of rest) describe(this.#dialog, item, titlesOf(index.labels));
    } catch (fault) {
      if (fault === signal.reason) return;
      // What cannot be fetched is told to the person; anything else is a fault of ours.
      if (!(fault instanceof LoadError)) console.error(fault);
      if (current()) this.#failed(UNREACHABLE);
    } finally {
      clearTimeout(slow);
    }
  }

  /**
   * Puts numbers to the chips. They may have to be fetched first; without them the rows stand all the same.
   * @param {import("../search/index.js").Index} index
   * @param {import("../search/index.js").Result} result
   * @param {() => boolean} current whether the search is still the latest
   */
  async #count(index, result, current) {
    try {
      const counts = await index.counts(result);
      if (current()) this.#facets.show(counts);
    } catch (fault) {
      if (!(fault instanceof LoadError)) console.error(fault);
      if (!current()) return;
      this.#facets.miss();
      announce("更多筛选暂时取不到，再搜时会重试", this.#dialog);
    }
  }

  /**
   * Nothing could be searched. The next key tries again, and so does the network when it comes back.
   * @param {string} why
   */
  #failed(why) {
    const ticket = this.#latest;
    this.#list.replaceChildren();
    one(this.#dialog, "[data-idle]").replaceChildren();
    this.#facets.clear();
    this.#choice.choose(null, false);
    this.#input.setAttribute("aria-expanded", "false");
    this.#note(why);
    addEventListener("online", () => { if (ticket === this.#latest) void this.#search(); }, { once: true });
  }

  /**
   * Fills in the passages that are not there yet. One that cannot be read leaves its hit with the title alone.
   * @param {Found[]} found
   * @param {string} query
   */
  async #read(found, query) {
    const index = await this.warm();
    await Promise.all(found.map(async (item) => {
      if (item.read) return;
      item.passages = await index.passages(item.hit, query).catch(() => []);
      item.read = true;
    }));
  }

  /**
   * @param {Found[]} found
   * @param {string[]} words
   * @param {Record<string, number>} numbers hits by type
   * @param {Asked} asked
   * @param {import("./facets.js").Labels} labels
   */
  #draw(found, words, numbers, asked, labels) {
    const titles = titlesOf(labels);
    const again = this.#drawn === this.#latest;
    this.#drawn = this.#latest;
    if (!again) this.#choice.moved = false;
    const types = Object.keys(labels.type?.values ?? {});
    const before = this.#list.childElementCount ? this.#choice.row?.dataset.hit : undefined;
    const within = this.#list.contains(document.activeElement);
    const all = asked.filters.type?.length === 1;
    const made = groups(this.#dialog, found, { query: asked.query, words, stop: this.#stop, titles, types, numbers, all });
    // Before the rows change, while the browser knows their layout.
    if (!again) one(this.#dialog, "[data-scroll]").scrollTop = 0;
    this.#list.replaceChildren(...made);
    one(this.#dialog, "[data-idle]").replaceChildren();
    const rows = this.#choice.rows();
    rows.forEach((row, number) => { row.id = `fp-hit-${number}`; });
    this.#input.setAttribute("aria-expanded", "true");
    // The second drawing brings the passages, and with them better rows: what a person chose stays chosen.
    const same = this.#choice.moved && before ? rows.find((row) => row.dataset.hit === before) : null;
    this.#choice.choose(same ?? rows[0] ?? null, Boolean(same));
    if (within) (same?.querySelector("a") ?? this.#input).focus({ preventScroll: true });
  }

  /** The rows stand, for an Enter that was pressed before they did. */
  #settle() {
    this.#settled = this.#latest;
    if (this.#entered) this.#enter();
  }

  /** Opens the chosen row, once it is the best one for what was typed; asked twice, the one that stands. */
  #enter() {
    const chosen = this.#drawn === this.#latest && (this.#choice.moved || this.#entered);
    const stands = chosen || this.#settled === this.#latest;
    this.#entered = !stands;
    if (stands) this.#choice.row?.querySelector("a")?.click();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // Safari sends the Enter that ends a composition after its end, with this code alone to tell it.
    if (event.isComposing || this.#composing || event.keyCode === ENDS_COMPOSITION) return;
    const step = stepOf(event);
    if (step && !this.#choice.rows().length) {
      const links = /** @type {HTMLElement[]} */ ([...this.#dialog.querySelectorAll("[data-idle] a")]);
      if (links.length) event.preventDefault();
      links.at(step > 0 ? 0 : -1)?.focus();
    } else if (step) {
      event.preventDefault();
      this.#choice.step(step);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.#enter();
    } else if (event.key === "Escape") {
      event.preventDefault(); // in a search field the browser would only clear it
      this.#dialog.close();
    } else if (this.#drawn === this.#latest && this.#input.selectionStart === this.#input.selectionEnd) {
      this.#choice.copy(event);
    }
  }

  /**
   * Arrows among the links that stand there before anything is found; up from the first leads back.
   * @param {KeyboardEvent} event
   */
  #move(event) {
    const step = stepOf(event);
    const links = /** @type {HTMLElement[]} */ ([...this.#dialog.querySelectorAll("[data-idle] a")]);
    const at = links.findIndex((link) => link === document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    (links[at + step] ?? (step < 0 ? this.#input : links[at])).focus();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = event.target instanceof Element ? event.target : null;
    if (target === this.#dialog) this.#dialog.close(); // beside the panel
    if (target?.closest("[data-unfilter]")) {
      this.#input.focus();
      void this.#search({});
    }
    const link = target?.closest("a");
    if (!link) return;
    if (link.matches("[data-share]")) {
      event.preventDefault();
      void copyAddress(link);
    } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      // "Back" from the page that is opened leads to this search again.
      const state = link.closest(".fp-hit") && link.pathname !== location.pathname ? stateOf(this.#asked()) : "";
      if (state) history.replaceState(null, "", `${location.pathname}${location.search}#${state}`);
      this.#dialog.close(); // a place on this very page would stay behind it
    }
  }

  /** Lets nothing more come of the search that was the latest. */
  #supersede() {
    this.#latest += 1;
    this.#giveUp.abort();
    this.#giveUp = new AbortController();
  }

  #closed() {
    this.#supersede();
    this.#entered = false;
    clearTimeout(this.#timer);
    this.#missed = "";
  }

  /**
   * @param {Asked} asked
   * @param {boolean} sure whether all data was there
   * @param {{title: string, url: string}[]} near
   */
  #empty(asked, sure, near) {
    this.#list.replaceChildren();
    one(this.#dialog, "[data-idle]").replaceChildren(nothing(this.#dialog, asked.query, this.#facets.size, near));
    this.#choice.choose(null, false);
    this.#input.setAttribute("aria-expanded", "false");
    announce("没有找到", this.#dialog);
    if (sure && asked.query) this.#miss(asked);
  }

  /**
   * Keeps a query that found nothing, once it has stood for a while; filters may have been the reason.
   * @param {Asked} asked
   */
  #miss(asked) {
    if (this.#facets.size || this.#missed === asked.query) return;
    this.#timer = window.setTimeout(() => {
      this.#missed = asked.query;
      kept.miss(asked.query, new Date());
    }, MEANT);
  }

  /** Before anything is typed: what this person pinned and read. */
  #idle() {
    this.#list.replaceChildren();
    this.#note("");
    one(this.#dialog, "[data-facets]").hidden = true;
    one(this.#dialog, "[data-idle]").replaceChildren(...keptSections(this.#dialog));
    this.#choice.choose(null, false);
    this.#input.setAttribute("aria-expanded", "false");
  }

  /** @param {string} text */
  #note(text) {
    const note = one(this.#dialog, "[data-note]");
    note.hidden = !text;
    if (note.textContent !== text) note.textContent = text;
    if (text) announce(text, this.#dialog);
  }
}

/**
 * @param {import("./facets.js").Labels} labels
 * @returns {import("./rows.js").Titles}
 */
function titlesOf(labels) {
  return (facet, value) => labels[facet]?.values[value] ?? value;
}

/** @param {number} milliseconds */
function wait(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}
