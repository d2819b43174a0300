// While files are taken in or the index is built, the page asks how far that is. When it is done the page is loaded
// anew, but never under the hands of someone who types or goes through it by keys.

const PAUSE_MS = 5_000;
const LONGEST_MS = 10_000;
const underway = (page) => page?.querySelector("[data-underway]");

export function waitForWork() {
  if (underway(document)) setTimeout(look, PAUSE_MS);
}

function look() {
  const request = new XMLHttpRequest();
  request.open("GET", location.href);
  request.responseType = "document";
  request.timeout = LONGEST_MS;
  request.onloadend = () => {
    const now = underway(request.response);
    if (now) underway(document).textContent = now.textContent;
    else if (request.response && document.activeElement === document.body) return location.reload();
    setTimeout(look, PAUSE_MS); // also where nothing answered: it may again
  };
  request.send();
}
