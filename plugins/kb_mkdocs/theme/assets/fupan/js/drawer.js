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
    if (toggle.checked && event.detail === 0) drawer.querySelector(".md-nav__list a")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked || !narrow.matches) return;
    toggle.click();
    button.focus();
  });
}
