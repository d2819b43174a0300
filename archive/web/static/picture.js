// The picture of the dates: bars by arrow keys, and a range brushed with mouse, touch or keys.
// A range is applied by filling in and sending the form for typed dates.

const MOVES = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 };
const LEAST_PX = 6; // a shorter stroke is a click

export function beginPicture() {
  const plot = document.querySelector(".plot");
  if (!plot) return;
  rove(plot.querySelector("svg"));
  new Range(plot);
}

// One stop of the Tab key for all bars; arrow keys go from bar to bar.
function rove(svg) {
  const bars = [...svg.querySelectorAll('[data-key^="bar "]')];
  const stop = (one) => bars.forEach((bar) => bar.setAttribute("tabindex", bar === one ? "0" : "-1"));
  stop(svg.querySelector(".chosen") ?? bars[0]);
  svg.addEventListener("focusin", ({ target }) => bars.includes(target) && stop(target));
  svg.addEventListener("keydown", (event) => {
    const at = bars.indexOf(event.target);
    const to = { Home: 0, End: bars.length - 1 }[event.key] ?? at + (MOVES[event.key] ?? 0);
    if (at < 0 || to === at || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    bars[Math.min(Math.max(to, 0), bars.length - 1)].focus();
  });
}

class Range {
  constructor(plot) {
    this.plot = plot;
    this.unit = plot.dataset.unit;
    this.slots = Number(plot.dataset.slots);
    this.origin = plot.dataset.first.split("-").map(Number);
    this.form = document.querySelector("#main form.range");
    this.handles = [...plot.querySelectorAll(".handle")];
    this.brush = plot.querySelector(".brush");
    this.reading = plot.querySelector(".reading");
    this.reset();
    this.handles.forEach((handle, side) => {
      handle.hidden = false;
      handle.addEventListener("keydown", (event) => this.key(event, side));
      handle.addEventListener("pointerdown", (event) => this.stroke(event, this.ends[1 - side], true));
    });
    const svg = plot.querySelector("svg");
    svg.addEventListener("pointerdown", (event) => this.stroke(event, this.slot(event), false));
    svg.addEventListener("dragstart", (event) => event.preventDefault());
  }

  reset() {
    this.ends = [Number(this.plot.dataset.from), Number(this.plot.dataset.to)];
    this.draw(false);
  }

  slot({ clientX }) {
    const { left: start, width } = this.plot.getBoundingClientRect();
    return Math.min(Math.max(Math.floor((this.slots * (clientX - start)) / width), 0), this.slots - 1);
  }

  key(event, side) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { Home: 0, End: this.slots }[event.key] ?? this.ends[side] + (MOVES[event.key] ?? 0);
    if (event.key === "Enter") this.apply();
    else if (event.key === "Escape") this.reset();
    else if (event.key in MOVES || event.key === "Home" || event.key === "End") {
      const [least, most] = side ? [this.ends[0], this.slots - 1] : [0, this.ends[1]];
      this.ends[side] = Math.min(Math.max(to, least), most);
      this.draw(true);
    } else return;
    event.preventDefault();
  }

  // From pressing down to letting go: the range reaches from *anchor* to where the pointer is.
  stroke(down, anchor, isHandle) {
    if (down.button !== 0 || !down.isPrimary) return;
    const surface = down.currentTarget;
    const watch = new AbortController();
    let isBrushing = false;
    if (isHandle) surface.setPointerCapture(down.pointerId); // on the bars that would take the click from a link
    const on = (name, act) => surface.addEventListener(name, act, { signal: watch.signal });
    on("pointermove", (event) => {
      if (!isBrushing && Math.abs(event.clientX - down.clientX) < (isHandle ? 1 : LEAST_PX)) return;
      if (!isBrushing) surface.setPointerCapture(down.pointerId);
      isBrushing = true;
      const here = this.slot(event);
      this.ends = [Math.min(anchor, here), Math.max(anchor, here)];
      this.draw(true);
    });
    on("pointerup", () => {
      watch.abort();
      if (!isBrushing) return;
      const swallow = (event) => (event.preventDefault(), event.stopPropagation());
      this.plot.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => this.plot.removeEventListener("click", swallow, { capture: true }));
      this.apply();
    });
    on("pointercancel", () => (watch.abort(), this.reset()));
  }

  draw(isChanging) {
    const share = (slots) => `${(100 * slots) / this.slots}%`;
    const [first, last] = this.ends;
    this.brush.setAttribute("x", share(first));
    this.brush.setAttribute("width", isChanging ? share(last - first + 1) : "0");
    this.reading.hidden = !isChanging;
    this.reading.textContent = first === last ? this.name(first) : `${this.name(first)} – ${this.name(last)}`;
    this.handles.forEach((handle, side) => {
      handle.style.insetInlineStart = share(this.ends[side] + side);
      handle.setAttribute("aria-valuemin", side ? first : 0);
      handle.setAttribute("aria-valuemax", side ? this.slots - 1 : last);
      handle.setAttribute("aria-valuenow", this.ends[side]);
      handle.setAttribute("aria-valuetext", this.name(this.ends[side]));
    });
  }

  apply() {
    [this.form.elements.from.value, this.form.elements.to.value] = this.ends.map((slot) => this.written(slot));
    this.form.requestSubmit();
  }

  day(slot) {
    const [year, month = 1, day = 1] = this.origin;
    const date = new Date(0);
    const add = (unit) => (this.unit === unit ? slot : 0);
    date.setUTCFullYear(year + add("year"), month - 1 + add("month"), day + add("day"));
    return date;
  }

  written(slot) {
    return this.day(slot).toISOString().slice(0, { year: 4, month: 7, day: 10 }[this.unit]);
  }

  name(slot) {
    const parts = { year: "numeric", month: "long", day: "numeric" };
    if (this.unit !== "day") delete parts.day;
    if (this.unit === "year") delete parts.month;
    const language = document.documentElement.lang.replace(/^en$/, "en-GB");
    return new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" }).format(this.day(slot));
  }
}
