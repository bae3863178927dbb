"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const cases = all("details.case");
  const families = all("section.family");
  const buttons = all(".verdicts button");
  const find = document.querySelector(".find input");
  const shown = document.querySelector(".shown");
  const none = document.querySelector(".none");
  let current = null;

  // With scripting on, the browser keeps what is inside noscript as plain text. It becomes elements when it is needed.
  function fill(details) {
    const inside = details.querySelector("noscript");
    if (inside) {
      inside.outerHTML = inside.textContent;
    }
  }

  function filter() {
    const verdicts = new Set(
      buttons.filter(b => b.getAttribute("aria-pressed") === "true").map(b => b.dataset.verdict));
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const details of cases) {
      const match = (verdicts.size === 0 || verdicts.has(details.dataset.verdict))
        && words.every(word => details.dataset.text.includes(word));
      details.hidden = !match;
      count += match ? 1 : 0;
    }
    for (const family of families) {
      family.hidden = !family.querySelector("details.case:not([hidden])");
    }
    none.hidden = count > 0;
    shown.textContent = count === cases.length ? `${count} cases` : `${count} of ${cases.length} cases`;
  }

  function place() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1);
    }
  }

  function open() {
    const body = document.getElementById(place());
    const details = body && body.closest("details.case");
    if (!details) {
      return;
    }
    if (details.hidden) {
      buttons.forEach(button => button.setAttribute("aria-pressed", "false"));
      find.value = "";
      filter();
    }
    fill(details);
    details.open = true;
    current = details;
    const summary = details.querySelector("summary");
    summary.focus({preventScroll: true});
    // Rows above that were never drawn have guessed heights; once they are drawn, the place has moved.
    summary.scrollIntoView();
    requestAnimationFrame(() => summary.scrollIntoView());
  }

  function step(by) {
    const visible = cases.filter(details => !details.hidden);
    const at = visible.indexOf(current);
    const next = visible[at < 0 ? 0 : Math.min(visible.length - 1, Math.max(0, at + by))];
    if (next) {
      next.querySelector("summary").focus();
    }
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  find.addEventListener("input", filter);
  document.addEventListener("toggle", event => {
    if (event.target.open && event.target.matches("details.case")) {
      fill(event.target);
    }
  }, true);
  document.addEventListener("focusin", event => {
    current = event.target.closest("details.case") || current;
  });
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === find) {
      if (event.key === "Escape" && event.target === find) {
        find.value = "";
        filter();
      }
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      find.focus();
    } else if (event.key === "j") {
      step(1);
    } else if (event.key === "k") {
      step(-1);
    }
  });
  addEventListener("hashchange", open);
  document.querySelector(".tools").hidden = false;
  filter();
  open();
})();
