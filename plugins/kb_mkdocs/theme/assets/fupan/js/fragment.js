// @ts-check
/** State in the fragment, as in #stage=M2&stage=M3: a query string would put what a debtor said into server logs. */

/**
 * A plain anchor (#a27) is no state.
 * @returns {URLSearchParams}
 */
export function read() {
  const text = location.hash.slice(1);
  // "+" means itself: M3+ is a stage.
  return new URLSearchParams(text.includes("=") ? text.replaceAll("+", "%2B") : "");
}

/**
 * Puts the state into the address as a step that "back" undoes.
 * @param {URLSearchParams} state
 */
export function write(state) {
  const text = [...state].map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join("&");
  if (text === [...read()].map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join("&")) return;
  history.pushState(null, "", location.pathname + location.search + (text && "#" + text));
}
