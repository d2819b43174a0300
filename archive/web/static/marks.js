// Reading an article: from one marked place to the next. The marks have links that do the same.

const mark = (number) => document.getElementById(`hit-${number}`);
const steps = (there) => there?.nextElementSibling ?? there?.closest("a")?.nextElementSibling;
const numbered = (hash) => Number(/^#hit-(\d+)$/.exec(hash)?.[1] ?? 0);

export function beginMarks() {
  document.querySelector("article.text")?.addEventListener("click", follow);
}

// Returns whether there is such a mark.
export function toMark(by) {
  return go(numbered(location.hash) + by);
}

// Replaces the address, so that "back" leads to the results and not through every mark.
function go(number) {
  const there = mark(number);
  if (!there) return false;
  location.replace(`#hit-${number}`);
  const place = steps(there)?.querySelector("[data-at]")?.dataset.at ?? number;
  document.getElementById("told").textContent = `${place}: ${there.textContent}`;
  return true;
}

function follow(event) {
  const link = event.target.closest(".step a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const number = numbered(link.hash);
  if (!go(number)) return;
  const label = link.getAttribute("aria-label");
  const links = [...steps(mark(number)).querySelectorAll("a")];
  (links.find((each) => each.getAttribute("aria-label") === label) ?? links[0])?.focus({ preventScroll: true });
}
