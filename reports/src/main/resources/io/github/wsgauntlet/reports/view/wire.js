"use strict";
// The conversation of a case: the bits of a field where the reader points at it, and long payloads cut in the middle.
(() => {
  const MOST = 64;
  const HEAD = 40;
  const TAIL = 16;
  const pop = document.createElement("div");
  pop.className = "pop";
  pop.id = "bits";
  pop.setAttribute("role", "tooltip");

  function bitsOf(bytes) {
    return bytes.map(byte => byte.toString(2).padStart(8, "0")).join("");
  }

  /** Returns the parts of a field as pairs of name and bits, and what they say as a whole. */
  function parts(field) {
    const bytes = field.querySelector("b").textContent.split(" ").map(hex => parseInt(hex, 16));
    const bits = bitsOf(bytes);
    if (field.matches(".bits")) {
      return [["FIN", bits[0]], ["RSV1", bits[1]], ["RSV2", bits[2]], ["RSV3", bits[3]], ["opcode", bits.slice(4)]];
    }
    if (field.previousElementSibling.matches(".bits")) {
      return [["MASK", bits[0]], ["payload length", bits.slice(1)]];
    }
    return [["extended payload length", bytes.map(byte => bitsOf([byte])).join(" ")]];
  }

  function remark(field) {
    const bytes = field.querySelector("b").textContent.split(" ").map(hex => parseInt(hex, 16));
    if (field.matches(".bits")) {
      return `opcode ${bytes[0] & 15}, which is 0x${(bytes[0] & 15).toString(16)}`;
    }
    if (!field.previousElementSibling.matches(".bits")) {
      return `${8 * bytes.length} bits, the most significant first`;
    }
    const length = bytes[0] & 127;
    return length < 126 ? `${length}, the length itself` : `${length}: the length is in the next ${length === 126 ? 2 : 8} bytes`;
  }

  function show(field) {
    const list = document.createElement("dl");
    for (const [name, value] of parts(field)) {
      const pair = document.createElement("div");
      pair.append(document.createElement("dt"), document.createElement("dd"));
      pair.firstChild.textContent = name;
      pair.lastChild.textContent = value;
      list.append(pair);
    }
    const words = document.createElement("p");
    words.textContent = remark(field);
    pop.replaceChildren(list, words);
    const entry = field.closest("li");
    entry.append(pop);
    pop.style.top = `${field.offsetTop + field.offsetHeight + 4}px`;
    pop.style.left = `${Math.max(0, Math.min(field.offsetLeft, entry.clientWidth - pop.offsetWidth - 8))}px`;
    field.setAttribute("aria-describedby", pop.id);
  }

  function hide() {
    const field = document.querySelector("[aria-describedby=bits]");
    if (field) {
      field.removeAttribute("aria-describedby");
    }
    pop.remove();
  }

  function cut(field) {
    const hex = field.querySelector("b");
    const whole = hex.textContent;
    const shown = whole.split(" ");
    if (shown.length <= MOST) {
      return;
    }
    // What the record has left out stands in the middle in words.
    const gap = whole.match(/ … (\d+) bytes left out … /);
    const kept = gap ? shown.length - gap[0].trim().split(" ").length : shown.length;
    const length = kept + (gap ? Number(gap[1]) : 0);
    const short = `${shown.slice(0, HEAD).join(" ")} … ${length - HEAD - TAIL} more … ${shown.slice(-TAIL).join(" ")}`;
    const more = document.createElement("button");
    more.type = "button";
    more.className = "more";
    const set = all => {
      hex.textContent = all ? whole : short;
      more.textContent = all ? "Show less" : gap ? `Show the ${kept} bytes kept of ${length}` : `Show all ${length} bytes`;
      more.setAttribute("aria-expanded", String(all));
    };
    more.addEventListener("click", () => set(more.getAttribute("aria-expanded") !== "true"));
    set(false);
    field.append(more);
  }

  function prepare(body) {
    for (const fields of body.querySelectorAll(".fields")) {
      fields.querySelectorAll(".f.bits, .f.len").forEach((field, number) => {
        field.tabIndex = number === 0 ? 0 : -1;
        field.setAttribute("role", "group");
        field.setAttribute("aria-label", field.innerText.replace("\n", ": "));
      });
      fields.querySelectorAll(".f.data").forEach(cut);
    }
  }

  document.addEventListener("filled", event => prepare(event.target));
  document.addEventListener("mouseover", event => {
    const field = event.target.closest(".f[tabindex]");
    if (field) {
      hide();
      show(field);
    }
  });
  document.addEventListener("mouseout", event => {
    if (event.target.closest(".f[tabindex]") && !document.activeElement.matches(".f[tabindex]")) {
      hide();
    }
  });
  document.addEventListener("focusin", event => {
    hide();
    if (event.target.matches(".f[tabindex]")) {
      show(event.target);
    }
  });
  document.addEventListener("keydown", event => {
    if (!event.target.matches(".f[tabindex]")) {
      return;
    }
    const row = [...event.target.parentElement.querySelectorAll(".f[tabindex]")];
    const next = row[row.indexOf(event.target) + (event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0)];
    if (event.key === "Escape") {
      hide();
    } else if (next && next !== event.target) {
      event.preventDefault();
      next.focus();
    }
  });
})();
