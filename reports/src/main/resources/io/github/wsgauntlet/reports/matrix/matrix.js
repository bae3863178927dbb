"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = selector => document.querySelector(selector);
  const rows = all("tr.case");
  const families = all("tbody.family");
  const labels = all(".matrix thead th").slice(1).map(th => th.textContent);
  const packs = all("#packs template");
  const verdictButtons = all(".verdicts button");
  const find = one(".find input");
  const unfold = one(".all");
  const drawer = one(".drawer");
  const inside = drawer.querySelector(".inside");
  const pressed = button => button.getAttribute("aria-pressed") === "true";
  const press = (button, to) => button.setAttribute("aria-pressed", String(to));
  const verdict = td => (td.className.match(/v-([a-z]+)/) || ["", ""])[1];
  const quiet = ["", "pass", "skip"];
  let current = null;

  // A target's name becomes a button that shows only the cases it did not pass.
  const columnButtons = all(".matrix thead th").slice(1).map(th => {
    const button = document.createElement("button");
    button.type = "button";
    press(button, false);
    button.append(th.firstElementChild);
    th.append(button);
    return button;
  });

  const folds = families.map(family => family.querySelector(".fold input"));

  function unfolded(to) {
    folds.forEach(fold => { fold.checked = to; });
    press(unfold, to);
  }

  function filter() {
    const verdicts = verdictButtons.filter(pressed).map(button => button.dataset.verdict);
    const columns = columnButtons.flatMap((button, i) => pressed(button) ? [i] : []);
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const says = element => words.every(word => element.dataset.text.includes(word));
    const byVerdict = verdicts.length > 0 || columns.length > 0;
    let count = 0;
    for (const row of rows) {
      const of = byVerdict ? (columns.length > 0 ? columns : labels.keys()) : [];
      const match = says(row) && (!byVerdict || [...of].some(i => {
        const earned = verdict(row.cells[i + 1]);
        return verdicts.length > 0 ? verdicts.includes(earned) : !quiet.includes(earned);
      }));
      row.hidden = !match;
      count += match ? 1 : 0;
    }
    for (const green of all("tr.green")) {
      const items = all("li", green);
      const among = byVerdict ? [] : items.filter(says);
      items.forEach(item => { item.hidden = words.length > 0 && !among.includes(item); });
      green.hidden = among.length === 0;
      green.querySelector("details").open = words.length > 0 && among.length > 0;
      count += among.length;
    }
    for (const family of families) {
      family.hidden = !family.querySelector("tr.case:not([hidden]), tr.green:not([hidden])");
    }
    const total = rows.length + all("tr.green li").length;
    one(".none").hidden = count > 0;
    one(".shown").textContent = count === total ? `${total} cases` : `${count} of ${total} cases`;
    return byVerdict || words.length > 0;
  }

  function refilter() {
    unfolded(filter());
  }

  async function unpack(pack) {
    const bytes = Uint8Array.from(atob(pack.content.textContent), c => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return (await new Response(stream).text()).split("\x1e");
  }

  const fragment = (row, column) => "#" + encodeURIComponent(labels[column]) + "/" + encodeURIComponent(row.dataset.id);

  async function open(td) {
    const row = td.parentElement;
    const column = td.cellIndex - 1;
    if (verdict(td) === "") {
      return;
    }
    mark(td);
    drawer.querySelector(".on").textContent = labels[column];
    drawer.querySelector(".title").textContent = row.cells[0].title;
    drawer.querySelector(".id").textContent = row.dataset.id;
    drawer.className = `drawer v-${verdict(td)}`;
    if (drawer.hidden) {
      drawer.hidden = false;
      document.documentElement.classList.add("drawing");
      one(".grid").scrollIntoView();
    }
    td.scrollIntoView({block: "nearest", inline: "nearest"});
    history.replaceState(null, "", fragment(row, column));
    let cells;
    try {
      cells = await unpack(packs[rows.indexOf(row)]);
    } catch {
      inside.textContent = "This browser cannot unpack what is kept here. The same is in the report of the run.";
      return;
    }
    if (td === current) {
      inside.innerHTML = cells[column];
      inside.scrollTop = 0;
    }
  }

  function mark(td) {
    if (current) {
      current.classList.remove("current");
      current.parentElement.classList.remove("chosen");
      current.tabIndex = -1;
    }
    current = td;
    td.classList.add("current");
    td.parentElement.classList.add("chosen");
    td.tabIndex = 0;
    td.setAttribute("aria-label", `${verdict(td)}, ${labels[td.cellIndex - 1]}, ${td.parentElement.dataset.id}`);
  }

  function close() {
    drawer.hidden = true;
    document.documentElement.classList.remove("drawing");
    inside.textContent = "";
    history.replaceState(null, "", location.pathname + location.search);
    if (current) {
      current.focus({preventScroll: true});
    }
  }

  function place() {
    const [label, ...id] = location.hash.slice(1).split("/");
    try {
      return [decodeURIComponent(label), decodeURIComponent(id.join("/"))];
    } catch {
      return ["", ""];
    }
  }

  function follow() {
    const [label, id] = place();
    const row = rows.find(each => each.dataset.id === id);
    const column = labels.indexOf(label);
    if (!row || column < 0) {
      return;
    }
    reveal(row);
    open(row.cells[column + 1]);
  }

  function reveal(row) {
    if (row.hidden) {
      clear();
    }
    folds[families.indexOf(row.parentElement)].checked = true;
  }

  function clear() {
    find.value = "";
    [...verdictButtons, ...columnButtons].forEach(button => press(button, false));
    refilter();
  }

  // The next target to the left or right on which the case did not pass, or simply the next one.
  function step(td, by, past) {
    const cells = [...td.parentElement.cells].slice(1);
    for (let i = cells.indexOf(td) + by; i >= 0 && i < cells.length; i += by) {
      if (verdict(cells[i]) !== "" && !(past && quiet.includes(verdict(cells[i])))) {
        return cells[i];
      }
    }
    return td;
  }

  function vertical(td, by) {
    const visible = rows.filter(row => !row.hidden && folds[families.indexOf(row.parentElement)].checked);
    const row = visible[visible.indexOf(td.parentElement) + by];
    return row ? row.cells[td.cellIndex] : td;
  }

  function go(td) {
    if (drawer.hidden) {
      mark(td);
    } else {
      open(td);
    }
    td.focus({preventScroll: true});
    td.scrollIntoView({block: "nearest", inline: "nearest"});
  }

  for (const button of [...verdictButtons, ...columnButtons]) {
    button.addEventListener("click", () => {
      press(button, !pressed(button));
      refilter();
    });
  }
  find.addEventListener("input", refilter);
  unfold.addEventListener("click", () => unfolded(!pressed(unfold)));
  one(".matrix").addEventListener("click", event => {
    const td = event.target.closest("tr.case td");
    if (td) {
      open(td);
      td.focus({preventScroll: true});
    }
  });
  for (const button of all("button.cite")) {
    button.addEventListener("click", () => {
      clear();
      find.value = button.dataset.find;
      refilter();
      one("#matrix").scrollIntoView();
    });
  }
  drawer.querySelector(".close").addEventListener("click", close);
  drawer.querySelector(".prev").addEventListener("click", () => open(step(current, -1, true)));
  drawer.querySelector(".next").addEventListener("click", () => open(step(current, 1, true)));
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const td = event.target.closest ? event.target.closest("tr.case td") : null;
    if (event.key === "Escape" && event.target === find) {
      find.value = "";
      refilter();
    } else if (event.key === "Escape" && !drawer.hidden) {
      close();
    } else if (event.key === "/" && event.target !== find) {
      event.preventDefault();
      find.focus();
    } else if (td) {
      const moves = {
        ArrowLeft: () => go(step(td, -1, false)),
        ArrowRight: () => go(step(td, 1, false)),
        ArrowUp: () => go(vertical(td, -1)),
        ArrowDown: () => go(vertical(td, 1)),
        Enter: () => open(td)
      };
      if (moves[event.key]) {
        event.preventDefault();
        moves[event.key]();
      }
    }
  });
  addEventListener("hashchange", follow);
  document.documentElement.classList.add("live");
  one(".tools").hidden = false;
  filter();
  // Until a cell is chosen, the tab key leads to the first one.
  all("tr.case td").slice(0, 1).forEach(td => { td.tabIndex = 0; });
  follow();
})();
