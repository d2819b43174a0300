// Reading an article: "n" and "p" go from mark to mark, and what is selected is copied with its citation.
// Both only save steps: without this script the marks have links, and every passage a page with its quotation.
(() => {
  "use strict";

  const says = document.currentScript.dataset;  // what is said, in the language of the page
  const text = document.querySelector("article.text");
  const ready = document.querySelector(".ready");

  const made = (name, words, role) => {
    const element = document.createElement(name);
    element.textContent = words;
    if (role) element.setAttribute("role", role);
    return element;
  };

  const status = document.getElementById("told") || made("p", "", "status");
  if (!status.isConnected) {
    status.className = "unseen";
    document.body.append(status);
  }

  const say = (words) => { status.textContent = words; };

  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
    } catch {  // not over plain HTTP, where browsers have no clipboard for pages
      const field = made("textarea", "");
      field.value = words;
      field.className = "unseen";
      document.body.append(field);
      const before = document.activeElement;
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      if (before) before.focus();
      return done;
    }
    return true;
  };

  const copying = (button, words, before) => {
    button.addEventListener("click", async () => {
      const done = await copy(words());
      button.textContent = done ? says.copied : says.notCopied;
      say(done ? says.done : says.failed);
      setTimeout(() => { button.textContent = before; }, 2000);
    });
  };

  if (ready) {
    const button = made("button", says.copy);
    copying(button, () => ready.textContent, says.copy);
    ready.after(button);
  }
  if (!text) return;

  // From mark to mark

  const current = () => Number((location.hash.match(/^#hit-(\d+)$/) || [])[1] || 0);
  const mark = (number) => document.getElementById(`hit-${number}`);

  const go = (number) => {
    const there = mark(number);
    if (!there) return;
    location.replace(`#hit-${number}`);  // so that "back" leads to the results, not through every mark
    const step = there.nextElementSibling || there.closest("a")?.nextElementSibling;
    say(`${step?.querySelector("[data-at]")?.dataset.at || number}: ${there.textContent}`);
  };

  text.addEventListener("click", (event) => {
    const link = event.target.closest(".step a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const label = link.getAttribute("aria-label");
    const number = Number(link.hash.slice("#hit-".length));
    go(number);
    const links = [...(mark(number).nextElementSibling || mark(number).closest("a").nextElementSibling).querySelectorAll("a")];
    (links.find((each) => each.getAttribute("aria-label") === label) || links[0])?.focus({ preventScroll: true });
  });

  const isOff = () => {
    try {
      return localStorage.getItem("pressmark-keys") === "off";
    } catch {
      return false;
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
    if (isOff()) return;
    if (event.key === "n") go(current() + 1);
    if (event.key === "p") go(current() - 1);
  });

  // What is selected, with its citation

  const citation = document.querySelector(".citation");
  if (!citation) return;
  const bar = made("div", "");
  bar.className = "selected";
  bar.hidden = true;
  const button = made("button", says.quote);
  bar.append(button);
  document.body.append(bar);

  const selection = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !chosen.toString().trim()) return null;
    const range = chosen.getRangeAt(0);
    return text.contains(range.commonAncestorContainer) ? chosen : null;
  };

  const quotation = () => {
    const chosen = selection();
    if (!chosen) return "";
    const from = chosen.getRangeAt(0).startContainer;
    const block = (from.nodeType === Node.TEXT_NODE ? from.parentElement : from).closest("[id^='p-'], [id^='c-'], [id^='n-']");
    const words = chosen.toString().trim().replace(/\n{3,}/g, "\n\n");
    return `“${words}”\n${citation.textContent.trim()}${block ? `#${block.id}` : ""}`;
  };

  button.addEventListener("mousedown", (event) => event.preventDefault());  // which would undo the selection
  let kept = "";
  document.addEventListener("selectionchange", () => {
    const words = quotation();
    if (words) kept = words;
    if (document.activeElement !== button) bar.hidden = !words;
  });
  copying(button, () => kept, says.quote);
})();
