// @ts-check
/** Text to the clipboard. On plain http, as on most intranets, navigator.clipboard does not exist: then the old command does it. */

/**
 * @param {string} text
 * @param {Element} near the element that asked; a modal dialog around it has to hold the helper, or it could not get the focus
 * @returns {Promise<boolean>} whether the text is on the clipboard
 */
export async function write(text, near) {
  if (window.isSecureContext && navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // No permission, or the page lost the focus: try the other way.
    }
  }
  return command(text, near.closest("dialog[open]") ?? document.body);
}

/**
 * @param {string} text
 * @param {Element} host
 * @returns {boolean}
 */
function command(text, host) {
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.tabIndex = -1;
  area.setAttribute("aria-hidden", "true");
  area.className = "fp-hide";
  host.append(area);
  try {
    area.focus({ preventScroll: true });
    area.select();
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
