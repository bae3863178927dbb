"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rows = all("[data-text]");
  const sections = all("section.found");
  const find = document.querySelector(".find input");
  const shown = document.querySelector(".shown");
  const none = document.querySelector(".none");

  function filter() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      row.hidden = !words.every(word => row.dataset.text.includes(word));
      count += row.hidden ? 0 : 1;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("[data-text]:not([hidden])");
    }
    none.hidden = count > 0;
    shown.textContent = words.length === 0 ? "" : `${count} of ${rows.length}`;
  }

  find.addEventListener("input", filter);
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "Escape" && event.target === find) {
      find.value = "";
      filter();
    } else if (event.key === "/" && event.target !== find) {
      event.preventDefault();
      find.focus();
    }
  });
  document.querySelector(".tools").hidden = false;
  // A browser that goes back to this page brings back what was searched.
  filter();
})();
