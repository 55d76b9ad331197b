// @ts-check
/** Names that are nearly what was typed, for where nothing was found. */

/** @import { Store } from "./store.js" */

const WRONG = 0.34; // share of the letters that may differ

/**
 * Documents with a name that begins almost like a text, the nearest first. For Latin letters readings count, too.
 * @param {string} text
 * @param {number} k
 * @param {Store} store
 * @returns {Promise<number[]>} ordinals
 */
export async function nearest(text, k, store) {
  const typed = [...store.analyzer.squeeze(text)];
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { key, ordinal } of await store.keysNear(typed.join(""))) {
    const wrong = distance(typed, [...key]);
    if (wrong <= WRONG * typed.length) found.set(ordinal, Math.min(wrong, found.get(ordinal) ?? wrong));
  }
  return [...found].sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, k).map(([ordinal]) => ordinal);
}

/**
 * How many letters are to be put in, left out or changed to make what was typed the beginning of a key.
 * @param {readonly string[]} typed
 * @param {readonly string[]} key
 */
function distance(typed, key) {
  let row = Array.from({ length: key.length + 1 }, (_, column) => column);
  typed.forEach((letter, line) => {
    const next = [line + 1];
    for (let column = 1; column <= key.length; column += 1) {
      const changed = row[column - 1] + Number(letter !== key[column - 1]);
      next.push(Math.min(changed, row[column] + 1, next[column - 1] + 1));
    }
    row = next;
  });
  return Math.min(...row);
}
