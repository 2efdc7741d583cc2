/* Keys of the review page, and care that what somebody is typing is never swept away by what others did. */
"use strict";
const cards = () => [...document.querySelectorAll("#review .card")];
const go = card => { card?.focus(); card?.scrollIntoView({ block: "center" }); };
const here = () => document.activeElement?.closest?.("#review .card");
const step = by => {
  const all = cards(), at = all.indexOf(here());
  go(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
};
const after = selector => {
  const all = cards(), at = all.indexOf(here());
  go([...all.slice(at + 1), ...all.slice(0, at + 1)].find(card => card.matches(selector)));
};
addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) {
    if (event.key === "Escape") { const card = here(); event.target.closest("details")?.removeAttribute("open"); go(card); }
    return;
  }
  if (event.key === "j") return step(1);
  if (event.key === "k") return step(-1);
  if (event.key === "n") return after(".r-left");
  if (event.key === "b") return after(".blank-here");
  const button = here()?.querySelector(`[data-key="${event.key}"]`);
  if (!button) return;
  event.preventDefault();
  if (button.matches("summary")) {
    button.parentElement.open = true;
    button.parentElement.querySelector("textarea, input")?.focus();
  } else button.click();
});
const typing = block => [...block.querySelectorAll("textarea, input[type=text]")].some(field => field.value !== field.defaultValue);
let sent = null, last = null;
addEventListener("htmx:beforeRequest", event => {
  const card = event.target.closest("form")?.closest(".card");
  if (card) { sent = card.closest(".block")?.id; last = card.id; }
});
addEventListener("htmx:oobBeforeSwap", event => {
  const block = event.detail.target;
  if (!block.matches(".block") || block.id === sent || !typing(block)) return;
  event.detail.shouldSwap = false;
  if (!block.querySelector(".stale")) {
    const line = document.createElement("p");
    line.className = "stale said";
    line.setAttribute("role", "status");
    line.textContent = document.getElementById("review").dataset.stale;
    block.prepend(line);
  }
});
addEventListener("htmx:afterRequest", event => {
  if (!last || !event.target.closest?.(".card form, body")) return;
  const all = cards(), at = all.findIndex(card => card.id === last), done = event.detail.xhr.status === 200;
  sent = last = null;
  if (done) document.querySelector("#review > .said")?.remove();
  go(done ? all[at + 1] ?? all[at] : all[at]);
});
addEventListener("htmx:beforeSwap", event => {
  // A page that says why something could not be done takes the old one's place, with what was typed in it.
  if (![409, 422].includes(event.detail.xhr.status)) return;
  event.detail.shouldSwap = false;
  const fresh = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").getElementById("review");
  if (!fresh) return;
  document.getElementById("review").replaceWith(fresh);
  htmx.process(fresh);
});
