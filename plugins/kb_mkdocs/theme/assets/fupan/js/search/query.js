// @ts-check
/** What a person typed, as terms: plain text, quoted pieces, synonyms. */
import { compare } from "./text.js";

/** @import { Analyzer } from "./text.js" */

/** @typedef {[words: string[], type: string, times: number]} Intent words, the type that any of them leans to, and how much */

/**
 * @typedef {object} Term
 * @property {string} text
 * @property {number} weight
 * @property {boolean} quoted
 * @property {boolean} added whether only a synonym brought it in
 */

/**
 * @typedef {object} Query
 * @property {string} text
 * @property {Term[]} terms
 * @property {string[]} required what every hit must have
 * @property {string[]} pieces quoted pieces of more than one required term, as Analyzer.bound makes them
 * @property {number[]} groups the groups of synonyms that brought terms in
 * @property {string} compact the whole text squeezed, to be compared with names
 * @property {Map<string, number>} leanings how many times the scores of a type of documents count, where not once
 */

/** A quoted piece; either half of “…” may stand for the other, as keyboards produce them. */
const QUOTED = /["“”「]([^"“”」]*)(?:["“”」]|$)/gu;

/**
 * @param {string} text
 * @param {Analyzer} analyzer
 * @param {Synonyms} synonyms
 * @param {readonly Intent[]} [intents]
 * @returns {Query}
 */
export function parse(text, analyzer, synonyms, intents = []) {
  /** @type {Map<string, Term>} */
  const found = new Map();
  /** @type {Set<string>} */
  const required = new Set();
  /** @type {Set<string>} */
  const pieces = new Set();
  for (const [quoted, part] of parts(text)) {
    for (const term of analyzer.terms(part)) {
      if (!found.has(term) || quoted) found.set(term, { text: term, weight: 1, quoted, added: false });
    }
    if (!quoted) continue;
    const needed = analyzer.requiredTerms(part);
    for (const term of needed) required.add(term);
    if (needed.length > 1) pieces.add(analyzer.bound(part));
  }
  const compact = analyzer.squeeze(text);
  const groups = synonyms.met(compact);
  for (const word of new Set(groups.flatMap((group) => synonyms.groups[group]))) {
    for (const term of analyzer.terms(word)) {
      if (!found.has(term)) found.set(term, { text: term, weight: synonyms.weight, quoted: false, added: true });
    }
  }
  const leanings = new Map(intents.filter(([words]) => words.some((word) => compact.includes(word))).map(([, type, times]) => [type, times]));
  return { text, terms: [...found.values()], required: [...required], pieces: [...pieces], groups, compact, leanings };
}

/**
 * The text without the marks that quote.
 * @param {string} text
 */
export function unquoted(text) {
  return parts(text).map(([, part]) => part).join(" ").trim();
}

/**
 * The text in order, as plain and quoted parts.
 * @param {string} text
 * @returns {[boolean, string][]}
 */
function parts(text) {
  /** @type {[boolean, string][]} */
  const found = [];
  let end = 0;
  for (const match of text.matchAll(QUOTED)) {
    found.push([false, text.slice(end, match.index)], [true, match[1]]);
    end = match.index + match[0].length;
  }
  found.push([false, text.slice(end)]);
  return found;
}

/** The team's groups of words that stand for one another. */
export class Synonyms {
  /**
   * @param {readonly (readonly string[])[]} groups
   * @param {number} weight what a term counts that only a synonym brought in
   * @param {Analyzer} analyzer
   */
  constructor(groups, weight, analyzer) {
    this.groups = groups;
    this.weight = weight;
    /** @type {Map<string, number[]>} */
    const owners = new Map();
    groups.forEach((group, index) => {
      for (const member of new Set(group.map((word) => analyzer.squeeze(word)))) {
        if (member) owners.set(member, [...(owners.get(member) ?? []), index]);
      }
    });
    this.members = [...owners].map(([member, groupsOf]) => ({ member, groupsOf, size: [...member].length }));
    this.members.sort((a, b) => b.size - a.size || compare(a.member, b.member));
  }

  /**
   * The groups of which a member occurs in a squeezed query, the longest looked for first; what they cover is not looked
   * at again.
   * @param {string} text
   * @returns {number[]}
   */
  met(text) {
    /** @type {Set<number>} */
    const met = new Set();
    for (const { member, groupsOf } of this.members) {
      if (!text.includes(member)) continue;
      // What is found is covered by a character that no squeezed text holds.
      text = text.replaceAll(member, " ".repeat(member.length));
      for (const index of groupsOf) met.add(index);
    }
    return [...met];
  }
}
