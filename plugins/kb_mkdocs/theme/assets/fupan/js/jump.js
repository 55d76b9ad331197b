// @ts-check
/** The jump bar of a call card marks the part on screen. */

export function startJumps() {
  for (const bar of document.querySelectorAll(".fp-jump")) follow([...bar.querySelectorAll("a")]);
}

/** @param {HTMLAnchorElement[]} links */
function follow(links) {
  /** @type {Map<Element, HTMLAnchorElement>} */
  const parts = new Map();
  for (const link of links) {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (part) parts.set(part, link);
  }
  const spy = new IntersectionObserver((entries) => {
    const seen = entries.filter((entry) => entry.isIntersecting).pop();
    const current = seen && parts.get(seen.target);
    if (!current) return;
    for (const link of links) link.removeAttribute("aria-current");
    current.setAttribute("aria-current", "true");
  }, { rootMargin: "-15% 0px -75%" }); // a band just below the sticky bar
  for (const part of parts.keys()) spy.observe(part);
}
