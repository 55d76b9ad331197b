// @ts-check
/** The rows of a result: lines to say first, then the records by type. */
import { base } from "../site.js";
import { marked, one, part, slotted, tag, verdictBadge } from "./parts.js";

/** @import { Hit, Passage } from "../search/index.js" */
/** @typedef {{hit: Hit, passages: Passage[], read: boolean, row?: HTMLElement}} Found a hit, what was read of it, and its row */
/** @typedef {(facet: string, value: string) => string} Titles what a value of a facet is called */

const LINES = 6;
const LINES_OF_ONE = 2;
const OF_A_TYPE = 5;
/** Below this tier a hit's own name is what was typed. */
const NAMED = 2;

/** What the stop card is, of which every hit is looked at. */
const STOPS = "process";

/**
 * Which hits a list shows, or reads lines to say of: with many cases most of them are neither.
 * @param {Record<string, string[]>} filters
 * @param {number} read how many of the first are read for their lines
 * @returns {import("../search/index.js").Wanted}
 */
export function wantedOf(filters, read) {
  if (filters.type?.length === 1) return () => true;
  /** @type {Map<string, number>} */
  const met = new Map();
  return (type, place) => {
    const number = (met.get(type) ?? 0) + 1;
    met.set(type, number);
    // One more: the very first may stand above the rest of its type.
    return place < read || number <= OF_A_TYPE + 1 || type === STOPS;
  };
}

/**
 * @param {HTMLElement} dialog
 * @param {Found[]} found best first
 * @param {{query: string, words: string[], stop: string, titles: Titles, types: string[], numbers: Record<string, number>, all: boolean}} how
 *   `words`: what synonyms put beside the query; `stop`: the address of the stop card's page; `numbers`: hits by type;
 *   `all`: one type was asked for, so show everything of it
 * @returns {HTMLElement[]} the groups
 */
export function groups(dialog, found, how) {
  /** @type {HTMLElement[]} */
  const made = [];
  const named = found[0] && found[0].hit.tier < NAMED && !how.all ? found[0] : null;
  if (named) made.push(group(dialog, "最像的", [record(dialog, named, how.titles)]));
  const lines = how.all ? [] : toSay(found, how).map(([item, passage]) => line(dialog, item, passage));
  if (lines.length) made.push(group(dialog, `话术　${lines.length} 条`, lines));
  for (const type of how.types) {
    const own = found.filter((item) => item.hit.type === type && item !== named);
    if (!own.length) continue;
    const shown = how.all ? own : own.slice(0, OF_A_TYPE);
    const number = Math.max(how.numbers[type] ?? 0, own.length);
    made.push(group(dialog, `${how.titles("type", type)}　${number} 条`, shown.map((item) => record(dialog, item, how.titles))));
  }
  return made;
}

/**
 * The lines to say that fit best, at most two of one page: those of the stop card first, then those where the very words
 * occur, in the debtor's mouth before ours.
 * @param {Found[]} found
 * @param {{query: string, words: string[], stop: string}} how
 * @returns {[Found, Passage][]}
 */
function toSay(found, { query, words, stop }) {
  /** @type {{item: Found, passage: Passage, rank: number}[]} */
  const lines = [];
  // Call cards repeat lines of the stop card: shown once, they are its.
  const ordered = [...found].sort((one, other) => Number(other.hit.url === stop) - Number(one.hit.url === stop));
  for (const item of ordered) {
    const halts = item.hit.url === stop;
    const own = item.passages.filter((passage) => passage.say && !passage.counter && isMeant(passage, query, words));
    for (const passage of own.slice(0, halts ? LINES : LINES_OF_ONE)) {
      const literal = passage.excerpt.toLowerCase().includes(query.toLowerCase());
      if (lines.some((other) => other.passage.say === passage.say)) continue;
      const rank = halts && isCalled(passage, query, words) ? -1 : literal ? (passage.part === "debtor" ? 0 : 1) : 2;
      lines.push({ item, passage, rank });
    }
  }
  lines.sort((one, other) => one.rank - other.rank || found.indexOf(one.item) - found.indexOf(other.item));
  return lines.slice(0, LINES).map(({ item, passage }) => [item, passage]);
}

/**
 * Whether a passage shares more than a lone character, or a piece of a synonym, with what was typed: 工作 of 工作日 says
 * nothing to somebody who lost his job, though 没工作 stands beside 失业.
 * @param {Passage} passage
 * @param {string} query
 * @param {string[]} words
 */
