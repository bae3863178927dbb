"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const cases = all("details.case");
  const families = all("section.family");
  const buttons = all(".verdicts button");
  const find = document.querySelector(".find input");
  const shown = document.querySelector(".shown");
  const none = document.querySelector(".none");
  const only = document.querySelector(".only");
  let current = null;
  let about = null;

  // With scripting on, the browser keeps what is inside noscript as plain text. It becomes elements when it is needed.
  // What is long is packed.
  async function fill(details) {
    const body = details.querySelector(".body");
    const inside = body.querySelector("noscript");
    const pack = body.querySelector("template");
    if (!inside) {
      return;
    }
    inside.remove();
    let markup = inside.textContent;
    if (pack) {
      try {
        const bytes = Uint8Array.from(atob(pack.content.textContent), c => c.charCodeAt(0));
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
        markup = await new Response(stream).text();
      } catch {
        markup = "This browser cannot unpack what is kept here. The same is in results.ndjson.";
      }
    }
    body.innerHTML = markup;
    body.dispatchEvent(new Event("filled", {bubbles: true}));
  }

  function filter() {
    const verdicts = new Set(
      buttons.filter(b => b.getAttribute("aria-pressed") === "true").map(b => b.dataset.verdict));
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    cases.forEach((details, number) => {
      const match = (about === null || about.has(number))
        && (verdicts.size === 0 || verdicts.has(details.dataset.verdict))
        && words.every(word => details.dataset.text.includes(word));
      details.hidden = !match;
      count += match ? 1 : 0;
    });
    for (const family of families) {
      family.hidden = !family.querySelector("details.case:not([hidden])");
    }
    none.hidden = count > 0;
    shown.textContent = count === cases.length ? `${count} cases` : `${count} of ${cases.length} cases`;
  }

  /** Leave only the cases about a requirement in the list, by their numbers, or all; other filters end. */
  function restrict(id, numbers) {
    about = numbers && new Set(numbers);
    if (only) {
      only.hidden = about === null;
      only.querySelector("code").textContent = id;
    }
    buttons.forEach(button => button.setAttribute("aria-pressed", "false"));
    find.value = "";
    filter();
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
      restrict("", null);
    }
    details.open = true;
    current = details;
    const summary = details.querySelector("summary");
    summary.focus({preventScroll: true});
    // Rows above that were never drawn have guessed heights; once they are drawn, the place has moved.
    summary.scrollIntoView();
    fill(details).then(() => requestAnimationFrame(() => summary.scrollIntoView()));
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
  only?.querySelector("button").addEventListener("click", () => {
    restrict("", null);
    find.focus();
  });
  document.addEventListener("restrict", event => {
    restrict(event.detail.id, event.detail.numbers);
    document.getElementById("cases").scrollIntoView();
    find.focus({preventScroll: true});
  });
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
  // When the page is there, the browser goes to the place by its own means, and takes the focus away.
  addEventListener("load", open);
  document.querySelector(".tools").hidden = false;
  filter();
  open();
})();
