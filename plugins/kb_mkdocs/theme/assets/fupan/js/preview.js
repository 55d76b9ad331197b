// @ts-check
/** Previews of linked records: by pointer, by keyboard focus, and by a long press on touch screens. A tap or click always follows its link. */
import * as card from "./card.js";
import { load } from "./load.js";
import { pageOf } from "./site.js";

const HOVER = 350; // ms before it shows
const LEAVE = 200; // ms to reach the card with the pointer
const PRESS = 450; // ms; browsers open their own menu at about 500

/** Links that say it all beside them, or only lead around. */
const PLAIN = ".fp-path, .fp-next, .fp-jump, .fp-rows, .fp-dims, .fp-card, .fp-back, [data-fp-nopreview]";

/** Where the pages of regulations lie, whose articles have previews of their own. */
const REGULATIONS = "/regulations/";

/** @type {HTMLAnchorElement | null} the link whose card is shown */
let shown = null;
/** Whether a finger that called the card up still rests on its link. */
let held = false;
/** @type {number | undefined} */
let opening;
/** @type {number | undefined} */
let closing;

export function startPreviews() {
  const content = document.querySelector(".md-content");
  if (!content) return;

  content.addEventListener("pointerover", (event) => {
    if (isPointer(event) && event.pointerType !== "touch") plan(linkOf(event), HOVER);
  });
  content.addEventListener("pointerout", (event) => {
    if (isPointer(event) && event.pointerType !== "touch" && linkOf(event)) leave();
  });
  content.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) plan(link, HOVER);
  });
  content.addEventListener("focusout", (event) => { if (linkOf(event)) close(); });

  content.addEventListener("pointerdown", (event) => {
    if (isPointer(event) && event.pointerType === "touch") plan(linkOf(event), PRESS, true);
  });
  for (const type of ["pointerup", "pointercancel", "pointermove"]) {
    content.addEventListener(type, (event) => {
      // A finger trembles: only a real move is a scroll.
      if (!isPointer(event) || event.pointerType !== "touch") return;
      if (type === "pointermove" && Math.hypot(event.movementX, event.movementY) < 4) return;
      forget();
    });
  }
  // Lifting the finger that called the card up is no tap, though some browsers make it one.
  content.addEventListener("click", (event) => {
    if (held && shown && shown === linkOf(event)) event.preventDefault();
    held = false;
  });
  // And the browser's own menu would cover the card.
  content.addEventListener("contextmenu", (event) => {
    if (isPointer(event) && event.pointerType === "touch" && shown && shown === linkOf(event)) event.preventDefault();
  });

  document.addEventListener("pointerdown", (event) => {
    held = false;
    if (shown && event.target instanceof Node && !card.element().contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && shown) close(); });
}

/**
 * @param {Event} event
 * @returns {event is PointerEvent}
 */
function isPointer(event) {
  return event instanceof PointerEvent;
}

/**
 * The link under an event, if it may have a preview.
 * @param {Event} event
 * @returns {HTMLAnchorElement | null}
 */
function linkOf(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  return link instanceof HTMLAnchorElement && !link.closest(PLAIN) ? link : null;
}

/**
 * @param {HTMLAnchorElement | null} link
 * @param {number} delay
 * @param {boolean} [press] whether a finger rests on the link
 */
function plan(link, delay, press = false) {
  forget();
  if (!link) return;
  clearTimeout(closing);
  if (link !== shown) opening = window.setTimeout(() => void open(link, press), delay);
}

/**
 * @param {HTMLAnchorElement} link
 * @param {boolean} press
 */
async function open(link, press) {
  const waiting = opening;
  const preview = await find(link);
  // Meanwhile the person may have moved on.
  if (!preview || waiting !== opening || !link.isConnected) return;
  close();
  shown = link;
  held = press;
  card.fill(preview);
  card.place(link);
  link.setAttribute("aria-describedby", card.element().id);
  const box = card.element();
  box.onpointerenter = () => clearTimeout(closing);
  box.onpointerleave = leave;
}

/**
 * What the link leads to: the article, where it names one, or the whole record.
 * @param {HTMLAnchorElement} link
 * @returns {Promise<card.Preview | null>}
 */
async function find(link) {
  const page = pageOf(new URL(link.href));
  if (!page || page === pageOf(new URL(location.href))) return null;
  const anchor = link.hash.slice(1);
  const [all, articles] = await Promise.all([load("previews"), anchor && page.startsWith(REGULATIONS) ? load("articles") : null]);
  const whole = member(all, page);
  const article = member(member(articles, page), anchor);
  return /** @type {card.Preview | null} */ (whole && article ? { ...whole, ...article } : whole);
}

/**
 * @param {unknown} owner
 * @param {string} name
 * @returns {object | null} what an object of our data holds under a name
 */
function member(owner, name) {
  if (typeof owner !== "object" || owner === null || !Object.hasOwn(owner, name)) return null;
  const found = /** @type {Record<string, unknown>} */ (owner)[name];
  return typeof found === "object" ? found : null;
}

/** Gives up the card that is about to show, also while its data is under way. */
function forget() {
  clearTimeout(opening);
  opening = undefined;
}

function leave() {
  forget();
  clearTimeout(closing);
  closing = window.setTimeout(close, LEAVE);
}

function close() {
  forget();
  clearTimeout(closing);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  card.hide();
}
