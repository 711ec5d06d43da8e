"use strict";
// The page of a release: cards at the mentions, facts that light up their words, switches, search, keys.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const card = one("#card"), factBar = one("#fact"), told = one("#told"), search = one("#search"), hits = one("#hits");
  const beside = matchMedia("(min-width: 74rem)"), narrow = matchMedia("(max-width: 42rem)");
  const MOST_HITS = 2000, off = new Set();
  let pinned = false, leaving = 0, fact = null, found = [], at = -1;
  const releaseOf = (element) => element.closest(".release");
  const ids = (holder) => holder.dataset.e.split(" ").filter(Boolean);
  const rows = () => all(".fact:not([hidden])");
  const isOff = (element) => [...off].some((name) => element.classList.contains(name));

  // Stretches of an element's text as ranges, by offsets in order; and their light, where the browser has it.
  function ranges(root, spans) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), made = [];
    let place = 0, node = walker.nextNode();
    const skip = (isBefore) => { while (node && isBefore(place + node.length)) { place += node.length; node = walker.nextNode(); } };
    for (const [from, to] of spans) {
      const range = new Range();
      skip((end) => end <= from);
      if (!node) break;
      range.setStart(node, from - place);
      skip((end) => end < to);
      if (!node) break;
      range.setEnd(node, to - place);
      made.push(range);
    }
    return made;
  }
  const light = (name, lit) => window.CSS && CSS.highlights && CSS.highlights.set(name, new Highlight(...lit));
  function bring(range) {
    const box = range.getBoundingClientRect(), room = innerHeight - (factBar.hidden ? 0 : factBar.offsetHeight);
    if (box.top < 80 || box.bottom > room - 30) scrollBy({ top: box.top - Math.max(80, room * 0.3) });
  }

  // The card of a mention.
  function open(mention, pin) {
    if (mention.classList.contains("off")) return;
    close();
    const release = releaseOf(mention);
    one(".body", card).replaceChildren(...ids(mention).map((id) => {
      const known = document.getElementById(release.dataset.prefix + id), copy = document.createElement("div");
      copy.className = known.className;
      copy.append(...known.cloneNode(true).childNodes);
      for (const steps of all("details", copy)) steps.open = true;
      return copy;
    }));
    mention.classList.add("open");
    card.hidden = false;
    pinned = pin;
    told.textContent = all("h4", card).map((head) => head.textContent).join(", ");
    const words = mention.getClientRects()[0], box = card.getBoundingClientRect();
    const isAbove = words.bottom + box.height + 16 > innerHeight && words.top > box.height + 16;
    card.style.left = `${Math.max(12, Math.min(words.left, innerWidth - box.width - 12))}px`;
    card.style.top = `${isAbove ? words.top - box.height - 8 : Math.min(words.bottom + 8, innerHeight - box.height - 8)}px`;
  }
  function close() {
    clearTimeout(leaving);
    card.hidden = true;
    pinned = false;
    for (const mention of all(".m.open")) mention.classList.remove("open");
  }

  // A fact and its words; where the table is not beside the text, a bar tells the fact and leads on and back.
  function choose(row, goThere) {
    drop();
    fact = row;
    const release = releaseOf(row), tied = new Set(ids(row));
    row.setAttribute("aria-current", "true");
    row.nextElementSibling.hidden = false;
    for (const button of all(".fact button", release)) button.tabIndex = button.closest(".fact") === row ? 0 : -1;
    for (const mention of all(".m", release)) mention.classList.toggle("lit", ids(mention).some((id) => tied.has(id)));
    const [words] = ranges(one(".text", release), [[+row.dataset.from, +row.dataset.to]]);
    light("fact", words ? [words] : []);
    told.textContent = one("p", factBar).textContent = all("td", row).map((cell) => cell.textContent).filter(Boolean).join(" · ");
    if (!goThere) return;
    factBar.hidden = beside.matches;
    if (beside.matches) row.scrollIntoView({ block: "nearest" });
    if (words) bring(words);
  }
  function drop() {
    if (fact) {
      fact.removeAttribute("aria-current");
      fact.nextElementSibling.hidden = true;
    }
    for (const mention of all(".m.lit")) mention.classList.remove("lit");
    light("fact", []);
    factBar.hidden = true;
    fact = null;
  }
  function back() {
    close();
    factBar.hidden = true;
    one("button", fact).focus({ preventScroll: true });
    fact.scrollIntoView({ block: "center" });
  }
  function step(by, andFocus) {
    const left = rows(), place = left.indexOf(fact);
    const next = left[place < 0 ? (by > 0 ? 0 : left.length - 1) : Math.max(0, Math.min(place + by, left.length - 1))];
    if (!next) return;
    choose(next, true);
    if (andFocus) one("button", next).focus({ preventScroll: true });
  }

  // Switches and search.
  function apply() {
    const words = search.value.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
    const says = (...parts) => new RegExp(words, "iu").test(parts.map((part) => part.textContent).join(" "));
    for (const mention of all(".m")) {
      mention.classList.toggle("off", isOff(mention));
      mention.tabIndex = isOff(mention) || !mention.classList.contains("first") ? -1 : 0;
    }
    for (const item of all(".cards > .card")) item.hidden = isOff(item) || !says(item);
    for (const row of all(".fact")) {
      row.hidden = isOff(row) || !says(row, row.nextElementSibling);
      if (row.hidden && row === fact) drop();
    }
    for (const none of all(".none-left")) none.hidden = Boolean(one(".fact:not([hidden])", none.parentElement));
    found = [];
    at = -1;
    for (const text of words ? all(".text") : []) {
      const places = [];
      for (const match of text.textContent.matchAll(new RegExp(words, "giu"))) {
        if (found.length + places.push([match.index, match.index + match[0].length]) >= MOST_HITS) break;
      }
      found.push(...ranges(text, places));
    }
    light("hit", found);
    light("hit-now", []);
    const count = found.length < MOST_HITS ? found.length : `${MOST_HITS} or more`, left = rows().length;
    hits.textContent = words ? `${count} in the text, ${left} ${left === 1 ? "fact" : "facts"}` : "";
  }
  function nextHit(by) {
    if (!found.length) return;
    at = (Math.max(at, by < 0 ? 0 : -1) + by + found.length) % found.length;
    light("hit-now", [found[at]]);
    bring(found[at]);
    hits.textContent = `${at + 1} of ${found.length} in the text`;
  }

  // What people do.
  document.addEventListener("mouseover", (event) => {
    const mention = event.target.closest(".m");
    if (mention && !pinned) open(mention, false);
    else if (event.target.closest("#card")) clearTimeout(leaving);
  });
  document.addEventListener("mouseout", (event) => {
    if (event.target.closest(".m, #card") && !pinned) leaving = setTimeout(close, 220);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".m")) open(event.target, false);
    else if (!event.target.closest("#card") && !pinned) close();
  });
  document.addEventListener("click", (event) => {
    const target = event.target, mention = target.closest(".m"), link = target.closest('a[href^="#"]'), button = target.closest("[data-off]");
    if (link) event.preventDefault();
    if (mention) {
      const id = ids(mention)[0], holder = rows().find((row) => releaseOf(row) === releaseOf(mention) && ids(row).includes(id));
      if (holder) {
        choose(holder, false);
        if (beside.matches) holder.scrollIntoView({ block: "nearest" });
      }
      open(mention, true);
    } else if (link) go(link.getAttribute("href"));
    else if (button) {
      const isOn = button.getAttribute("aria-pressed") === "true";
      button.setAttribute("aria-pressed", String(!isOn));
      off[isOn ? "add" : "delete"](button.dataset.off);
      apply();
    } else if (target.closest("[data-step]")) step(+target.closest("[data-step]").dataset.step);
    else if (target.closest(".back")) back();
    else if (target.closest(".fact")) choose(target.closest(".fact"), true);
    if (!mention && !target.closest("#card .body")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const active = document.activeElement, isTyping = active === search, key = event.key;
    if (key === "Escape") {
      if (isTyping && search.value) search.value = "";
      else if (fact && active.closest(".m, #card")) back();
      else if (card.hidden) drop();
      close();
      if (isTyping) apply();
    } else if (isTyping && key === "Enter") nextHit(event.shiftKey ? -1 : 1);
    else if (isTyping) return;
    else if (key === "/") search.focus();
    else if (/^Arrow(Down|Up)$/.test(key) && (active === document.body || active.closest(".facts-of"))) step(key === "ArrowDown" ? 1 : -1, true);
    else if (key === "Enter" && fact && active.closest(".fact") === fact && one(".m.lit:not(.off)")) one(".m.lit:not(.off)").focus();
    else return;
    event.preventDefault();
  });
  search.addEventListener("input", apply);
  function go(hash) {
    const there = document.getElementById(hash.slice(1));
    if (!there) return;
    for (let around = there.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    if (there.matches(".fact")) choose(there, true);
    else there.scrollIntoView();
  }
  one(".bar").hidden = false;
  addEventListener("hashchange", () => go(location.hash));
  go(location.hash);
})();
