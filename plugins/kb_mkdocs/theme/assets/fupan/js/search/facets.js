// @ts-check
/** The values of facets by document: which documents fit what is chosen, and how many each value would leave. */

/** @import { Source } from "./bytes.js" */

/**
 * @typedef {object} Facet one facet of all documents
 * @property {string} name
 * @property {string[]} values
 * @property {Uint32Array} starts where each document's places begin, and one more for the end
 * @property {Uint16Array} places of values
 */

/** @typedef {Record<string, readonly string[]>} Filters accepted values by facet */
/** @typedef {Record<string, Record<string, number>>} Counts documents by facet and value, as if that facet were not filtered by */

/**
 * @typedef {object} Chosen
 * @property {readonly number[]} fitting the documents that fit all filters
 * @property {Readonly<Record<string, readonly number[]>>} almost by facet those that it alone keeps out
 */

/**
 * Reads what kb/search/static_facets.py writes.
 * @param {Source} source
 * @param {number} count of documents
 * @returns {Facet[]}
 */
export function facets(source, count) {
  /** @type {{facets: Record<string, string[]>, several: string[]}} */
  const head = JSON.parse(source.text());
  return Object.entries(head.facets).map(([name, values]) => (
    { name, values, ...(head.several.includes(name) ? byValue(source, count, values.length) : byDocument(source, count)) }
  ));
}

/**
 * Which of some documents fit. A facet that is not among those given keeps all of them out.
 * @param {Iterable<number>} ordinals
 * @param {Filters} filters
 * @param {readonly Facet[]} known
 * @returns {Chosen}
 */
export function choose(ordinals, filters, known) {
  const tests = Object.entries(filters).map(([name, wanted]) => {
    const facet = known.find((one) => one.name === name);
    return { name, facet, accepted: Uint8Array.from(facet?.values ?? [], (value) => Number(wanted.includes(value))) };
  });
  /** @type {number[]} */
  const fitting = [];
  /** @type {Record<string, number[]>} */
  const almost = Object.fromEntries(tests.map(({ name }) => [name, []]));
  if (tests.some((test) => !test.facet)) return { fitting, almost };
  for (const ordinal of ordinals) {
    let failed = "";
    let failures = 0;
    for (const { name, facet, accepted } of tests) {
      if (!facet || holds(facet, accepted, ordinal)) continue;
      failed = name;
      failures += 1;
    }
    if (!failures) fitting.push(ordinal);
    else if (failures === 1) almost[failed].push(ordinal);
  }
  return { fitting, almost };
}

/**
 * Documents by value of one facet, as if it were not filtered by.
 * @param {Facet} facet
 * @param {Chosen} chosen
 * @returns {Record<string, number>} of values that any document has
 */
export function counted({ name, values, starts, places }, { fitting, almost }) {
  const numbers = new Uint32Array(values.length);
  for (const ordinals of [fitting, almost[name] ?? []]) {
    for (const ordinal of ordinals) {
      for (let i = starts[ordinal]; i < starts[ordinal + 1]; i += 1) numbers[places[i]] += 1;
    }
  }
  /** @type {Record<string, number>} */
  const found = {};
  numbers.forEach((number, place) => { if (number) found[values[place]] = number; });
  return found;
}

/**
 * The value of a document that has one in a facet, else "".
 * @param {Facet | undefined} facet
 * @param {number} ordinal
 */
export function first(facet, ordinal) {
  if (!facet || facet.starts[ordinal] === facet.starts[ordinal + 1]) return "";
  return facet.values[facet.places[facet.starts[ordinal]]];
}

/**
 * A facet of which no document has several values.
 * @param {Source} source
 * @param {number} count
 */
function byDocument(source, count) {
  const starts = new Uint32Array(count + 1);
  const places = new Uint16Array(count);
  let filled = 0;
  for (let ordinal = 0; ordinal < count; ordinal += 1) {
    const place = source.number();
    if (place) {
      places[filled] = place - 1;
      filled += 1;
    }
    starts[ordinal + 1] = filled;
  }
  return { starts, places };
}

/**
 * A facet that is told by value.
 * @param {Source} source
 * @param {number} count
 * @param {number} values how many
 */
function byValue(source, count, values) {
  const holders = Array.from({ length: values }, () => source.rising(source.number()));
  const starts = new Uint32Array(count + 1);
  for (const ordinals of holders) for (const ordinal of ordinals) starts[ordinal + 1] += 1;
  for (let ordinal = 0; ordinal < count; ordinal += 1) starts[ordinal + 1] += starts[ordinal];
  const places = new Uint16Array(starts[count]);
  const next = starts.slice();
  holders.forEach((ordinals, place) => {
    for (const ordinal of ordinals) {
      places[next[ordinal]] = place;
      next[ordinal] += 1;
    }
  });
  return { starts, places };
}

/**
 * @param {Facet} facet
 * @param {Uint8Array} accepted
 * @param {number} ordinal
 */
function holds({ starts, places }, accepted, ordinal) {
  for (let i = starts[ordinal]; i < starts[ordinal + 1]; i += 1) if (accepted[places[i]]) return true;
  return false;
}
