// @ts-check
/** The stop card: the header's link opens it as a dialog; the browser keeps the focus inside and gives it back. */

export function startStop() {
  const card = document.getElementById("fp-stop");
  // Without <dialog> the link simply leads to the page.
  if (!(card instanceof HTMLDialogElement) || !card.showModal) return;
  const cases = [...card.querySelectorAll("details")];

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-fp-stop]") : null;
    // A click that asks for a new tab stays a click on a link.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (card.open) return;
    card.showModal();
    cases[0]?.querySelector("summary")?.focus();
  });

  // A click beside the card closes it.
  card.addEventListener("click", (event) => { if (event.target === card) card.close(); });

  // One situation at a time, so that its words stay on the screen.
  for (const one of cases) {
    one.addEventListener("toggle", () => {
      if (one.open) for (const other of cases) if (other !== one) other.open = false;
    });
  }
  card.addEventListener("close", () => { for (const one of cases) one.open = false; });
}
