// @ts-check
/** The one way to the site's data files, so that a bundle for use without a server can take its place. */
import { base } from "./site.js";

/** @type {Map<string, Promise<unknown>>} */
const loading = new Map();

/**
 * Fetches assets/kb/NAME.json once. A missing or broken file is no error: the page then goes without.
 * @param {string} name
 * @returns {Promise<unknown>} the parsed value, or null
 */
export function load(name) {
  const known = loading.get(name);
  if (known) return known;
  const value = fetch(new URL(`assets/kb/${name}.json`, base()))
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
  loading.set(name, value);
  return value;
}
