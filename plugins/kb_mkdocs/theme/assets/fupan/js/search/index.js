// @ts-check
/** The search of a site without a server: what the dialog calls. No element of the page is touched here. */
// First those that only the others need, so that the browser asks for all of them at once.
import "./bytes.js";
import "./columns.js";
import "./facets.js";
import "./ranking.js";
import "./text.js";
import { loadFresh, loadPacked } from "../load.js";
import { passages } from "./excerpt.js";
import { counted } from "./facets.js";
import { parse, unquoted } from "./query.js";
import { GoneError, isGone, run } from "./run.js";
import { Store } from "./store.js";
import { nearest } from "./suggest.js";

/** @import { Counts, Filters } from "./facets.js" */
/** @import { Found } from "./run.js" */
/** @import { Load } from "./store.js" */

const FOLDER = "search/";
const FORMAT = 4;
const K = 20;

/**
 * What may stand beside a result: "ok"; "partial": some files did not come, so hits may be missing; "stale": the site
 * was published anew since the page was opened, and the result is of the new index; "missing": there is no index.
 * @typedef {"ok" | "partial" | "stale" | "missing"} State
 */

/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {string} type
 * @property {string} title
 * @property {string} url from the site's root
 * @property {number} score
 * @property {0 | 1 | 2} tier the name itself, the beginning of the name, all else
 * @property {string} stage "" where it has none or several
 * @property {string} verdict
 * @property {boolean} retired
 */

/**
 * @typedef {object} Result
 * @property {number} total
 * @property {boolean} exact whether total, types and counts are exact; with quotes they may be at most so many
 * @property {Hit[]} hits
 * @property {Record<string, number>} types hits by type, as if types were not filtered by; of other facets see `counts`
 * @property {State} state
 * @property {string} note what a person should know about the state, or ""
 */

/**
 * Whether a hit of this type at this place is wanted, asked once of each of the best ones in their order. What a list
 * will not show need not be fetched.
 * @callback Wanted
 * @param {string} type
 * @param {number} place
 * @returns {boolean}
 */

/**
 * @typedef {object} Passage
 * @property {string} anchor on the hit's page, or ""
 * @property {string} label
 * @property {string} part what it is there for: "debtor", "say", "heading", "summary", "body"
 * @property {string} excerpt
 * @property {[number, number][]} marks as slice() counts
 * @property {string} say the line to say that goes with it, or ""
 * @property {boolean} counter whether it shows what not to say
 */

const NOTES = {
  ok: "",
  partial: "有一部分索引没有取到，结果可能不全。",
  stale: "知识库刚刚更新，结果来自新的内容；刷新页面可以看到新的页面。",
  missing: "现在取不到搜索的索引，请检查网络，再试一次。",
  format: "搜索已经更新，请刷新页面再搜。",
};

/** The site has an index, but of another format than these scripts know. */
class FormatError extends Error {}

/**
 * @typedef {object} Files how the files of the index are fetched
 * @property {(name: string) => Promise<unknown>} fresh the JSON file of that name as it is now
 * @property {Load} packed a compressed file of that name, unpacked
 */

/**
 * Opens the index. Never fails: without an index every search says so and tries again.
 * @param {Files} [files]
 * @returns {Promise<Index>}
 */
export async function open(files = { fresh: loadFresh, packed: loadPacked }) {
  const index = new Index(files);
  await index.ready().catch(() => undefined);
  return index;
}

export class Index {
  /** @type {Promise<Store> | undefined} */
  #store;
  #generation = "";
  /** @type {WeakMap<Hit, {store: Store, ordinal: number}>} */
  #origins = new WeakMap();
  /** @type {WeakMap<Result, {store: Store, found: Found}>} */
  #found = new WeakMap();

  /** @param {Files} files */
  constructor(files) {
    this.files = files;
    /** What facets and their values are called. @type {Record<string, {title: string, values: Record<string, string>}>} */
    this.labels = {};
  }

  /** Fetches what every search needs. @returns {Promise<Store>} */
  ready() {
    if (!this.#store) {
      this.#store = this.#opened();
      this.#store.catch(() => { this.#store = undefined; });
    }
    return this.#store;
  }

