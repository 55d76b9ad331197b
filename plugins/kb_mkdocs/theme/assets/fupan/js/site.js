// @ts-check
/** Where this page stands in the site: the base of all addresses, and the name of a page in our data. */

/** The address of the site's root, with a slash at its end. @returns {URL} */
export function base() {
  const meta = document.querySelector('meta[name="kb:base"]');
  const url = new URL(meta?.getAttribute("content") || "/", location.href);
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

/**
 * The name of the page behind an address: its path from the site's root, as in "/strategies/x/".
 * @param {URL} url
 * @returns {string | null} null when the address lies outside the site
 */
export function pageOf(url) {
  const root = base();
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  return "/" + url.pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/, "$1");
}
