// @ts-check
/** The one way to the site's data files, so that a bundle for use without a server can take its place. */
import { base } from "./site.js";

/** Where the files lie, found out once. */
let folder = "";

const PATIENCE = 20_000; // ms until a file that does not come counts as failed

/** A data file that could not be had. */
export class LoadError extends Error {
  /**
   * @param {string} name
   * @param {"missing" | "failed"} kind whether the server has no such file, or it could not be fetched or read
   */
  constructor(name, kind) {
    super(`${name}: ${kind}`);
    this.kind = kind;
  }
}

/** @type {Map<string, Promise<unknown>>} */
const loading = new Map();

/**
 * Fetches assets/kb/NAME.json once. A missing or broken file is no error: the page then goes without.
 * @param {string} name
 * @returns {Promise<unknown>} the parsed value, or null
 */
export function load(name) {
  return once(`${name}.json`, () => json(name, "default").catch(() => null));
}

/**
 * Fetches assets/kb/NAME.json as it is now, past what the browser has kept.
 * @param {string} name
 * @returns {Promise<unknown>}
 * @throws {LoadError}
 */
export function loadFresh(name) {
  return json(name, "no-cache");
}

/**
 * Fetches assets/kb/NAME.bin once and unpacks it. One that failed is fetched again when it is asked for again.
 * @param {string} name
 * @returns {Promise<Uint8Array>}
 * @throws {LoadError}
 */
export function loadPacked(name) {
  const file = `${name}.bin`;
  const value = once(file, () => unpacked(file));
  value.catch(() => loading.delete(file));
  return value;
}

/**
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
function once(file, start) {
  const known = loading.get(file);
  if (known) return /** @type {Promise<T>} */ (known);
  const value = start();
  loading.set(file, value);
  return value;
}

/**
 * @param {string} name
 * @param {RequestCache} cache
 */
async function json(name, cache) {
  const answer = await request(`${name}.json`, cache);
  return read(name, () => answer.json());
}

/** @param {string} file */
async function unpacked(file) {
  const answer = await request(file, "default");
  return read(file, async () => {
    const stream = /** @type {ReadableStream<BufferSource>} */ (answer.body).pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  });
}

/**
 * @param {string} file
 * @param {RequestCache} cache
 * @returns {Promise<Response>}
 */
async function request(file, cache) {
  folder ||= new URL("assets/kb/", base()).href;
  const answer = await read(file, () => fetch(folder + file, { cache, signal: AbortSignal.timeout(PATIENCE) }));
  if (answer.ok) return answer;
  throw new LoadError(file, answer.status === 404 || answer.status === 410 ? "missing" : "failed");
}

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
async function read(name, action) {
  try {
    return await action();
  } catch {
    throw new LoadError(name, "failed");
  }
}
