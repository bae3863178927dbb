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
  // What is long is packed, and what hardly anybody opens is packed with others of its family.
  async function unpack(template) {
    const bytes = Uint8Array.from(atob(template.content.textContent), c => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).text();
  }

  const unpacked = new Map();

  function shared(family, place) {
    if (!unpacked.has(family)) {
      unpacked.set(family, unpack(family.querySelector("template.pack")).then(all => all.split("\u001e")));
    }
    return unpacked.get(family).then(parts => parts[place]);
  }

  async function fill(details) {
    const body = details.querySelector(".body");
    const inside = body.querySelector("noscript");
    const pack = body.querySelector("template");
    if (!inside) {
      return;
    }
    inside.remove();
    let markup = inside.textContent;
    const place = inside.dataset.place;
    if (pack || place) {
      try {
        markup = pack ? await unpack(pack) : await shared(details.closest("section.family"), place);
      } catch {
        markup = "This browser cannot unpack what is kept here. The same is in results.ndjson.";
      }
    }
    body.innerHTML = markup;
    body.dispatchEvent(new Event("filled", {bubbles: true}));
  }

  const texts = new Map();

  /** Return what can be found of a case: what its row shows, and what that says beside it. */
  function searched(details) {
    if (!texts.has(details)) {
      const row = all(".title, code, .reason", details.querySelector("summary")).map(each => each.textContent);
      texts.set(details, [...row, details.dataset.text ?? ""].join(" ").toLowerCase());
    }
    return texts.get(details);
  }

  function filter() {
    const verdicts = new Set(
      buttons.filter(b => b.getAttribute("aria-pressed") === "true").map(b => b.dataset.verdict));
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    cases.forEach((details, number) => {
      const match = (about === null || about.has(number))
        && (verdicts.size === 0 || verdicts.has(details.dataset.verdict))
        && words.every(word => searched(details).includes(word));
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
  /** Copy a text; where a page from disk may not, by means of a field that is gone at once. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "sr";
      document.body.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      return copied;
    }
  }

  document.addEventListener("filled", event => {
    all(".copies", event.target).forEach(each => each.hidden = false);
  });
  document.addEventListener("click", async event => {
    const button = event.target.closest("button[data-copies]");
    if (button) {
      const body = button.closest(".body");
      const copied = await copy(body.querySelector(button.dataset.copies).textContent);
      button.focus();
      body.querySelector(".copies [role=status]").textContent = copied ? "Copied." : "This browser does not allow to copy.";
    }
  });
  addEventListener("hashchange", open);
  // When the page is there, the browser goes to the place by its own means, and takes the focus away.
  addEventListener("load", open);
  document.querySelector(".tools").hidden = false;
  filter();
  open();
})();
