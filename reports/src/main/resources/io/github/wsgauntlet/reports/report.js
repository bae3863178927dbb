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
  const cells = all("button.q");
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
      const match = (about === null || about.has(number)) && (verdicts.size === 0 || verdicts.has(details.dataset.verdict))
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

  function place() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1);
    }
  }

  function open() {
    const body = document.getElementById(place());
    if (cells.includes(body)) {
      if (body.getAttribute("aria-expanded") !== "true") {
        show(body);
      }
      body.focus();
      return;
    }
    const details = body && body.closest("details.case");
    if (!details) {
      return;
    }
    if (details.hidden) {
      buttons.forEach(button => button.setAttribute("aria-pressed", "false"));
      find.value = "";
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

  // The map. A mark knows its cases by their numbers; what is shown of it is made when it is asked for.
  const panel = make("div", "panel");

  function make(name, style, text) {
    const element = document.createElement(name);
    element.className = style;
    element.textContent = text || "";
    return element;
  }

  function link(href, text) {
    const anchor = make("a", "", text);
    anchor.href = href;
    return anchor;
  }

  function fragment(id) {
    return "#" + encodeURIComponent(id).replaceAll("%2F", "/");
  }

  function action(text, act) {
    const button = make("button", "act", text);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  function numbers(ranges) {
    return ranges.split(" ").filter(Boolean).flatMap(range => {
      const [first, last] = range.split("-").map(Number);
      return Array.from({length: (last || first) - first + 1}, (each, i) => first + i);
    });
  }

  /** Leave only the cases about a requirement in the list, or all. */
  function restrict(id, set) {
    about = set;
    only.hidden = set === null;
    only.querySelector("code").textContent = id;
    filter();
  }

  function hide() {
    const cell = document.querySelector(".q[aria-expanded=true]");
    if (cell) {
      cell.setAttribute("aria-expanded", "false");
      panel.remove();
    }
    return cell;
  }

  function show(cell) {
    if (hide() === cell) {
      return;
    }
    const section = cell.closest(".sec");
    const id = cell.id.replace("requirement-", "");
    const [state, says] = cell.title.split(/: (.*)/s);
    const ref = make("p", "ref");
    const where = cell.dataset.reference;
    ref.append(make("span", "badge " + cell.classList[1], `${cell.textContent} ${state}`),
      make("b", "kw", cell.dataset.keyword),
      cell.dataset.link ? link(cell.dataset.link, where) : make("span", "", where),
      make("code", "", id), link(fragment(cell.id), "Link to this requirement"));
    panel.replaceChildren(ref, make("p", "says", says));
    if (cell.dataset.why) {
      panel.append(make("p", "saw", cell.dataset.why));
    }
    const own = numbers(cell.dataset.cases);
    if (own.length > 0) {
      const worst = own.map(number => cases[number]).sort((a, b) => rank(a) - rank(b)).slice(0, 8);
      const list = make("ul", "links");
      for (const details of worst) {
        const item = make("li", "v-" + details.dataset.verdict);
        const name = details.querySelector(".body").id;
        item.append(details.querySelector(".badge .s").cloneNode(true), " ",
          link(fragment(name), name));
        list.append(item);
      }
      const all = own.length === 1 ? "Show this case alone" : `Show its ${own.length} cases alone`;
      panel.append(list, action(all, () => {
        restrict(id, new Set(own));
        document.getElementById("cases").scrollIntoView();
        find.focus({preventScroll: true});
      }));
    }
    panel.append(action("Close", () => hide().focus()));
    section.after(panel);
    cell.setAttribute("aria-expanded", "true");
  }

  function rank(details) {
    return ["fail", "strict", "warn", "info", "pass", "inconclusive", "skip"].indexOf(details.dataset.verdict);
  }

  function walk(event) {
    const at = cells.indexOf(event.target);
    const row = [...event.target.parentElement.children];
    const next = {
      ArrowLeft: cells[at - 1],
      ArrowRight: cells[at + 1],
      ArrowUp: cells[at - row.indexOf(event.target) - 1],
      ArrowDown: cells[cells.indexOf(row.at(-1)) + 1],
      Home: row[0],
      End: row.at(-1)
    }[event.key];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }

  cells.forEach((cell, number) => {
    cell.tabIndex = number === 0 ? 0 : -1;
    cell.setAttribute("aria-expanded", "false");
    cell.addEventListener("click", () => show(cell));
    cell.addEventListener("keydown", walk);
    cell.addEventListener("focus", () => {
      cells.forEach(other => other.tabIndex = -1);
      cell.tabIndex = 0;
    });
  });
  panel.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      hide().focus();
    }
  });
  only.querySelector("button").addEventListener("click", () => {
    restrict("", null);
    find.focus();
  });

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
  // When the page is there, the browser goes to the place by its own means, and takes the focus away.
  addEventListener("load", open);
  document.querySelector(".tools").hidden = false;
  filter();
  open();
})();
