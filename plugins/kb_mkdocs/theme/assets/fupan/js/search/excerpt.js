// @ts-check
/** The best passages of a hit, and the piece of each that shows why: kb/search/excerpt.py in the browser. */
import { isChinese, isSingle, spans, wordsOf } from "./text.js";

/** @import { Analyzer } from "./text.js" */
/** @import { Query } from "./query.js" */
/** @import { Block } from "./store.js" */

const EXCERPT = 120; // code points, ellipses included
const BEFORE = 30; // code points before the first mark, unless its sentence begins later
const ELLIPSIS = "…";
const ENDS = new Set("。！？；!?;\n");
const OWN = 10; // points for a pair or word of the person
const ADDED = 6; // points for one that a synonym brought in

/** @typedef {[number, number]} Range */

/**
 * @typedef {object} Passage
 * @property {Block} block
 * @property {string} excerpt
 * @property {Range[]} marks what of the excerpt was looked for, in code points
 */

/**
 * The best `k` passages, the best first; without any that holds a term the first, unmarked.
 * @param {readonly Block[]} blocks
 * @param {Query} query
 * @param {number} k
 * @param {Analyzer} analyzer
 * @returns {Passage[]}
 */
export function passages(blocks, query, k, analyzer) {
  const weights = new Map(query.terms.map((term) => [term.text, (term.added ? ADDED : OWN) / (isSingle(term.text) ? 2 : 1)]));
  const rated = blocks.map((block, index) => ({ block, index, ...rating(block, query, weights, analyzer) }));
  const found = rated.filter(({ pieces, points }) => pieces || points);
  found.sort((a, b) => b.pieces - a.pieces || b.points - a.points || b.own - a.own || a.index - b.index);
  if (!found.length && blocks.length) return [{ block: blocks[0], excerpt: cut([...blocks[0].text], 0), marks: [] }];
  return found.slice(0, k).map(({ block }) => shown(block, query, analyzer));
}

/**
 * How well a passage fits: whole quoted pieces, points for terms by where they stand, whether it is more than its own label.
 * @param {Block} block
 * @param {Query} query
 * @param {Map<string, number>} weights
 * @param {Analyzer} analyzer
 */
function rating(block, query, weights, analyzer) {
  const whole = query.pieces.length ? analyzer.bound(block.text) : "";
  const pieces = query.pieces.filter((piece) => whole.includes(piece)).length;
  const folded = foldedText(block, analyzer);
  /** @type {Set<string> | undefined} */
  let words;
  let points = 0;
  for (const [term, weight] of weights) {
    if (isChinese(term) ? folded.includes(term) : (words ??= wordsOf(folded)).has(term)) points += weight;
  }
  return { pieces, points: points * times(block), own: Number(block.text !== block.label) };
}

/**
 * How many thirds the points of a passage count.
 * @param {Block} block
 */
function times({ part, say }) {
  if (part === "debtor") return say ? 6 : 4;
  return part === "say" ? 6 : part === "summary" ? 2 : 3;
}

/** @type {WeakMap<Block, string>} */
const foldedTexts = new WeakMap();

/**
 * A passage with its label, folded once: every key that is typed asks again.
 * @param {Block} block
 * @param {Analyzer} analyzer
 */
function foldedText(block, analyzer) {
  let known = foldedTexts.get(block);
  // Apart, so that no pair is made of the end of one and the beginning of the other.
  if (known === undefined) foldedTexts.set(block, known = `${analyzer.fold(block.text)}\n${analyzer.fold(block.label)}`);
  return known;
}

/**
 * @param {Block} block
 * @param {Query} query
 * @param {Analyzer} analyzer
 * @returns {Passage}
 */
function shown(block, query, analyzer) {
  const text = [...block.text];
  const marks = marked(text, query, analyzer);
  if (text.length <= EXCERPT) return { block, excerpt: block.text, marks };
  const start = beginning(text, marks);
  const lead = start ? 1 : 0;
  const excerpt = cut(text, start);
  const shift = start - lead;
  const size = [...excerpt].length - (excerpt.endsWith(ELLIPSIS) ? 1 : 0);
  const end = start + size - lead;
  /** @type {Range[]} */
  const kept = marks
    .filter(([a, b]) => a < end && b > start)
    .map(([a, b]) => [Math.max(a, start) - shift, Math.min(b, end) - shift]);
  return { block, excerpt, marks: kept };
}

/**
 * Where the query's terms stand; lone characters only where nothing longer was found.
 * @param {readonly string[]} text
 * @param {Query} query
 * @param {Analyzer} analyzer
 * @returns {Range[]}
 */
function marked(text, query, analyzer) {
  const { folded, sources } = analyzer.foldPositions(text);
  const wanted = new Set(query.terms.map((term) => term.text));
  const found = spans(folded).filter((span) => wanted.has(span.term));
  const longer = found.filter((span) => !span.single);
  /** @type {Range[]} */
  const ranges = [];
  for (const { start, end } of longer.length ? longer : found) {
    const begin = sources[start];
    const stop = sources[end - 1] + 1;
    const last = ranges[ranges.length - 1];
    if (last && begin <= last[1]) last[1] = Math.max(last[1], stop);
    else ranges.push([begin, stop]);
  }
  return ranges;
}

/**
 * Where the excerpt begins: so that it shows the most of what was looked for, with its sentence where that fits.
 * @param {readonly string[]} text
 * @param {readonly Range[]} marks
 */
function beginning(text, marks) {
  if (!marks.length || text.length <= EXCERPT) return 0;
  const room = EXCERPT - 2 - BEFORE;
  let first = 0;
  let most = -1;
  for (const [a] of marks) {
    const sum = marks.reduce((total, [s, e]) => (a <= s && s < a + room ? total + Math.min(e, a + room) - s : total), 0);
    if (sum > most) [first, most] = [a, sum];
  }
  if (first <= BEFORE) return 0;
  for (let i = first - 1; i >= first - BEFORE; i -= 1) if (ENDS.has(text[i])) return i + 1;
  return first - BEFORE;
}

/**
 * At most so many code points of a text from a place on, with ellipses where it goes on.
 * @param {readonly string[]} text
 * @param {number} start
 */
function cut(text, start) {
  if (text.length <= EXCERPT) return text.join("");
  const lead = start ? ELLIPSIS : "";
  const room = EXCERPT - lead.length;
  const rest = text.slice(start);
  return lead + (rest.length <= room ? rest.join("") : rest.slice(0, room - 1).join("") + ELLIPSIS);
}
