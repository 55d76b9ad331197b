// @ts-check
/** Starts what the page has. Everything here only adds: without it the page is complete. */
import { startCopy } from "./copy.js";
import { startDrawer } from "./drawer.js";
import { startFilters } from "./filter.js";
import { startFind } from "./find.js";
import { startJumps } from "./jump.js";
import { startMatches } from "./match.js";
import { startPhone } from "./phone.js";
import { startPreviews } from "./preview.js";
import { startStop } from "./stop.js";

for (const start of [startPhone, startCopy, startStop, startFind, startFilters, startMatches, startJumps, startPreviews, startDrawer]) {
  try {
    start();
  } catch (fault) {
    // One part that fails must not take the others with it.
    console.error(fault);
  }
}
