// @ts-check
/** What a screen reader is told. Outside an open modal dialog everything is inert, so each dialog has a region of its own. */

/** @type {WeakMap<Element, HTMLElement>} */
const regions = new WeakMap();

/**
 * @param {string} text
 * @param {Element} [near] the element the message is about
 */
export function announce(text, near) {
  const host = near?.closest("dialog[open]") ?? document.body;
  let region = regions.get(host);
  if (!region) {
    region = document.createElement("div");
    region.className = "fp-hide";
    region.setAttribute("role", "status");
    host.append(region);
    regions.set(host, region);
  }
  // The same sentence twice is announced only if the region was empty in between.
  region.textContent = "";
  const filled = region;
  setTimeout(() => { filled.textContent = text; }, 50);
}
