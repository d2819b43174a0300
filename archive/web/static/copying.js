// Copies what is selected of an article with its citation, or a quotation that stands ready on a page of its own.
// Each button brings its words: what it says when that was done, and when it couldn't be.

const BACK_AFTER_MS = 2000;
const PASSAGES = "[id^='p-'], [id^='c-'], [id^='n-']";

export function beginCopying() {
  const ready = document.querySelector(".ready");
  const bar = document.querySelector(".selected");
  if (ready) copyReady(ready, document.querySelector("[data-copies]"));
  if (bar) copySelected(document.querySelector("article.text"), bar);
}

function copyReady(ready, button) {
  button.hidden = false;
  copying(button, () => ready.textContent);
}

function copySelected(text, bar) {
  const button = bar.querySelector("[data-copies]");
  let kept = "";
  document.addEventListener("selectionchange", () => {
    const words = quotation(text);
    if (words) kept = words;
    if (document.activeElement !== button) bar.hidden = !words;
  });
  button.addEventListener("mousedown", (event) => event.preventDefault()); // which would undo the selection
  copying(button, () => kept);
}

// Returns what is selected in the text with its citation and the link to its passage, or "".
function quotation(text) {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed || !chosen.toString().trim()) return "";
  const range = chosen.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return "";
  const from = range.startContainer;
  const passage = (from.nodeType === Node.TEXT_NODE ? from.parentElement : from).closest(PASSAGES);
  const words = chosen.toString().trim().replace(/\n{3,}/g, "\n\n");
  return `“${words}”\n${text.querySelector(".citation").textContent.trim()}${passage ? `#${passage.id}` : ""}`;
}

function copying(button, words) {
  const before = button.textContent;
  button.addEventListener("click", async () => {
    const isDone = await copy(words());
    button.textContent = isDone ? button.dataset.done : button.dataset.failed;
    document.getElementById("told").textContent = isDone ? button.dataset.told : button.dataset.failed;
    setTimeout(() => (button.textContent = before), BACK_AFTER_MS);
  });
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copyInOldWay(words); // over plain HTTP browsers have no clipboard for pages
  }
}

function copyInOldWay(words) {
  const field = document.createElement("textarea");
  const before = document.activeElement;
  field.value = words;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  before?.focus();
  return isDone;
}
