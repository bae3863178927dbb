"use strict";
// The map. A mark knows its cases by their numbers; what is shown of it is made when it is asked for.
(() => {
  const cells = [...document.querySelectorAll("button.q")];
  const cases = [...document.querySelectorAll("details.case")];
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
      make("code", "", id),
      link(fragment(cell.id), "Link to this requirement"));
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
        item.append(details.querySelector(".badge .s").cloneNode(true), " ", link(fragment(name), name));
        list.append(item);
      }
      const all = own.length === 1 ? "Show this case alone" : `Show its ${own.length} cases alone`;
      panel.append(list, action(all, () =>
        document.dispatchEvent(new CustomEvent("restrict", {detail: {id, numbers: own}}))));
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

  /** Show what a link in the page, or to it, leads to. */
  function open() {
    const cell = cells.find(each => fragment(each.id) === location.hash);
    if (cell) {
      if (cell.getAttribute("aria-expanded") !== "true") {
        show(cell);
      }
      cell.focus();
    }
  }

  addEventListener("hashchange", open);
  addEventListener("load", open);
})();
