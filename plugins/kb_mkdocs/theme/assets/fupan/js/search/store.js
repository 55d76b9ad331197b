// @ts-check
/** The files of one generation of the index, each fetched and decoded when a query first needs it. */
import { Source, bucket } from "./bytes.js";
import { Columns } from "./columns.js";
import { facets } from "./facets.js";
import { Synonyms } from "./query.js";
import { Analyzer } from "./text.js";

/** @import { Facet } from "./facets.js" */
/** @import { Intent } from "./query.js" */

const NAME_LENGTH = 8;
const NOWHERE = "-".repeat(NAME_LENGTH);

const WRITTEN = 0;
const REST = 2;

/** @typedef {(name: string) => Promise<Uint8Array>} Load fetches a packed file and unpacks it */
/** @typedef {{ordinals: Uint32Array, weights: Uint8Array}} Postings */
/** @typedef {{key: string, kind: number, ordinal: number}} Key */
/**
 * What a row of results shows; stage and verdict are "" where a document has none or several.
 * @typedef {{id: string, title: string, url: string, stage: string, verdict: string}} Title
 */
/** @typedef {[id: string, title: string, url: string, shard: number, name: string, place: number, stage: string, verdict: string]} TitleRow */
/** @typedef {[part: number, text: string, anchor: string, label: string, say: string | 0 | 1, counter: number]} BlockRow */
/** @typedef {{starts: number[], names: string}} Ranges */

/**
 * @typedef {object} Block a passage
 * @property {string} part what it is there for: "debtor", "say", "heading", "summary", "body"
 * @property {string} text
 * @property {string} anchor
 * @property {string} label
 * @property {string} say
 * @property {boolean} counter
 */

/**
 * @typedef {object} Meta
 * @property {number} count
 * @property {number} length the sum of all lengths
 * @property {number[]} lengths
 * @property {{k1: number, b: number, share: number, above: number, kept: number, synonym: number, leading: number, linked: number}} ranking
 * @property {Intent[]} intents
 * @property {string[]} types in the order of a list without a query
 * @property {string[]} parts what passages are there for
 * @property {string} pairs
 * @property {string[][]} synonyms
 * @property {Record<string, {title: string, values: Record<string, string>}>} labels
 * @property {string} postings
 * @property {{terms: string[], holders: number[], names: string}} frequent
 * @property {string} groups
 * @property {string} names
 * @property {Ranges} titles
 * @property {string} facets
 */

/** @type {Postings} */
export const NO_POSTINGS = { ordinals: new Uint32Array(0), weights: new Uint8Array(0) };

export class Store {
  /**
   * @param {Meta} meta
   * @param {Columns} columns
   * @param {Load} load
   */
  constructor(meta, columns, load) {
    this.meta = meta;
    this.columns = columns;
    this.count = meta.count;
    this.mean = meta.count ? meta.length / meta.count : 0;
    this.analyzer = new Analyzer(meta.pairs);
    this.synonyms = new Synonyms(meta.synonyms, meta.ranking.synonym, this.analyzer);
    /** How many documents have each term that is usually dropped. */
    this.frequent = new Map(meta.frequent.terms.map((term, place) => [term, meta.frequent.holders[place]]));
    this.load = load;
    /** @type {Map<string, Promise<unknown>>} */
    this.decoded = new Map();
  }

  /**
   * @param {{meta: string, columns: string}} manifest
   * @param {Load} load
   */
  static async open(manifest, load) {
    const [meta, columns] = await Promise.all([load(`meta.${manifest.meta}`), load(`columns.${manifest.columns}`)]);
    /** @type {Meta} */
    const read = json(meta);
    return new Store(read, new Columns(columns, read.lengths), load);
  }

  /**
   * The documents that have a term, in rising order.
   * @param {string} term
   * @returns {Promise<Postings>}
   */
  async postings(term) {
    const shard = this.frequent.has(term)
      ? this.#bucket("frequent", this.meta.frequent.names, term, table)
      : this.#bucket("postings", this.meta.postings, term, table);
    const held = (await shard)?.get(term);
    return held ? held() : NO_POSTINGS;
  }

