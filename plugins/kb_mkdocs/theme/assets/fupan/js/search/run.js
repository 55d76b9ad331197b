// @ts-check
/** One search in one generation of the index: fetch what the query needs, rank, filter, look for quoted pieces. */
import { parse } from "./query.js";
import { best, candidates, kept, listed, order } from "./ranking.js";
import { NO_POSTINGS } from "./store.js";

/** @import { Filters } from "./columns.js" */
/** @import { Query } from "./query.js" */
/** @import { Found, Ranked } from "./ranking.js" */
/** @import { Postings, Store } from "./store.js" */

const BATCH = 8; // documents whose texts are fetched together to look for a quoted piece

/** A file is gone: probably a newer site took the place of the one that the index is of. */
export class GoneError extends Error {}

/**
 * One search in one store.
 * @param {Store} store
 * @param {string} text
 * @param {number} k
 * @param {Filters} filters
 * @param {boolean} strict whether a file that is gone ends the search with a GoneError
 * @returns {Promise<Found & {whole: boolean}>} whole: whether all files came
 */
export async function run(store, text, k, filters, strict) {
  const query = parse(text, store.analyzer, store.synonyms, store.meta.intents);
  const all = Array.from({ length: store.count }, (_, ordinal) => ordinal);
  if (!query.compact) {
    if (!Object.keys(filters).length) return { total: 0, hits: [], counts: {}, exact: true, whole: true };
    const { fitting, almost } = store.columns.filtered(all, filters);
    const hits = listed(fitting, store).slice(0, k).map((ordinal) => ({ ordinal, score: 0, tier: 2 }));
    return { total: fitting.length, hits, counts: store.columns.counts(fitting, almost), exact: true, whole: true };
  }
  const gathering = new Gathering(strict);
  const [names, postings] = await Promise.all([gathering.take(store.named(query.compact), []), fetched(query, store, gathering)]);
  const ranked = new Map(candidates(query, postings.terms, { postings: postings.found, names }, store).map((one) => [one.ordinal, one]));
  const { fitting, almost } = store.columns.filtered(ranked.keys(), filters);
  const rows = fitting.map((ordinal) => /** @type {Ranked} */ (ranked.get(ordinal)));
  if (!query.pieces.length) {
    const counts = store.columns.counts(fitting, almost);
    return { total: rows.length, hits: best(rows, k, order(store)), counts, exact: true, whole: gathering.whole };
  }
  const { hits, dropped, exact } = await verified(query.pieces, rows.sort(order(store)), k, store, gathering);
  const counts = store.columns.counts(fitting.filter((ordinal) => !dropped.has(ordinal)), almost);
  return { total: rows.length - dropped.size, hits, counts, exact, whole: gathering.whole };
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
      return await value;
    } catch (fault) {
      if (this.strict && fault instanceof Error && "kind" in fault && fault.kind === "missing") throw new GoneError();
      this.whole = false;
      return instead;
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
