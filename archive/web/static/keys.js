// Keys of one character, which can be turned off and never act while something is typed or held down.

import { toMark } from "./marks.js";
import { remember, remembered } from "./remembering.js";

const dialog = document.getElementById("keys-dialog");
const ACTS = { "/": toSearch, "?": showKeys, j: () => step(1), k: () => step(-1), o: open, n: () => toMark(1), p: () => toMark(-1) };

export function beginKeys() {
  const isUsed = dialog.querySelector("input");
  isUsed.checked = remembered("keys") !== "off";
  isUsed.addEventListener("change", () => remember("keys", isUsed.checked ? "" : "off"));
  document.querySelector('[data-opens="keys"]').addEventListener("click", showKeys);
  document.addEventListener("keydown", (event) => {
    const act = Object.hasOwn(ACTS, event.key) && ACTS[event.key];
    if (!act || !isUsed.checked || isElsewhere(event) || act() === false) return;
    event.preventDefault();
  });
}

function isElsewhere(event) {
  const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.repeat && event.key === "o";
  const isTyping = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  return event.defaultPrevented || event.isComposing || isHeld || isTyping || document.querySelector("dialog[open]");
}

function toSearch() {
  const field = document.getElementById("q");
  field?.focus();
  field?.select();
  return Boolean(field);
}

function showKeys() {
  dialog.showModal();
  dialog.querySelector("form button").focus(); // not by "autofocus", of which browsers complain where the address has a fragment
}

function hits() {
  return [...document.querySelectorAll("#main .hits .hit h3 a")];
}

function step(by) {
  const links = hits();
  const at = links.findIndex((link) => link.closest(".hit").contains(document.activeElement));
  const next = links[at < 0 ? (by > 0 ? 0 : -1) : at + by];
  next?.focus();
  next?.closest(".hit").scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

function open() {
  const link = hits().find((each) => each === document.activeElement);
  link?.click();
  return Boolean(link);
}
