/* How many rows are chosen, and all of them at once. Choosing works without this script. */
"use strict";
const count = () => {
  const chosen = document.querySelectorAll("#rows input[name=item]:checked").length;
  for (const output of document.querySelectorAll("output[data-chosen]")) output.textContent = `${chosen} ${output.dataset.chosen}`;
};
addEventListener("change", event => {
  if (event.target.matches("[data-all]"))
    for (const box of document.querySelectorAll("#rows input[name=item]")) box.checked = event.target.checked;
  count();
});
addEventListener("htmx:afterSwap", count);
addEventListener("DOMContentLoaded", count);