  /**
   * The best hits for a text; without text all that fits the filters; nothing without either.
   * @param {string} text
   * @param {{k?: number, filters?: Filters, wanted?: Wanted, signal?: AbortSignal}} [options] signal: once aborted, the
   *   search fetches nothing more and is rejected; what is under way stays useful to the next one
   * @returns {Promise<Result>}
   */
  async search(text, { k = K, filters = {}, wanted = () => true, signal } = {}) {
    /** @type {Filters} */
    const chosen = Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length));
    try {
      return await this.#searched(text, k, chosen, wanted, signal);
    } catch (fault) {
      signal?.throwIfAborted();
      const note = fault instanceof FormatError ? NOTES.format : NOTES.missing;
      return { total: 0, exact: true, hits: [], types: {}, state: "missing", note };
    }
  }

  /**
   * Hits by facet and value, as if that facet were not filtered by. What this needs may have to be fetched first.
   * @param {Result} result
   * @returns {Promise<Counts>}
   * @throws {Error} it cannot be had for now; the next call tries again
   */
  async counts(result) {
    const held = this.#found.get(result);
    if (!held) return {};
    const { store, found } = held;
    if (!found.chosen.fitting.length && !Object.values(found.chosen.almost).some((ordinals) => ordinals.length)) return {};
    try {
      const counts = (await store.facets()).map((facet) => [facet.name, counted(facet, found.chosen)]);
      return Object.fromEntries(counts.filter(([, values]) => Object.keys(values).length));
    } catch (fault) {
      // The next search is then one of the index that took this one's place.
      if (isGone(fault)) await this.#renewed().catch(() => undefined);
      throw fault;
    }
  }

  /**
   * The best passages of a hit, at most three, the best first; nothing where its text does not come.
   * @param {Hit} hit
   * @param {string} text what was searched for
   * @param {number} [k]
   * @returns {Promise<Passage[]>}
   */
  async passages(hit, text, k = 3) {
    const origin = this.#origins.get(hit);
    if (!origin) return [];
    const { store, ordinal } = origin;
    const query = parse(text, store.analyzer, store.synonyms);
    const held = await store.text(ordinal).catch(() => null);
    return passages(held?.blocks ?? [], query, k, store.analyzer).map(({ block, excerpt, marks }) => ({
      anchor: block.anchor,
      label: block.label,
      part: block.part,
      excerpt,
      marks: inUnits(excerpt, marks),
      say: block.say,
      counter: block.counter,
    }));
  }

  /**
   * What the team's synonyms put beside a text.
   * @param {string} text
   * @returns {Promise<string[]>}
   */
  async beside(text) {
    const { analyzer, synonyms } = await this.ready();
    return [...new Set(parse(text, analyzer, synonyms).groups.flatMap((group) => synonyms.groups[group]))];
  }

  /**
   * What comes nearest where a search found nothing: without the quotes, or under a name typed a little differently.
   * @param {string} text
   * @param {number} [k]
   * @returns {Promise<Hit[]>}
   */
  async suggest(text, k = 5) {
    try {
      const plain = unquoted(text);
      const found = await this.#searched(plain, k, {}, () => true);
      if (found.hits.length) return found.hits;
      const store = await this.ready();
      const near = await nearest(plain, k, store);
      return await this.#hits(near.map((ordinal) => ({ ordinal, score: 0, tier: 2 })), store);
    } catch {
      return [];
    }
  }

  /**
   * @param {string} text
   * @param {number} k
   * @param {Filters} filters
   * @param {Wanted} wanted
   * @param {AbortSignal} [signal]
   * @returns {Promise<Result>}
   */
  async #searched(text, k, filters, wanted, signal) {
    let store = await this.ready();
    signal?.throwIfAborted();
    /** @type {State} */
    let state = "ok";
    let found;
    try {
      found = await run(store, text, k, filters, { strict: true, signal });
    } catch (fault) {
      if (!(fault instanceof GoneError)) throw fault;
      if (await this.#renewed()) state = "stale";
      store = await this.ready();
      found = await run(store, text, k, filters, { strict: false, signal });
    }
    if (!found.whole) state = "partial";
    signal?.throwIfAborted();
    const ranked = found.hits.filter(({ ordinal }, place) => wanted(store.columns.type(ordinal), place));
    const hits = await this.#hits(ranked, store);
    if (hits.length < ranked.length) state = "partial";
    const [types] = store.columns.types;
    /** @type {Result} */
    const result = { total: found.total, exact: found.exact, hits, types: types ? counted(types, found.chosen) : {}, state, note: NOTES[state] };
    this.#found.set(result, { store, found });
    return result;
  }

  /**
   * Takes up a newer index, if the site has one.
   * @returns {Promise<boolean>}
   */
  async #renewed() {
    const before = this.#generation;
    const opened = this.#opened();
    const store = await opened;
    if (this.#generation === before) return false;
    this.#store = Promise.resolve(store);
    return true;
  }

  /** @returns {Promise<Store>} */
  async #opened() {
    const manifest = /** @type {{format: number, meta: string, columns: string}} */ (await this.files.fresh(`${FOLDER}manifest`));
    if (manifest.format !== FORMAT) throw new FormatError(String(manifest.format));
    const store = await Store.open(manifest, (name) => this.files.packed(FOLDER + name));
    this.#generation = `${manifest.meta} ${manifest.columns}`;
    this.labels = store.meta.labels;
    return store;
  }

  /**
   * @param {readonly {ordinal: number, score: number, tier: number}[]} ranked
   * @param {Store} store
   * @returns {Promise<Hit[]>} without those whose titles do not come
   */
  async #hits(ranked, store) {
    const titles = await Promise.all(ranked.map(({ ordinal }) => store.title(ordinal).catch(() => null)));
    /** @type {Hit[]} */
    const hits = [];
    ranked.forEach(({ ordinal, score, tier }, place) => {
      const title = titles[place];
      if (!title) return;
      const retired = store.columns.retired[ordinal] === 1;
      /** @type {Hit} */
      const hit = { ...title, type: store.columns.type(ordinal), score, tier: /** @type {0 | 1 | 2} */ (tier), retired };
      this.#origins.set(hit, { store, ordinal });
      hits.push(hit);
    });
    return hits;
  }
}

/**
 * Ranges of code points as ranges of UTF-16 units.
 * @param {string} text
 * @param {readonly [number, number][]} ranges
 * @returns {[number, number][]}
 */
function inUnits(text, ranges) {
  const offsets = [0];
  for (const character of text) offsets.push(offsets[offsets.length - 1] + character.length);
  return ranges.map(([start, end]) => [offsets[start], offsets[end]]);
}
