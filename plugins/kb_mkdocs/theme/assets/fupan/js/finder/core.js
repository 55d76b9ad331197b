// @ts-check
/** The search core, loaded when it is first asked for; all that ask share one. */
import { LoadError } from "../load.js";

/** @typedef {import("../search/index.js").Index} Index */

/** @type {Promise<Index> | null} */
let opening = null;

/**
 * @returns {Promise<Index>}
 * @throws {LoadError} its code cannot be had; the next call tries again
 */
export function core() {
  opening ??= load();
  return opening;
}

async function load() {
  try {
    const { open } = await import("../search/index.js");
    return await open();
  } catch (fault) {
    opening = null;
    // What a browser throws for a module that does not come.
    throw fault instanceof TypeError ? new LoadError("search", "failed") : fault;
  }
}
