// @ts-check
/**
 * Names first, then BM25 over one weighted field, retired records last: kb/search/ranking.py, operation by operation
 * and in the same order, so that both lists are equal.
 */
import { compare, isSingle, length } from "./text.js";

/** @import { Query, Term } from "./query.js" */
/** @import { Postings, Store } from "./store.js" */

/** @typedef {{ordinal: number, score: number, tier: number}} Ranked */

/**
 * @typedef {object} Held what a query needs of the index, already here
 * @property {Map<string, Postings>} postings of every term but the frequent ones that are dropped
 * @property {{key: string, ordinal: number, whole: boolean}[]} names
 */

/**
 * The query's terms without those that too many documents have, the most frequent dropped first.
 * @param {readonly Term[]} terms
 * @param {(term: string) => number} holders
 * @param {Store} store
 * @returns {readonly Term[]}
 */
export function kept(terms, holders, { count, meta }) {
  const { above, share, kept: staying } = meta.ranking;
  if (count <= above) return terms;
  const limit = share * count;
  let remaining = terms.filter((term) => term.weight === 1 && holders(term.text)).length;
  /** @type {Set<string>} */
  const dropped = new Set();
  for (const term of [...terms].sort((a, b) => holders(b.text) - holders(a.text) || compare(a.text, b.text))) {
    if (holders(term.text) <= limit || term.quoted) continue;
    if (term.weight === 1) {
      if (remaining <= staying) continue;
      remaining -= 1;
    }
    dropped.add(term.text);
  }
  return terms.filter((term) => !dropped.has(term.text));
}

/**
 * Every document that a query finds, in no order.
 * @param {Query} query
 * @param {readonly Term[]} terms those that are kept
 * @param {Held} held
 * @param {Store} store
 * @returns {Ranked[]}
 */
export function candidates(query, terms, held, store) {
  const { count, mean, meta: { ranking }, columns } = store;
  const allowed = having(query.required.map((term) => held.postings.get(term)), count);
  const scores = new Float64Array(count);
  const met = new Uint8Array(count);
  const divisor = mean || 1;
  const { k1, b } = ranking;
  for (const term of terms) {
    const postings = held.postings.get(term.text);
    if (!postings) continue;
    const { ordinals, weights } = postings;
    // The order of these operations is part of the contract with kb/search/ranking.py.
    const factor = term.weight * idf(count, ordinals.length);
    for (let i = 0; i < ordinals.length; i += 1) {
      const ordinal = ordinals[i];
      if (allowed && !allowed[ordinal]) continue;
      const frequency = weights[i];
      const norm = k1 * (1 - b + b * columns.lengths[ordinal] / divisor);
      scores[ordinal] += factor * (frequency * (k1 + 1)) / (frequency + norm);
      met[ordinal] = 1;
    }
  }
  if (query.leanings.size) {
    for (let ordinal = 0; ordinal < count; ordinal += 1) {
      if (met[ordinal]) scores[ordinal] *= query.leanings.get(columns.type(ordinal)) ?? 1;
    }
  }
  const telling = longer(terms, held, count);
  const names = named(query.compact, held.names);
  /** @type {Ranked[]} */
  const found = [];
  for (const [ordinal, { tier, closeness }] of names) {
    if (allowed && !allowed[ordinal]) continue;
    found.push({ ordinal, score: rounded(scores[ordinal] + closeness), tier });
    met[ordinal] = 0;
  }
  for (let ordinal = 0; ordinal < count; ordinal += 1) {
    if (met[ordinal] && (!telling || telling[ordinal])) found.push({ ordinal, score: rounded(scores[ordinal]), tier: 2 });
  }
  return moved(found, store);
}

/**
 * Documents with what the first of them, which they are linked with, add to their scores.
 * @param {Ranked[]} found
 * @param {Store} store
 * @returns {Ranked[]}
 */
function moved(found, store) {
  const { leading, linked } = store.meta.ranking;
  /** @type {Map<number, number>} */
  const added = new Map();
  for (const { ordinal, score } of best([...found], leading, order(store))) {
    const others = store.columns.links.get(ordinal) ?? [];
    // The order of these operations is part of the contract with kb/search/ranking.py.
    for (const other of others) added.set(other, (added.get(other) ?? 0) + score / Math.sqrt(others.length));
  }
  if (!added.size) return found;
  return found.map((one) => {
    const more = added.get(one.ordinal);
    return more === undefined ? one : { ...one, score: rounded(one.score + linked * more) };
  });
}

