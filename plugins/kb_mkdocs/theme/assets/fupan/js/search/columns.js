// @ts-check
/** What is known of every document at once: length, whether it is retired, its facets, its links. */
import { Source } from "./bytes.js";

/**
 * @typedef {object} Column one facet of all documents
 * @property {string} name
 * @property {string[]} values
 * @property {Uint32Array} starts where each document's places begin, and one more for the end
 * @property {Uint16Array} places of values
 */

/** @typedef {Record<string, readonly string[]>} Filters accepted values by facet */
/** @typedef {Record<string, Record<string, number>>} Counts */

export class Columns {
  /**
   * @param {Uint8Array} data
   * @param {readonly number[]} table the length that each byte stands for
   */
  constructor(data, table) {
    const source = new Source(data);
    /** @type {{count: number, facets: Record<string, string[]>, several: string[]}} */
    const head = JSON.parse(source.text());
    this.count = head.count;
    this.lengths = Uint32Array.from(source.bytes(head.count), (byte) => table[byte]);
    this.retired = new Uint8Array(head.count);
    for (const ordinal of source.rising(source.number())) this.retired[ordinal] = 1;
    /** @type {Column[]} */
    this.facets = Object.entries(head.facets).map(([name, values]) => {
      const rows = head.several.includes(name) ? byValue(source, head.count, values) : byDocument(source, head.count);
      const starts = new Uint32Array(head.count + 1);
      rows.forEach((row, ordinal) => { starts[ordinal + 1] = starts[ordinal] + row.length; });
      return { name, values, starts, places: Uint16Array.from(rows.flat()) };
    });
    /** The documents that a document is linked with, for those with any. @type {Map<number, number[]>} */
    this.links = new Map();
    const numbers = Array.from({ length: head.count }, () => source.number());
    numbers.forEach((number, ordinal) => {
      for (const other of source.rising(number)) {
        this.#link(ordinal, other);
        this.#link(other, ordinal);
      }
    });
  }

  /**
   * @param {number} ordinal
   * @param {number} other
   */
  #link(ordinal, other) {
    const known = this.links.get(ordinal);
    if (known) known.push(other);
    else this.links.set(ordinal, [other]);
  }

  /**
   * The values of a document by facet.
   * @param {number} ordinal
   * @returns {Record<string, string[]>}
   */
  of(ordinal) {
    /** @type {Record<string, string[]>} */
    const found = {};
    for (const { name, values, starts, places } of this.facets) {
      if (starts[ordinal] === starts[ordinal + 1]) continue;
      found[name] = Array.from(places.subarray(starts[ordinal], starts[ordinal + 1]), (place) => values[place]);
    }
    return found;
  }

  /**
   * The value of a document that has one in a facet, else "".
   * @param {string} name
   * @param {number} ordinal
   */
  first(name, ordinal) {
    const column = this.facets.find((one) => one.name === name);
    if (!column || column.starts[ordinal] === column.starts[ordinal + 1]) return "";
    return column.values[column.places[column.starts[ordinal]]];
  }

  /**
   * Which documents fit, and which only one facet keeps out.
   * @param {Iterable<number>} ordinals
   * @param {Filters} filters
   * @returns {{fitting: number[], almost: Map<Column, number[]>}}
   */
  filtered(ordinals, filters) {
    const tests = Object.entries(filters).map(([name, wanted]) => this.#test(name, wanted));
    /** @type {number[]} */
    const fitting = [];
    /** @type {Map<Column, number[]>} */
    const almost = new Map(this.facets.map((column) => [column, []]));
    // A facet that no document has keeps all of them out.
    if (tests.some((test) => !test.column)) return { fitting, almost };
    for (const ordinal of ordinals) {
      /** @type {Column | undefined} */
      let failed;
      let failures = 0;
      for (const { column, accepted } of tests) {
        if (!column || holds(column, accepted, ordinal)) continue;
        failed = column;
        failures += 1;
      }
      if (!failed) fitting.push(ordinal);
      else if (failures === 1) almost.get(failed)?.push(ordinal);
    }
    return { fitting, almost };
  }

  /**
   * For each facet the number of documents by value, as if that facet were not filtered by.
   * @param {readonly number[]} fitting
   * @param {Map<Column, number[]>} almost
   * @returns {Counts}
   */
  counts(fitting, almost) {
    /** @type {Counts} */
    const result = {};
    for (const column of this.facets) {
      const numbers = new Uint32Array(column.values.length);
      for (const ordinals of [fitting, almost.get(column) ?? []]) {
        for (const ordinal of ordinals) {
          for (let i = column.starts[ordinal]; i < column.starts[ordinal + 1]; i += 1) numbers[column.places[i]] += 1;
        }
      }
      /** @type {[string, number][]} */
      const held = [];
      numbers.forEach((number, place) => { if (number) held.push([column.values[place], number]); });
      if (held.length) result[column.name] = Object.fromEntries(held);
    }
    return result;
  }

  /**
   * @param {string} name
   * @param {readonly string[]} wanted
   */
  #test(name, wanted) {
    const column = this.facets.find((one) => one.name === name);
    return { column, accepted: Uint8Array.from(column?.values ?? [], (value) => Number(wanted.includes(value))) };
  }
}

/**
 * The places of each document's values in a facet of which none has several.
 * @param {Source} source
 * @param {number} count
 * @returns {number[][]}
 */
function byDocument(source, count) {
  return Array.from({ length: count }, () => source.number()).map((place) => (place ? [place - 1] : []));
}

/**
 * The places of each document's values in a facet that is told by value.
 * @param {Source} source
 * @param {number} count
 * @param {readonly string[]} values
 */
function byValue(source, count, values) {
  /** @type {number[][]} */
  const rows = Array.from({ length: count }, () => []);
  values.forEach((_, place) => {
    for (const ordinal of source.rising(source.number())) rows[ordinal].push(place);
  });
  return rows;
}

/**
 * @param {Column} column
 * @param {Uint8Array} accepted
 * @param {number} ordinal
 */
function holds({ starts, places }, accepted, ordinal) {
  for (let i = starts[ordinal]; i < starts[ordinal + 1]; i += 1) if (accepted[places[i]]) return true;
  return false;
}