export function isMeant({ excerpt, label, marks }, query, words) {
  if ([...query].length < 2) return true;
  const asked = query.toLowerCase();
  const whole = (excerpt + "\n" + label).toLowerCase();
  if (words.some((word) => whole.includes(word.toLowerCase()))) return true;
  return marks.some(([start, end]) => end - start > 1 && overlaps(asked, excerpt.slice(start, end).toLowerCase()));
}

/**
 * Whether a passage is called what was typed, or what stands beside it: 投诉 in 要投诉, 说出自伤的话 for 不想活.
 * @param {Passage} passage
 * @param {string} query
 * @param {string[]} words
 */
function isCalled({ excerpt, label }, query, words) {
  const whole = `${excerpt}\n${label}`;
  // A word that only resembles the query, 接电话的人 for 孩子接电话了, is another matter.
  const meant = words.filter((word) => query.includes(word) || !overlaps(query, word));
  return whole.includes(query) || (label.length > 1 && query.includes(label)) || meant.some((word) => whole.includes(word));
}

/**
 * Whether two neighbouring characters of one text stand in another.
 * @param {string} asked
 * @param {string} marked
 */
function overlaps(asked, marked) {
  const characters = [...marked];
  return characters.some((character, at) => at > 0 && asked.includes(characters[at - 1] + character));
}

/**
 * @param {HTMLElement} dialog
 * @param {string} title
 * @param {HTMLElement[]} rows
 */
function group(dialog, title, rows) {
  const made = part(dialog, "group");
  made.setAttribute("aria-label", title);
  one(made, "h2").textContent = title;
  one(made, "[data-rows]").append(...rows);
  return made;
}

/**
 * @param {HTMLElement} dialog
 * @param {Found} item
 * @param {Passage} passage
 */
function line(dialog, item, passage) {
  const row = part(dialog, "say");
  row.dataset.hit = `say ${item.hit.id} ${passage.anchor}`;
  one(row, ".fp-copy").setAttribute("aria-label", `复制：${slotted(passage.say).slice(0, 24)}`);
  link(row, item.hit, passage.anchor);
  const label = one(row, "[data-label]");
  if (passage.part === "debtor") {
    const words = document.createElement("span");
    marked(words, passage.excerpt, passage.marks);
    const quoted = /^[“「]/.test(passage.excerpt);
    label.replaceChildren(`${item.hit.title}　客户说${quoted ? "" : "“"}`, words, quoted ? "" : "”");
  } else {
    label.textContent = passage.label ? `${item.hit.title}　${passage.label}` : item.hit.title;
  }
  const say = one(row, "[data-say]");
  if (passage.part === "say" && passage.excerpt === passage.say) marked(say, passage.say, passage.marks);
  else say.textContent = slotted(passage.say);
  return row;
}

/**
 * @param {HTMLElement} dialog
 * @param {Found} item
 * @param {Titles} titles
 */
function record(dialog, item, titles) {
  const { hit } = item;
  const row = (item.row = part(dialog, "hit"));
  row.dataset.hit = hit.id;
  one(row, "[data-title]").textContent = hit.title;
  const side = one(row, "[data-side]");
  if (hit.retired) side.append(tag(dialog, "已停用"));
  if (hit.verdict) side.append(verdictBadge(dialog, hit.verdict, titles("verdict", hit.verdict)));
  describe(dialog, item, titles);
  return row;
}

/**
 * Puts the best passage of a hit into its row, which stays otherwise as it is.
 * @param {HTMLElement} dialog
 * @param {Found} item
 * @param {Titles} titles
 */
export function describe(dialog, { hit, passages: [best], row }, titles) {
  if (!row) return;
  // Who typed the name wants the page, not a place in it.
  link(row, hit, hit.tier < NAMED ? "" : best?.anchor ?? "");
  const stage = hit.stage && titles("stage", hit.stage);
  one(row, "[data-label]").textContent = [stage, best?.label].filter(Boolean).join("　");
  marked(one(row, "[data-excerpt]"), best?.excerpt ?? "", best?.marks ?? []);
  if (best?.counter && !row.querySelector(".fp-tag--counter")) {
    const shown = tag(dialog, "反例");
    shown.classList.add("fp-tag--counter");
    one(row, "[data-side]").prepend(shown);
  }
}

/**
 * @param {HTMLElement} row
 * @param {Hit} hit
 * @param {string} anchor
 */
function link(row, hit, anchor) {
  const made = one(row, "a");
  if (made instanceof HTMLAnchorElement) made.href = new URL(hit.url + (anchor && `#${anchor}`), base()).href;
}
