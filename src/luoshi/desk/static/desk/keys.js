/* Keys: / goes to the filter, Escape leaves it. Files too large are told before they are sent. Pages work without this script. */
"use strict";
addEventListener("keydown", event => {
  const typing = event.target.closest("input, textarea, select");
  const filter = document.querySelector("input[type=search]");
  if (event.key === "/" && !typing && filter && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    filter.focus();
    filter.select();
  } else if (event.key === "Escape" && typing === filter && filter) {
    filter.blur();
  }
});
addEventListener("change", event => {
  const limit = Number(event.target.dataset?.limit);
  if (!limit) return;
  const large = [...event.target.files].some(file => file.size > limit);
  event.target.setCustomValidity(large ? event.target.dataset.tooLarge : "");
  if (large) event.target.reportValidity();
});