/**
 * The documents that share more than lone characters with the query; null where its pairs and words are nowhere.
 * @param {readonly Term[]} terms
 * @param {Held} held
 * @param {number} count
 */
function longer(terms, held, count) {
  const long = terms.filter((term) => !isSingle(term.text));
  if (!long.some((term) => term.weight === 1 && held.postings.get(term.text)?.ordinals.length)) return null;
  const telling = new Uint8Array(count);
  for (const { text } of long) for (const ordinal of held.postings.get(text)?.ordinals ?? []) telling[ordinal] = 1;
  return telling;
}

/**
 * The order of a list of results. Ordinals follow the ids.
 * @param {Store} store
 * @returns {(a: Ranked, b: Ranked) => number}
 */
export function order({ columns: { retired } }) {
  return (a, b) => retired[a.ordinal] - retired[b.ordinal] || a.tier - b.tier || b.score - a.score || a.ordinal - b.ordinal;
}

/**
 * The first `k` in order, without sorting the rest.
 * @param {Ranked[]} found
 * @param {number} k
 * @param {(a: Ranked, b: Ranked) => number} by
 * @returns {Ranked[]}
 */
export function best(found, k, by) {
  if (found.length <= 4 * k + 64) return found.sort(by).slice(0, k);
  const top = found.slice(0, k).sort(by);
  for (let i = k; i < found.length; i += 1) {
    if (by(found[i], top[k - 1]) > 0) continue;
    let low = 0;
    let high = k - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (by(top[middle], found[i]) < 0) low = middle + 1;
      else high = middle;
    }
    top.pop();
    top.splice(low, 0, found[i]);
  }
  return top;
}

/**
 * Everything in the order of a list without a query: by type and id, retired records last.
 * @param {readonly number[]} ordinals
 * @param {Store} store
 * @returns {number[]}
 */
export function listed(ordinals, { columns, meta: { types } }) {
  const rows = ordinals.map((ordinal) => {
    const type = columns.type(ordinal);
    const place = types.indexOf(type);
    return { ordinal, type, place: place < 0 ? types.length : place };
  });
  const { retired } = columns;
  rows.sort((a, b) => retired[a.ordinal] - retired[b.ordinal] || a.place - b.place || compare(a.type, b.type) || a.ordinal - b.ordinal);
  return rows.map((row) => row.ordinal);
}

/**
 * The documents that have every required term; null for any document.
 * @param {(Postings | undefined)[]} required
 * @param {number} count
 */
function having(required, count) {
  if (!required.length) return null;
  const times = new Uint16Array(count);
  for (const postings of required) for (const ordinal of postings?.ordinals ?? []) times[ordinal] += 1;
  return Uint8Array.from(times, (number) => Number(number === required.length));
}

/**
 * Tier and closeness of every document that has a name beginning with the query.
 * @param {string} compact
 * @param {Held["names"]} names
 */
function named(compact, names) {
  /** @type {Map<number, {tier: number, closeness: number}>} */
  const found = new Map();
  const size = length(compact);
  const several = size > 1;
  const latin = several && !/[^\0-\x7f]/.test(compact);
  for (const { ordinal, key, whole } of names) {
    if (!whole && !latin) continue;
    const tier = whole && key === compact ? 0 : whole && several ? 1 : 2;
    const closeness = rounded(size / length(key));
    const known = found.get(ordinal) ?? { tier: 2, closeness: 0 };
    found.set(ordinal, { tier: Math.min(tier, known.tier), closeness: Math.max(closeness, known.closeness) });
  }
  return found;
}

/**
 * @param {number} count
 * @param {number} holders
 */
function idf(count, holders) {
  return Math.floor(Math.log(1 + (count - holders + 0.5) / (holders + 0.5)) * 1e4 + 0.5) / 1e4;
}

/** @param {number} score */
function rounded(score) {
  return Math.floor(score * 1e6 + 0.5) / 1e6;
}
