// @ts-check
/** One search in one generation of the index: fetch what the query needs, rank, filter, look for quoted pieces. */
import { choose } from "./facets.js";
import { parse } from "./query.js";
import { best, candidates, kept, listed, order } from "./ranking.js";
import { NO_POSTINGS } from "./store.js";

/** @import { Chosen, Facet, Filters } from "./facets.js" */
/** @import { Query } from "./query.js" */
/** @import { Ranked } from "./ranking.js" */
/** @import { Postings, Store } from "./store.js" */

const BATCH = 8; // documents whose texts are fetched together to look for a quoted piece

/**
 * @typedef {object} Found
 * @property {number} total
 * @property {Ranked[]} hits
 * @property {Chosen} chosen what facets are counted over
 * @property {boolean} exact whether the total and what is chosen are: every quoted piece was looked for in every hit
 * @property {boolean} whole whether all files came
 */

/** A file is gone: probably a newer site took the place of the one that the index is of. */
export class GoneError extends Error {}

/**
 * One search in one store.
 * @param {Store} store
 * @param {string} text
 * @param {number} k
 * @param {Filters} filters
 * @param {{strict: boolean, signal?: AbortSignal}} how strict: a file that is gone ends the search with a GoneError
 * @returns {Promise<Found>}
 * @throws what was filtered by cannot be had; without that nothing may be shown
 */
export async function run(store, text, k, filters, { strict, signal }) {
  const query = parse(text, store.analyzer, store.synonyms, store.meta.intents);
  const gathering = new Gathering(strict);
  const all = Array.from({ length: store.count }, (_, ordinal) => ordinal);
  if (!query.compact) {
    const asked = Object.keys(filters).length ? all : [];
    const chosen = choose(asked, filters, await gathering.need(facetsOf(filters, store)));
    const hits = listed(chosen.fitting, store).slice(0, k).map((ordinal) => ({ ordinal, score: 0, tier: 2 }));
    return { total: chosen.fitting.length, hits, chosen, exact: true, whole: true };
  }
  const [names, postings, facets] = await Promise.all([
    gathering.take(store.named(query.compact), []),
    fetched(query, store, gathering),
    gathering.need(facetsOf(filters, store)),
  ]);
  signal?.throwIfAborted();
  const ranked = new Map(candidates(query, postings.terms, { postings: postings.found, names }, store).map((one) => [one.ordinal, one]));
  const chosen = choose(ranked.keys(), filters, facets);
  const rows = chosen.fitting.map((ordinal) => /** @type {Ranked} */ (ranked.get(ordinal)));
  if (!query.pieces.length) {
    return { total: rows.length, hits: best(rows, k, order(store)), chosen, exact: true, whole: gathering.whole };
  }
  const { hits, dropped, exact } = await verified(query.pieces, rows.sort(order(store)), k, store, gathering);
  const fitting = chosen.fitting.filter((ordinal) => !dropped.has(ordinal));
  return { total: fitting.length, hits, chosen: { ...chosen, fitting }, exact, whole: gathering.whole };
}

/**
 * The facets that some filters are about: types are at hand, all others are in a file of their own.
 * @param {Filters} filters
 * @param {Store} store
 * @returns {Promise<readonly Facet[]>}
 */
async function facetsOf(filters, store) {
  const { types } = store.columns;
  return Object.keys(filters).every((name) => types.some((facet) => facet.name === name)) ? types : store.facets();
}

/**
 * Whether a file could not be had because the server has it no more.
 * @param {unknown} fault
 */
export function isGone(fault) {
  return fault instanceof Error && "kind" in fault && fault.kind === "missing";
}

/** Takes what comes, and notes what does not. */
class Gathering {
  /** @param {boolean} strict */
  constructor(strict) {
    this.strict = strict;
    this.whole = true;
  }

  /**
   * @template T
   * @param {Promise<T>} value
   * @param {T} instead
   * @returns {Promise<T>}
   */
  async take(value, instead) {
    try {
      return await this.need(value);
    } catch (fault) {
      if (fault instanceof GoneError) throw fault;
      this.whole = false;
      return instead;
    }
  }

  /**
   * What nothing can stand for.
   * @template T
   * @param {Promise<T>} value
   * @returns {Promise<T>}
   */
  async need(value) {
    try {
      return await value;
    } catch (fault) {
      throw this.strict && isGone(fault) ? new GoneError() : fault;
    }
  }
}

/**
 * The postings of a query's terms, without those frequent ones that are dropped.
 * @param {Query} query
 * @param {Store} store
 * @param {Gathering} gathering
 */
async function fetched(query, store, gathering) {
  /** @type {Map<string, Postings>} */
  const found = new Map();
  /** @param {readonly string[]} terms */
  const take = async (terms) => {
    await Promise.all(terms.map(async (term) => { found.set(term, await gathering.take(store.postings(term), NO_POSTINGS)); }));
  };
  // What synonyms bring in lies together, group by group.
  const takeGroup = async (/** @type {number} */ group) => {
    for (const [term, postings] of await gathering.take(store.group(group), new Map())) found.set(term, postings());
  };
  const own = query.terms.filter((term) => !term.added && !store.frequent.has(term.text));
  await Promise.all([take(own.map((term) => term.text)), ...query.groups.map(takeGroup)]);
  const holders = (/** @type {string} */ term) => store.frequent.get(term) ?? found.get(term)?.ordinals.length ?? 0;
  const terms = kept(query.terms, holders, store);
  await take(terms.map((term) => term.text).filter((term) => store.frequent.has(term)));
  return { found, terms };
}

/**
 * The first hits that hold every quoted piece, in rank order.
 * @param {readonly string[]} pieces
 * @param {readonly Ranked[]} rows
 * @param {number} k
 * @param {Store} store
 * @param {Gathering} gathering
 */
async function verified(pieces, rows, k, store, gathering) {
  /** @type {Ranked[]} */
  const hits = [];
  /** @type {Set<number>} */
  const dropped = new Set();
  let looked = 0;
  while (looked < rows.length && hits.length < k) {
    const batch = rows.slice(looked, looked + BATCH);
    const texts = await Promise.all(batch.map(({ ordinal }) => gathering.take(textsOf(ordinal, store), null)));
    for (let i = 0; i < batch.length && hits.length < k; i += 1) {
      looked += 1;
      // What does not come is not held against the document.
      const bound = texts[i]?.map((text) => store.analyzer.bound(text));
      if (!bound || pieces.every((piece) => bound.some((text) => text.includes(piece)))) hits.push(batch[i]);
      else dropped.add(batch[i].ordinal);
    }
  }
  return { hits, dropped, exact: looked === rows.length };
}

/**
 * Everything that a quoted piece is looked for in.
 * @param {number} ordinal
 * @param {Store} store
 * @returns {Promise<string[] | null>}
 */
async function textsOf(ordinal, store) {
  const [{ title }, { names, blocks }] = await Promise.all([store.title(ordinal), store.text(ordinal)]);
  return [title, ...names, ...blocks.map((block) => block.text)];
}
