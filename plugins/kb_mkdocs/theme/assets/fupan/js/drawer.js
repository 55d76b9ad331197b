// @ts-check
/** The navigation drawer of narrow windows by keyboard: Material's own is a checkbox behind a label. */

export function startDrawer() {
  const toggle = document.getElementById("__drawer");
  const button = document.querySelector("button.fp-drawer");
  const drawer = document.querySelector(".md-sidebar--primary");
  if (!(toggle instanceof HTMLInputElement) || !(button instanceof HTMLElement) || !(drawer instanceof HTMLElement)) return;

  drawer.id ||= "fp-drawer";
  button.setAttribute("aria-controls", drawer.id);

  const narrow = matchMedia("(max-width: 76.234375em)"); // where Material turns the sidebar into a drawer
  const sync = () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    drawer.inert = narrow.matches && !toggle.checked; // shut, it is only moved off the screen
  };
  toggle.addEventListener("change", sync);
  narrow.addEventListener("change", sync);
  sync();

  button.addEventListener("click", (event) => {
    toggle.click();
    // By keyboard (no click count) the focus goes with it.
    if (toggle.checked && event.detail === 0) firstLink(drawer)?.focus();
  });
  // A section's pages slide in when its label is clicked; the tab key finds them all the same, so slide them in then.
  drawer.addEventListener("focusin", (event) => {
    const section = event.target instanceof Element ? event.target.closest(".md-nav__item--nested") : null;
    const panel = section?.querySelector(":scope > input.md-nav__toggle");
    const inside = event.target instanceof Element && event.target.closest(".md-nav")?.parentElement === section;
    if (!narrow.matches || !inside || !(panel instanceof HTMLInputElement) || panel.checked) return;
    panel.click();
    // The browser has scrolled sideways to the link while it was outside.
    requestAnimationFrame(() => { for (const list of drawer.querySelectorAll("*")) list.scrollLeft = 0; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked || !narrow.matches) return;
    toggle.click();
    button.focus();
  });
}

/**
 * The first link that shows: the page one is on is a link only where it has no contents list, which slides in as well.
 * @param {Element} drawer
 */
function firstLink(drawer) {
  const list = drawer.querySelector(".md-nav__list");
  return [...(list?.querySelectorAll("a") ?? [])].find((link) => !link.closest(".md-nav--secondary") && link.getClientRects().length);
}
