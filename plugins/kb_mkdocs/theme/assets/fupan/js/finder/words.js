// @ts-check
/** What the team's synonyms put beside a query. */
import { parse } from "../search/query.js";

/** @import { Store } from "../search/store.js" */

/**
 * @param {Store} store
 * @param {string} query
 * @returns {string[]}
 */
export function wordsBeside(store, query) {
  const { groups } = parse(query, store.analyzer, store.synonyms);
  return [...new Set(groups.flatMap((group) => store.synonyms.groups[group]))];
}
