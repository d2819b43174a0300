// Choosing a facet, an order, a page or a range fetches the page of results and shows it in place of this one.
// What is answered otherwise is shown in the ordinary way; where nothing answers, the page says so and stays.

const LONGEST_MS = 10_000;
const HEAD_LINKS = 'head link[rel="canonical"], head link[rel="alternate"]';

const bare = (url) => String(url).split("#")[0];
const isResults = (page) => page?.body?.classList.contains("results") && page.getElementById("main");
const keyed = (key) => key && document.querySelector(`#main [data-key="${CSS.escape(key)}"]`);

let shown = bare(location.href);
let asked = null;
let afterwards = () => {};

export function updateInPlace(whenShown) {
  if (!isResults(document)) return;
  afterwards = whenShown;
  document.addEventListener("click", follow);
  document.addEventListener("submit", send);
  addEventListener("popstate", ({ state }) => {
    if (bare(location.href) !== shown) load(location.href, { top: state?.top ?? 0, isBack: true });
  });
}

function follow(event) {
  const link = event.target.closest?.("#main a[href]");
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented) return;
  const url = new URL(link.getAttribute("href"), location.href);
  if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash) return;
  event.preventDefault();
  load(url.href, { key: link.dataset.key, from: link, isList: link.dataset.leads === "list" });
}

function send(event) {
  const form = event.target;
  const url = new URL(form.action, location.href);
  if (!form.matches("#main form") || form.method !== "get" || url.pathname !== location.pathname) return;
  event.preventDefault();
  url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const active = document.activeElement;
  load(url.href, { key: active?.dataset.key, from: active });
}

// The request itself parses the page, so no text is ever made markup here. The last one asked for wins.
function load(url, wish) {
  asked?.abort();
  const request = (asked = new XMLHttpRequest());
  const giveUp = () => (wish.isBack ? location.reload() : location.assign(url));
  request.open("GET", url);
  request.responseType = "document";
  request.timeout = LONGEST_MS;
  request.onerror = request.ontimeout = () => sayUnreached(url);
  request.onload = () => {
    asked = null;
    if (request.status !== 200 || !isResults(request.response)) giveUp();
    else show(request.response, url, wish);
  };
  document.getElementById("main").setAttribute("aria-busy", "true");
  document.querySelector("#unreached p").hidden = true;
  request.send();
}

// Nothing is lost: the link goes there without scripts. An address already gone back to is not what is shown.
function sayUnreached(url) {
  const words = document.querySelector("#unreached p");
  document.getElementById("main").removeAttribute("aria-busy");
  words.querySelector("a").href = url;
  words.hidden = false;
}

function show(page, url, wish) {
  if (!wish.isBack) {
    history.replaceState({ top: scrollY }, "");
    history.pushState(null, "", url);
  }
  shown = bare(url);
  const main = document.getElementById("main");
  const hadFocus = main.contains(document.activeElement);
  const key = wish.key ?? document.activeElement?.dataset.key;
  const before = wish.from?.getBoundingClientRect().top;
  const opened = [...main.querySelectorAll("details[open][id]")].map(({ id }) => id);
  const scrolled = main.querySelector("aside")?.scrollTop;

  document.title = page.title;
  document.querySelectorAll(HEAD_LINKS).forEach((link) => link.remove());
  document.head.append(...page.querySelectorAll(HEAD_LINKS));
  document.querySelector(".masthead search")?.replaceWith(page.querySelector(".masthead search"));
  main.replaceChildren(...page.getElementById("main").childNodes);
  main.classList.add("refreshed");
  main.removeAttribute("aria-busy");

  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (scrolled) main.querySelector("aside").scrollTop = scrolled;
  afterwards();
  if (wish.isList) toList();
  else if (hadFocus) focusAgain(key);
  if (wish.isBack) scrollTo(0, wish.top);
  else if (before !== undefined && keyed(key)) scrollBy(0, keyed(key).getBoundingClientRect().top - before);
  document.getElementById("told").textContent = document.querySelector("h1").textContent;
}

function toList() {
  const list = document.getElementById("results");
  list.focus({ preventScroll: true });
  list.scrollIntoView();
}

function focusAgain(key) {
  const again = keyed(key);
  again?.focus({ preventScroll: true });
  if (again && document.activeElement === again) return;
  const heading = document.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
