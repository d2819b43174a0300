// What scripts add to pages that do without them: every module sees to one thing.

import { showChoices } from "./choices.js";
import { beginCopying } from "./copying.js";
import { beginKeys } from "./keys.js";
import { beginMarks } from "./marks.js";
import { beginPicture } from "./picture.js";
import { updateInPlace } from "./updating.js";
import { waitForWork } from "./waiting.js";

// Beside the list the facets stand open, whatever is said to those who can't see that; above it they fold.
const isWide = matchMedia("(min-width: 900px)");

function unfold() {
  const facets = document.getElementById("facets");
  if (facets) facets.open = isWide.matches;
}

function begin() {
  if (isWide.matches) unfold();
  showChoices();
  beginPicture();
}

document.querySelectorAll(".theme[hidden], [data-opens][hidden]").forEach((each) => (each.hidden = false));
isWide.addEventListener("change", unfold);
begin();
beginKeys();
beginMarks();
beginCopying();
updateInPlace(begin);
waitForWork();
