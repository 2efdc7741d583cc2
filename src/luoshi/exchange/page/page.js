
"use strict";
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const words = JSON.parse(find("#words").textContent);
  const html = document.documentElement;
  const panes = [find("#document"), find("#rows")];
  const rows = all("tbody tr");
  const input = find("#filter");
  let kind = "", at = null, lit = null, trail = [];

  const say = (key, value) => words[html.lang.slice(0, 2)][key].replaceAll("{}", value ?? "");
  const keyOf = (row) => row.id.slice(4);
  const marksOf = (key) => all(`[data-m~="${CSS.escape(key)}"]`, panes[0]);
  const letterOf = (key) => document.getElementById(`at-${key}`);
  const rowOf = (key) => document.getElementById(`row-${key}`);

  /* Where one is: both panes, the page itself, and what is chosen. */
  const place = () => ({ tops: panes.map((pane) => pane.scrollTop), page: scrollY, key: at, focus: document.activeElement });
  const leave = () => { trail.push(place()); find("#back").disabled = false; };
  function back() {
    const was = trail.pop();
    if (!was) return;
    find("#back").disabled = !trail.length;
    choose(was.key);
    was.focus?.focus({ preventScroll: true });
    panes.forEach((pane, index) => { pane.scrollTop = was.tops[index]; });
    scrollTo(0, was.page);
  }

  function choose(key) {
    all(".on").forEach((one) => one.classList.remove("on"));
    all("tr[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
    at = key;
    if (!key) return;
    marksOf(key).forEach((one) => one.classList.add("on"));
    letterOf(key).classList.add("on");
    rowOf(key).classList.add("on");
    rowOf(key).setAttribute("aria-current", "true");
  }
  const show = (element) => {
    element.scrollIntoView({ block: "center" });
    /* What had not been laid out yet has its real height only now. */
    requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
  };
  function toRow(key) {
    leave();
    if (rowOf(key).classList.contains("off")) sieve("", "");
    choose(key);
    show(rowOf(key));
    rowOf(key).focus({ preventScroll: true });
  }
  function toText(key) {
    leave();
    choose(key);
    show(marksOf(key)[0] ?? letterOf(key));
    letterOf(key).focus({ preventScroll: true });
  }

  /* Filters. */
  const texts = new Map();
  const textOf = (row) => texts.get(row) ?? (texts.set(row, row.textContent.toLowerCase()), texts.get(row));
  function sieve(chosen, typed) {
    kind = chosen;
    if (input.value !== typed) input.value = typed;
    const needle = typed.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fits = (!kind || row.dataset.k === kind) && (!needle || textOf(row).includes(needle));
      row.classList.toggle("off", !fits);
      count += fits;
    }
    all("[data-f]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.f === kind)));
    find("#nothing").hidden = count > 0 || !rows.length;
    const shown = find("#shown span");
    shown.dataset.v = count;
    shown.textContent = say("words.shown", count);
  }
  const only = (chosen) => sieve(chosen === kind ? "" : chosen, input.value);

  /* Passages of one class. */
  function light(name) {
    all(".lit").forEach((one) => one.classList.remove("lit"));
    all("[data-s][aria-pressed]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.s === name)));
    find(".places").hidden = !name;
    if (!name) { lit = null; return; }
    const spans = all(`.s-${name}`, panes[0]);
    spans.forEach((one) => one.classList.add("lit"));
    const leading = spans.filter((one) => one.classList.contains("leads"));
    lit = { first: leading.length ? leading : spans, index: -1 };
    leave();
    step(1);
  }
  function step(by) {
    if (!lit || !lit.first.length) return;
    lit.index = (lit.index + by + lit.first.length) % lit.first.length;
    show(lit.first[lit.index]);
    const said = find("#place");
    said.dataset.i = "words.places";
    said.dataset.v = `${lit.index + 1} / ${lit.first.length}`;
    said.textContent = say("words.places", said.dataset.v);
  }

  function walk(by) {
    const shown = rows.filter((row) => !row.classList.contains("off"));
    if (!shown.length) return;
    const now = at ? shown.indexOf(rowOf(at)) : -1;
    const row = shown[now < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(now + by, 0), shown.length - 1)];
    choose(keyOf(row));
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    if (innerWidth >= 1000) show(marksOf(at)[0] ?? letterOf(at));
  }

  function speak(language) {
    html.lang = language === "en" ? "en" : "zh-CN";
    all("[data-i]").forEach((one) => { one.textContent = say(one.dataset.i, one.dataset.v); });
    all("a.n").forEach((one) => { one.setAttribute("aria-label", say(`letters.${one.classList[1]}`, one.dataset.n)); });
    texts.clear();
    if (input.value) sieve(kind, input.value);
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    /* Whoever selects words to copy them doesn't want to go anywhere. */
    const selecting = Boolean(String(getSelection()));
    const letter = target.closest("a.n");
    if (letter) { event.preventDefault(); toRow(letter.id.slice(3)); return; }
    const mark = target.closest("#text [data-m]");
    if (mark && !selecting) {
      const keys = mark.dataset.m.split(" ");
      toRow(keys[(keys.indexOf(at) + 1) % keys.length]);
      return;
    }
    const row = target.closest("tbody tr");
    if (row && !selecting) { event.preventDefault(); toText(keyOf(row)); return; }
    const heading = target.closest(".outline a");
    if (heading) { event.preventDefault(); leave(); show(find(heading.hash)); return; }
    const part = target.closest("[data-s]");
    if (part) light(part.getAttribute("aria-pressed") === "true" ? null : part.dataset.s);
    const filter = target.closest("[data-f]");
    if (filter) sieve(filter.dataset.f, input.value);
  });
  input.addEventListener("input", () => sieve(kind, input.value));
  find("#back").addEventListener("click", back);
  find("#previous").addEventListener("click", () => step(-1));
  find("#next").addEventListener("click", () => step(1));
  find("#clear").addEventListener("click", () => light(null));
  find("#help").addEventListener("click", () => find("#keys").showModal());
  find("#language").addEventListener("click", () => speak(html.lang === "en" ? "zh" : "en"));

  function escape() {
    if (lit) light(null);
    else if (input.value || kind) sieve("", "");
    else choose(null);
    if (document.activeElement === input) input.blur();
  }
  function enter(event) {
    const on = document.activeElement;
    if (on?.matches?.("a.n")) toRow(on.id.slice(3));
    else if (on?.matches?.("tbody tr")) toText(keyOf(on));
    else if (on === document.body && at) toText(at);
    else return;
    event.preventDefault();
  }
  const kinds = ["", "target", "task", "decision", "defect"];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || find("#keys").open) return;
    if (event.key === "Escape") return escape();
    if (event.key === "Enter") return enter(event);
    if (document.activeElement === input) return;
    const acts = { j: () => walk(1), k: () => walk(-1), b: back, n: () => step(1), p: () => step(-1), "/": () => input.focus(), "?": () => find("#keys").showModal() };
    const act = acts[event.key] ?? (/^[0-4]$/.test(event.key) ? () => only(kinds[event.key]) : null);
    if (act) { event.preventDefault(); act(); }
  });
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));

  /* Who was sent here to one entry sees it chosen. */
  const sent = /^#(?:row|at)-(\w+)$/.exec(location.hash);
  if (sent && rowOf(sent[1])) { choose(sent[1]); show(rowOf(sent[1])); }
  all(".controls, #language, #help").forEach((one) => { one.hidden = false; });
})();
