// @ts-check
/** What is known of every document at once: length, whether it is retired, its type, its links. */
import { Source } from "./bytes.js";
import { facets, first } from "./facets.js";

export class Columns {
  /**
   * @param {Uint8Array} data
   * @param {readonly number[]} table the length that each byte stands for
   */
  constructor(data, table) {
    const source = new Source(data);
    const count = source.number();
    this.lengths = Uint32Array.from(source.bytes(count), (byte) => table[byte]);
    this.retired = new Uint8Array(count);
    for (const ordinal of source.rising(source.number())) this.retired[ordinal] = 1;
    /** The types as a facet: the only one here, or none where no document has a type. */
    this.types = facets(source, count);
    /** The documents that a document is linked with, for those with any. @type {Map<number, number[]>} */
    this.links = new Map();
    const numbers = Array.from({ length: count }, () => source.number());
    numbers.forEach((number, ordinal) => {
      for (const other of source.rising(number)) {
        this.#link(ordinal, other);
        this.#link(other, ordinal);
      }
    });
  }

  /**
   * The type of a document, or "".
   * @param {number} ordinal
   */
  type(ordinal) {
    return first(this.types[0], ordinal);
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
}
