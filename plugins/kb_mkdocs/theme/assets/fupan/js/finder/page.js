// @ts-check
/** Outside the dialog: the pin on a record's page, the list of pages read lately, and the search page. */
import { announce } from "../live.js";
import { base, pageOf } from "../site.js";
import * as kept from "./kept.js";
import { one, part } from "./parts.js";
import { stateOf } from "./share.js";

/** @typedef {import("./dialog.js").Finder} Finder */

/**
 * @param {Finder} finder
 * @param {HTMLDialogElement} dialog
 */
export function startKept(finder, dialog) {
  const path = document.querySelector(".fp-path");
  const url = pageOf(new URL(location.href.split("#")[0]));
  const title = document.querySelector("h1")?.textContent?.trim();
  if (path && url && title) {
    kept.visited({ url, title });
    path.append(pin(dialog, { url, title }));
  }
  const page = document.querySelector("[data-fp-search-page]");
  if (page instanceof HTMLElement) startPage(page, finder);
}

/**
 * @param {HTMLElement} dialog
 * @param {kept.Place} place
 */
function pin(dialog, place) {
  const button = part(dialog, "pin");
  const show = () => {
    const on = kept.isPinned(place.url);
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "已钉住" : "钉住";
  };
  button.addEventListener("click", () => {
    kept.toggle(place);
    show();
    announce(kept.isPinned(place.url) ? "已钉住，打开搜索就看得到" : "不再钉住", button);
  });
  show();
  return button;
}

/**
 * @param {HTMLElement} page
 * @param {Finder} finder
 */
function startPage(page, finder) {
  // The address follows the search, so that it can be sent to a colleague as it stands.
  finder.onAsked = (asked) => {
    const state = stateOf(asked);
    history.replaceState(null, "", location.pathname + location.search + (state && `#${state}`));
  };
  const show = () => {
    list(one(page, "[data-pinned]"), kept.pinned());
    list(one(page, "[data-recent]"), kept.recent());
    misses(page);
  };
  one(page, "[data-export]").addEventListener("click", () => save(kept.missed()));
  one(page, "[data-forget]").addEventListener("click", () => { kept.forgetMissed(); show(); });
  document.getElementById("fp-search")?.addEventListener("close", show);
  show();
}

/**
 * @param {HTMLElement} section
 * @param {kept.Place[]} places
 */
function list(section, places) {
  section.hidden = !places.length;
  const template = section.querySelector("template");
  const rows = one(section, "ul");
  rows.replaceChildren(...places.map(({ title, url }) => {
    const row = /** @type {HTMLElement} */ (template?.content.firstElementChild?.cloneNode(true));
    const link = row.querySelector("a");
    if (link) {
      link.href = new URL(url.replace(/^\//, ""), base()).href;
      link.textContent = title;
    }
    return row;
  }));
}

/** @param {HTMLElement} page */
function misses(page) {
  const section = one(page, "[data-missed]");
  const found = kept.missed();
  section.hidden = !found.length;
  const template = section.querySelector("template");
  one(section, "tbody").replaceChildren(...found.map((miss) => {
    const row = /** @type {HTMLElement} */ (template?.content.firstElementChild?.cloneNode(true));
    const cells = [...row.children];
    [miss.query, String(miss.times), miss.day].forEach((text, number) => { cells[number].textContent = text; });
    return row;
  }));
}

/**
 * A table that any spreadsheet opens: the mark at its head tells Excel that it is UTF-8.
 * @param {kept.Miss[]} found
 */
function save(found) {
  const quoted = (/** @type {string} */ text) => `"${text.replaceAll('"', '""')}"`;
  const rows = [["没搜到的词", "次数", "最近一次"], ...found.map((miss) => [miss.query, String(miss.times), miss.day])];
  const text = "\ufeff" + rows.map((row) => row.map(quoted).join(",")).join("\r\n") + "\r\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = "没搜到的词.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
