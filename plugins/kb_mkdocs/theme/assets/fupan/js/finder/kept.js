// @ts-check
/**
 * What this computer keeps and no other ever sees: pinned pages, pages read lately, queries that found nothing.
 * Storage may be switched off or full; then nothing is kept and nothing breaks.
 */

const PINNED = "kb:pinned";
const RECENT = "kb:recent";
const MISSED = "kb:missed";
const RECENT_LIMIT = 12;
const MISSED_LIMIT = 200;

/**
 * @typedef {{url: string, title: string}} Place an address from the site's root, and what its page is called
 * @typedef {{query: string, day: string, times: number}} Miss
 */

/**
 * @template T
 * @param {string} key
 * @returns {T[]}
 */
function read(key) {
  try {
    const value = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/**
 * @param {string} key
 * @param {unknown[]} value
 */
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Switched off or full.
  }
}

/** @returns {Place[]} in the order in which they were pinned */
export const pinned = () => read(PINNED);

/** @returns {Place[]} the last one first */
export const recent = () => read(RECENT);

/** @returns {Miss[]} the last one first */
export const missed = () => read(MISSED);

/** @param {string} url */
export const isPinned = (url) => pinned().some((place) => place.url === url);

/**
 * Pins a page, or takes the pin off again.
 * @param {Place} place
 * @returns {boolean} whether it is pinned now
 */
export function toggle(place) {
  const rest = pinned().filter((other) => other.url !== place.url);
  const added = rest.length === pinned().length;
  write(PINNED, added ? [...rest, place] : rest);
  return added && isPinned(place.url);
}

/** @param {Place} place */
export function visited(place) {
  write(RECENT, [place, ...recent().filter((other) => other.url !== place.url)].slice(0, RECENT_LIMIT));
}

/**
 * A query that found nothing. Long numbers are a debtor's, not a question: they are not kept.
 * @param {string} query
 * @param {Date} now
 */
export function miss(query, now) {
  const text = query.trim().replace(/[\d０-９][\d０-９\s-]{3,}[\d０-９]/g, "（数字）");
  if (!text) return;
  const known = missed().find((other) => other.query === text);
  const entry = { query: text, day: dayOf(now), times: (known?.times ?? 0) + 1 };
  write(MISSED, [entry, ...missed().filter((other) => other.query !== text)].slice(0, MISSED_LIMIT));
}

export const forgetMissed = () => write(MISSED, []);

/** @param {Date} now */
function dayOf(now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
