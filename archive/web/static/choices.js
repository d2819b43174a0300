// Colours and density: radio buttons that set an attribute of the page and are remembered.

import { remember } from "./remembering.js";

const root = document.documentElement;
const choices = () => document.querySelectorAll(".choice input");

export function showChoices() {
  for (const input of choices()) {
    const chosen = root.dataset[input.name];
    if (chosen !== undefined) input.checked = input.value === chosen;
  }
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches(".choice input")) return;
  if (target.value) root.dataset[target.name] = target.value;
  else delete root.dataset[target.name];
  remember(target.name, target.value);
});
