"use strict";
// The page of a release: cards at the mentions, facts that light up their words, switches, search, keys.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const card = one("#card"), told = one("#told"), search = one("#search"), hits = one("#hits");
  const narrow = matchMedia("(max-width: 42rem)"), wide = matchMedia("(min-width: 68rem)");
  const highlights = window.CSS && CSS.highlights;
  const releaseOf = (element) => element.closest(".release");
  const element = (release, id) => document.getElementById(release.dataset.prefix + id);
  const ids = (holder) => holder.dataset.e.split(" ").filter(Boolean);
  let pinned = null, leaving = 0, fact = null, found = [], at = -1;

  // Words of the text as a range, by its offsets.
  function* textNodes(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) yield walker.currentNode;
  }
  function range(release, from, to) {
    const made = new Range();
    let place = 0, begun = false;
    for (const paragraph of all(".text > p", release)) {
      const length = paragraph.textContent.length;
      if (place + length > from || begun) {
        let inner = place;
        for (const node of textNodes(paragraph)) {
          if (!begun && inner + node.length > from) { made.setStart(node, from - inner); begun = true; }
          if (begun && inner + node.length >= to) { made.setEnd(node, to - inner); return made; }
          inner += node.length;
        }
      }
      place += length;
    }
    return made;
  }
  const light = (name, ranges) => highlights && (ranges.length ? highlights.set(name, new Highlight(...ranges)) : highlights.delete(name));

  // The card of a mention.
  function open(mention, pin) {
    if (mention.classList.contains("off")) return;
    clearTimeout(leaving);
    close();
    const release = releaseOf(mention), shown = [];
    for (const id of ids(mention)) {
      const copy = element(release, id).cloneNode(true);
      copy.removeAttribute("id");
      const steps = one("details", copy);
      if (steps) steps.open = true;
      const box = document.createElement("div");
      box.className = copy.className;
      box.append(...copy.childNodes);
      shown.push(box);
    }
    card.replaceChildren(closer(), ...shown);
    mention.classList.add("open");
    card.hidden = false;
    if (pin) pinned = mention;
    const words = mention.getClientRects()[0] || mention.getBoundingClientRect(), box = card.getBoundingClientRect();
    const below = words.bottom + 8 + box.height < innerHeight || words.top < box.height + 8;
    card.style.left = `${Math.max(12, Math.min(words.left, innerWidth - box.width - 12))}px`;
    card.style.top = `${below ? Math.max(8, Math.min(words.bottom + 8, innerHeight - box.height - 8)) : words.top - box.height - 8}px`;
  }
  function closer() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.textContent = "×";
    button.setAttribute("aria-label", "Close");
    return button;
  }
  function close() {
    card.hidden = true;
    pinned = null;
    for (const mention of all(".m.open")) mention.classList.remove("open");
  }
  const leave = () => { clearTimeout(leaving); leaving = setTimeout(() => pinned || close(), 220); };

  // A fact and its words.
  function choose(row, scroll) {
    drop();
    fact = row;
    const release = releaseOf(row);
    row.setAttribute("aria-current", "true");
    row.nextElementSibling.hidden = false;
    for (const button of all(".fact button", release)) button.tabIndex = -1;
    one("button", row).tabIndex = 0;
    const wanted = new Set(ids(row));
    const lit = all(".m", release).filter((mention) => ids(mention).some((id) => wanted.has(id)));
    for (const mention of lit) mention.classList.add("lit");
    const words = range(release, +row.dataset.from, +row.dataset.to);
    light("fact", [words]);
    told.textContent = all("td", row).map((cell) => cell.textContent).filter(Boolean).join(" · ");
    if (scroll) {
      row.scrollIntoView({ block: "nearest" });
      show(words.startContainer.parentElement);
      if (narrow.matches || !wide.matches) below(row);
    }
  }
  function drop() {
    if (!fact) return;
    fact.removeAttribute("aria-current");
    fact.nextElementSibling.hidden = true;
    for (const mention of all(".m.lit")) mention.classList.remove("lit");
    light("fact", []);
    fact = null;
  }
  function show(target) {
    const box = target.getBoundingClientRect();
    if (box.top < 90 || box.bottom > innerHeight - (narrow.matches ? innerHeight / 2 : 60)) {
      target.scrollIntoView({ block: narrow.matches ? "start" : "center" });
    }
  }
  // Where the table is out of sight: what the fact says, and the way on and back.
  function below(row) {
    close();
    const box = document.createElement("div"), nav = document.createElement("nav");
    box.className = "card";
    const head = document.createElement("p");
    head.textContent = told.textContent;
    for (const [name, label, act] of [["‹", "Fact before", () => step(-1)], ["›", "Next fact", () => step(1)], ["Back to the table", "", () => back(row)]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      if (label) button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
      nav.append(button);
    }
    box.append(head, nav);
    card.replaceChildren(closer(), box);
    card.hidden = false;
    pinned = row;
    card.style.left = `${Math.max(12, (innerWidth - card.offsetWidth) / 2)}px`;
    card.style.top = `${innerHeight - card.offsetHeight - 12}px`;
  }
  function back(row) {
    close();
    row.scrollIntoView({ block: "center" });
    one("button", row).focus({ preventScroll: true });
  }
  const rows = () => all(".fact").filter((row) => !row.hidden);
  function step(by, focus) {
    const left = rows();
    const place = left.indexOf(fact);
    const next = left[place < 0 ? (by > 0 ? 0 : left.length - 1) : Math.max(0, Math.min(place + by, left.length - 1))];
    if (!next) return;
    choose(next, true);
    if (focus) one("button", next).focus({ preventScroll: true });
  }

  // Switches and search.
  const off = new Set();
  function apply() {
    const wanted = search.value.trim().toLowerCase();
    for (const mention of all(".m")) {
      const hidden = [...off].some((name) => mention.classList.contains(name));
      mention.classList.toggle("off", hidden);
      mention.tabIndex = hidden || !mention.classList.contains("first") ? -1 : 0;
    }
    for (const item of all(".cards > .card")) {
      item.hidden = [...off].some((name) => item.classList.contains(name)) || !item.textContent.toLowerCase().includes(wanted);
    }
    for (const row of all(".fact")) {
      const why = row.nextElementSibling;
      row.hidden = [...off].some((name) => row.classList.contains(name)) || !(row.textContent + why.textContent).toLowerCase().includes(wanted);
      if (row.hidden && row === fact) drop();
    }
    for (const section of all(".facts-of")) {
      const none = one(".none[hidden], .none.some", section);
      if (none) { none.hidden = all(".fact", section).some((row) => !row.hidden); none.classList.add("some"); }
    }
    find(wanted);
  }
  function find(wanted) {
    found = [];
    at = -1;
    for (const paragraph of wanted ? all(".text > p") : []) {
      const text = paragraph.textContent.toLowerCase(), release = releaseOf(paragraph);
      for (let place = text.indexOf(wanted); place >= 0 && found.length < 2000; place = text.indexOf(wanted, place + wanted.length)) {
        found.push([paragraph, place, place + wanted.length, release]);
      }
    }
    light("hit", found.map(inside));
    light("hit-now", []);
    const left = rows().length;
    hits.textContent = wanted ? `${found.length === 2000 ? "2,000 or more" : found.length} in the text, ${left} ${left === 1 ? "fact" : "facts"}` : "";
  }
  function inside([paragraph, from, to]) {
    const made = new Range();
    let place = 0, begun = false;
    for (const node of textNodes(paragraph)) {
      if (!begun && place + node.length > from) { made.setStart(node, from - place); begun = true; }
      if (begun && place + node.length >= to) { made.setEnd(node, to - place); break; }
      place += node.length;
    }
    return made;
  }
  function nextHit(by) {
    if (!found.length) return;
    at = (at + by + found.length) % found.length;
    const made = inside(found[at]);
    light("hit-now", [made]);
    show(made.startContainer.parentElement);
    hits.textContent = `${at + 1} of ${found.length} in the text`;
  }

  // What people do.
  document.addEventListener("mouseover", (event) => {
    const mention = event.target.closest(".m");
    if (mention && !pinned) open(mention, false);
    else if (event.target.closest("#card")) clearTimeout(leaving);
  });
  document.addEventListener("mouseout", (event) => { if (event.target.closest(".m, #card")) leave(); });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".m")) open(event.target, false);
    else if (!event.target.closest("#card") && !pinned) close();
  });
  document.addEventListener("click", (event) => {
    const target = event.target, mention = target.closest(".m"), row = target.closest(".fact"), button = target.closest("[data-off]");
    if (mention) {
      event.preventDefault();
      const release = releaseOf(mention);
      const holder = rows().find((other) => releaseOf(other) === release && ids(other).includes(ids(mention)[0]));
      if (holder) { choose(holder, false); if (wide.matches) holder.scrollIntoView({ block: "nearest" }); }
      open(mention, true);
    } else if (target.closest(".close")) close();
    else if (row) choose(row, true);
    else if (button) {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      off[on ? "delete" : "add"](button.dataset.off);
      close();
      apply();
    } else if (target.closest(".ties a")) {
      event.preventDefault();
      const there = document.getElementById(decodeURIComponent(target.hash.slice(1)));
      if (there) { close(); choose(there, true); one("button", there).focus({ preventScroll: true }); }
    } else if (!target.closest("#card")) close();
  });
  search.addEventListener("input", apply);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const active = document.activeElement, typing = active === search, key = event.key;
    if (key === "Escape") {
      if (typing && search.value) { search.value = ""; apply(); } else if (!card.hidden || !fact) close();
      else drop();
      if (fact && active.matches(".m")) back(fact);
    } else if (key === "/" && !typing) search.focus();
    else if (typing && key === "Enter") nextHit(event.shiftKey ? -1 : 1);
    else if (typing) return;
    else if (key === "ArrowDown" || key === "ArrowUp") {
      if (!active.closest(".facts-of") && active !== document.body) return;
      step(key === "ArrowDown" ? 1 : -1, true);
    } else if (key === "Enter" && fact && active.closest(".fact") === fact) {
      const first = one(".m.lit:not(.off)", releaseOf(fact));
      if (!first) return;
      first.tabIndex = 0;
      first.focus();
    } else return;
    event.preventDefault();
  });
  addEventListener("hashchange", arrive);
  function arrive() {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (there && there.matches(".fact")) choose(there, true);
  }
  arrive();
})();
