// @ts-check
/** Text → terms, exactly as kb/search does it in Python; tests compare both over random strings. */

/** Han, kana and Hangul, as the inside of a character class: what is searched by characters, not by words. */
const CJK = "\\u3005\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const IS_CJK = new RegExp(`^[${CJK}]`, "u");
const IS_WORD = /^[\p{L}\p{N}]/u;
const DROPPED = new RegExp(`(?:(?![${CJK}])[^\\p{L}\\p{N}])+`, "gu");
const WORDS = new RegExp(`(?:(?![${CJK}])[\\p{L}\\p{N}])+`, "gu");
const INVISIBLE = /\p{Cf}+/gu;
const WORD_LIMIT = 64; // code points

const NONE = 0;
const WORD = 1;
const CHINESE = 2;

/**
 * @typedef {object} Span an occurrence of a term
 * @property {string} term
 * @property {number} start in code points of the folded text
 * @property {number} end
 * @property {boolean} single whether it is a lone CJK character
 */

/** Folds and takes texts apart. */
export class Analyzer {
  /** @param {string} pairs traditional characters, each before the simplified one it is compared as */
  constructor(pairs) {
    /** @type {Map<string, string>} */
    this.simplified = new Map();
    const characters = [...pairs];
    for (let i = 0; i + 1 < characters.length; i += 2) this.simplified.set(characters[i], characters[i + 1]);
    /** @type {Map<string, string>} characters that were folded one by one */
    this.folded = new Map();
  }

  /**
   * The text as it is compared: case, width, traditional characters and invisible characters levelled.
   * @param {string} text
   */
  fold(text) {
    // A Σ is lowered by what stands around it; ours is the same anywhere.
    const levelled = text.normalize("NFKC").replaceAll("Σ", "σ").toLowerCase().replace(INVISIBLE, "");
    let folded = "";
    for (const character of levelled) folded += this.simplified.get(character) ?? character;
    return folded;
  }

  /**
   * The folded text's letters, digits and CJK characters with nothing between them.
   * @param {string} text
   */
  squeeze(text) {
    return this.fold(text).replace(DROPPED, "");
  }

  /**
   * The squeezed text with every word between two bars, so that "1 天" is not found within "11 天".
   * @param {string} text
   */
  bound(text) {
    let found = "";
    for (const { start, end, kind, characters } of runs([...this.fold(text)])) {
      const run = characters.slice(start, end).join("");
      found += kind === WORD ? `|${run}|` : run;
    }
    return found;
  }

  /**
   * The index terms of a text in order, repeated as often as they occur.
   * @param {string} text
   */
  terms(text) {
    return spans([...this.fold(text)]).map((span) => span.term);
  }

  /**
   * The terms that a text must have to hold a quoted piece: pairs, lone characters and words.
   * @param {string} piece
   */
  requiredTerms(piece) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const { start, end, kind, characters } of runs([...this.fold(piece)])) {
      if (kind === WORD) found.add(word(characters, start, end));
      else if (end - start === 1) found.add(characters[start]);
      else for (let i = start; i + 1 < end; i += 1) found.add(characters[i] + characters[i + 1]);
    }
    return [...found];
  }

  /**
   * The code points of a text folded one by one, and for each of the result its source's place in the text.
   * @param {readonly string[]} characters
   * @returns {{folded: string[], sources: number[]}}
   */
  foldPositions(characters) {
    /** @type {string[]} */
    const folded = [];
    /** @type {number[]} */
    const sources = [];
    characters.forEach((character, index) => {
      for (const one of this.#foldedOne(character)) {
        folded.push(one);
        sources.push(index);
      }
    });
    return { folded, sources };
  }

  /** @param {string} character */
  #foldedOne(character) {
    let known = this.folded.get(character);
    if (known === undefined) this.folded.set(character, known = this.fold(character));
    return known;
  }
}

/**
 * Every occurrence of a term among folded code points.
 * @param {readonly string[]} characters
 * @returns {Span[]}
 */
export function spans(characters) {
  /** @type {Span[]} */
  const found = [];
  for (const { start, end, kind } of runs(characters)) {
    if (kind === WORD) {
      found.push({ term: word(characters, start, end), start, end, single: false });
      continue;
    }
    for (let i = start; i < end; i += 1) {
      found.push({ term: characters[i], start: i, end: i + 1, single: true });
      if (i + 1 < end) found.push({ term: characters[i] + characters[i + 1], start: i, end: i + 2, single: false });
    }
  }
  return found;
}

/**
 * The words of a folded text: what it holds of terms that are not CJK.
 * @param {string} folded
 * @returns {Set<string>}
 */
export function wordsOf(folded) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const [run] of folded.matchAll(WORDS)) found.add(run.length > WORD_LIMIT ? [...run].slice(0, WORD_LIMIT).join("") : run);
  return found;
}

/**
 * Whether a term consists of CJK characters, so that a folded text holds it wherever it stands in it.
 * @param {string} term
 */
export function isChinese(term) {
  return kindOf(term) === CHINESE;
}

/**
 * Whether a term is a lone CJK character, which says less than a pair or a word.
 * @param {string} term
 */
export function isSingle(term) {
  return kindOf(term) === CHINESE && length(term) === 1;
}

/**
 * The number of code points.
 * @param {string} text
 */
export function length(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * Orders by code points; `<` orders by UTF-16, which differs beyond the basic plane.
 * @param {string} a
 * @param {string} b
 */
export function compare(a, b) {
  if (a === b) return 0;
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < left.length && i < right.length; i += 1) {
    if (left[i] !== right[i]) return /** @type {number} */ (left[i].codePointAt(0)) - /** @type {number} */ (right[i].codePointAt(0));
  }
  return left.length - right.length;
}

/**
 * The longest stretches of CJK characters, or of other letters and digits.
 * @param {readonly string[]} characters
 */
function* runs(characters) {
  let start = 0;
  let kind = NONE;
  for (let i = 0; i <= characters.length; i += 1) {
    const here = i < characters.length ? kindOf(characters[i]) : NONE;
    if (here === kind) continue;
    if (kind !== NONE) yield { start, end: i, kind, characters };
    start = i;
    kind = here;
  }
}

/**
 * @param {readonly string[]} characters
 * @param {number} start
 * @param {number} end
 */
function word(characters, start, end) {
  return characters.slice(start, Math.min(end, start + WORD_LIMIT)).join("");
}

/** @param {string} character */
function kindOf(character) {
  if (character >= "\u4e00" && character <= "\u9fff") return CHINESE;
  if (IS_CJK.test(character)) return CHINESE;
  return IS_WORD.test(character) ? WORD : NONE;
}
