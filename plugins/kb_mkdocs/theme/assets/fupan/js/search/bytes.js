// @ts-check
/** Reads what kb/search/static_bytes.py writes. */

/** Goes through bytes from their beginning. */
export class Source {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  /** The next number: seven bits a byte, the lowest first. */
  number() {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.data[this.at];
      this.at += 1;
      if (byte === undefined) throw new RangeError("the file ends too early");
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
  }

  /**
   * The next numbers of a rising row.
   * @param {number} count
   */
  rising(count) {
    const values = new Uint32Array(count);
    let value = -1;
    for (let i = 0; i < count; i += 1) {
      value += this.number();
      values[i] = value;
    }
    return values;
  }

  /** @param {number} count */
  bytes(count) {
    this.at += count;
    return this.data.subarray(this.at - count, this.at);
  }

  text() {
    return decoder.decode(this.bytes(this.number()));
  }
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * In which of `count` buckets, a power of two, a text belongs: FNV-1a of its UTF-8.
 * @param {string} text
 * @param {number} count
 */
export function bucket(text, count) {
  let state = 0x811c9dc5;
  for (const byte of encoder.encode(text)) state = Math.imul(state ^ byte, 0x01000193);
  return (state >>> 0) & (count - 1);
}