  /**
   * The postings of a group of synonyms, by term, without those of frequent terms.
   * @param {number} group
   * @returns {Promise<Map<string, () => Postings>>}
   */
  async group(group) {
    return (await this.#shard("groups", this.meta.groups, group, table)) ?? new Map();
  }

  /**
   * The keys of names that begin with a text; for a single letter or digit those of whole names only.
   * @param {string} prefix
   * @returns {Promise<{key: string, ordinal: number, whole: boolean}[]>}
   */
  async named(prefix) {
    const ascii = isAscii(prefix);
    const rows = await this.keysNear(prefix);
    return rows
      .filter(({ key, kind }) => key.startsWith(prefix) && (kind === WRITTEN || ascii))
      .map(({ key, kind, ordinal }) => ({ key, ordinal, whole: kind !== REST }));
  }

  /**
   * The keys in the shard where those that begin like a text are.
   * @param {string} text
   * @returns {Promise<Key[]>}
   */
  async keysNear(text) {
    const [first = "", second = ""] = text;
    return (await this.#bucket("names", this.meta.names, isAscii(first) ? first + second : first, keys)) ?? [];
  }

  /**
   * Every facet, in the order of their labels.
   * @returns {Promise<readonly Facet[]>}
   */
  async facets() {
    const others = await this.#once(`facets.${this.meta.facets}`, (data) => facets(new Source(data), this.count));
    return [...this.columns.types, ...others];
  }

  /**
   * @param {number} ordinal
   * @returns {Promise<Title>}
   */
  async title(ordinal) {
    const [id, title, url, , , , stage, verdict] = await this.#title(ordinal);
    return { id, title, url, stage, verdict };
  }

  /**
   * The further names of a document, and its passages.
   * @param {number} ordinal
   * @returns {Promise<{names: string[], blocks: Block[]}>}
   */
  async text(ordinal) {
    const [, , , shard, name, place] = await this.#title(ordinal);
    return (await this.#once(`texts-${shard}.${name}`, (data) => texts(data, this.meta.parts)))[place];
  }

  /**
   * @template T
   * @param {string} kind
   * @param {string} names
   * @param {string} text
   * @param {(data: Uint8Array) => T} decode
   * @returns {Promise<T | undefined>}
   */
  #bucket(kind, names, text, decode) {
    return this.#shard(kind, names, bucket(text, names.length / NAME_LENGTH), decode);
  }

  /**
   * @param {number} ordinal
   * @returns {Promise<TitleRow>}
   */
  async #title(ordinal) {
    const { starts, names } = this.meta.titles;
    let number = 0;
    for (let step = 1 << 20; step; step >>= 1) if (starts[number + step] <= ordinal) number += step;
    const rows = await this.#shard("titles", names, number, json);
    return rows[ordinal - starts[number]];
  }

  /**
   * @template T
   * @param {string} kind
   * @param {string} names
   * @param {number} number
   * @param {(data: Uint8Array) => T} decode
   * @returns {Promise<T | undefined>}
   */
  async #shard(kind, names, number, decode) {
    const name = names.slice(number * NAME_LENGTH, (number + 1) * NAME_LENGTH);
    return name === NOWHERE ? undefined : this.#once(`${kind}-${number}.${name}`, decode);
  }

  /**
   * @template T
   * @param {string} file
   * @param {(data: Uint8Array) => T} decode
   * @returns {Promise<T>}
   */
  #once(file, decode) {
    const known = this.decoded.get(file);
    if (known) return /** @type {Promise<T>} */ (known);
    const value = this.load(file).then(decode);
    this.decoded.set(file, value);
    // What failed is asked for again.
    value.catch(() => this.decoded.delete(file));
    return value;
  }
}

const decoder = new TextDecoder();

/**
 * @param {Uint8Array} data
 * @returns {any}
 */
function json(data) {
  return JSON.parse(decoder.decode(data));
}

/**
 * For each term of a shard what decodes its postings, once.
 * @param {Uint8Array} data
 * @returns {Map<string, () => Postings>}
 */
function table(data) {
  const source = new Source(data);
  const count = source.number();
  const terms = source.text().split("\n");
  const holders = terms.map(() => source.number());
  const sizes = terms.map(() => source.number());
  let at = source.at;
  /** @type {Map<string, () => Postings>} */
  const found = new Map();
  for (let row = 0; row < count; row += 1) {
    const bytes = data.subarray(at, at + sizes[row]);
    at += sizes[row];
    /** @type {Postings | undefined} */
    let decoded;
    found.set(terms[row], () => (decoded ??= postings(new Source(bytes), holders[row])));
  }
  return found;
}

/**
 * @param {Source} source
 * @param {number} holders
 * @returns {Postings}
 */
function postings(source, holders) {
  return { ordinals: source.rising(holders), weights: source.bytes(holders) };
}

/**
 * @param {Uint8Array} data
 * @returns {Key[]}
 */
function keys(data) {
  const source = new Source(data);
  const count = source.number();
  const texts = source.text().split("\n");
  const kinds = source.bytes(count);
  return texts.map((key, row) => ({ key, kind: kinds[row], ordinal: source.number() }));
}

/**
 * @param {Uint8Array} data
 * @param {readonly string[]} parts
 * @returns {{names: string[], blocks: Block[]}[]}
 */
function texts(data, parts) {
  /** @type {[string[], BlockRow[]][]} */
  const rows = json(data);
  return rows.map(([names, blocks]) => ({ names, blocks: blocks.map((row) => block(row, parts)) }));
}

/**
 * @param {BlockRow} row
 * @param {readonly string[]} parts
 * @returns {Block}
 */
function block([part, text, anchor, label, say, counter], parts) {
  return { part: parts[part], text, anchor, label, say: say === 1 ? text : say || "", counter: counter === 1 };
}

/** @param {string} text */
function isAscii(text) {
  return !/[^\0-\x7f]/.test(text);
}
