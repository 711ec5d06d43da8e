"use strict";
// The page of a run: tables that sort, filter and turn their pages, and bars that lead to their rows.
(() => {
  const PAGE = matchMedia("(max-width: 42rem)").matches ? 6 : 15, tables = {};
  const make = (tag, values, ...children) => {
    const made = Object.assign(document.createElement(tag), values);
    made.append(...children);
    return made;
  };
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  function ready(section) {
    const { columns, count } = JSON.parse(section.querySelector("script").textContent);
    const shown = columns.filter((column) => column.form !== "hidden" && column.form !== "beneath");
    const beneath = columns.filter((column) => column.form === "beneath");
    const all = [...columns[0].of.keys()], search = section.querySelector("input"), table = section.querySelector("table");
    let rows = all, filter = null, sorted = null, isDown = false, page = 0;

    function matches() {
      const words = search.value.trim().toLowerCase();
      const holds = words && columns.map((column) => column.values.map((value) => value.toLowerCase().includes(words)));
      const wanted = filter && filter.column.values.map((value) => filter.test(value));
      rows = all.filter((row) => (!wanted || wanted[filter.column.of[row]]) && (!holds || columns.some((column, at) => holds[at][column.of[row]])));
    }
    function sort() {
      if (!sorted) return;
      const places = [...sorted.values.keys()], numbers = sorted.numbers, sign = isDown ? -1 : 1;
      const before = numbers
        ? (a, b) => (numbers[a] === null) - (numbers[b] === null) || sign * (numbers[a] - numbers[b])
        : (a, b) => !sorted.values[a] - !sorted.values[b] || sign * collator.compare(sorted.values[a], sorted.values[b]);
      const rank = [];
      places.sort(before).forEach((place, at) => { rank[place] = at; });
      rows = [...rows].sort((a, b) => rank[sorted.of[a]] - rank[sorted.of[b]] || a - b);
    }
    function head() {
      const cells = shown.map((column) => {
        const button = make("button", { type: "button" }, column.name), cell = make("th", { scope: "col", className: column.form }, button);
        cell.setAttribute("aria-sort", column !== sorted ? "none" : isDown ? "descending" : "ascending");
        button.addEventListener("click", () => {
          isDown = sorted === column ? !isDown : Boolean(column.numbers);
          sorted = column;
          show();
          section.querySelectorAll("thead button")[shown.indexOf(column)].focus();
        });
        return cell;
      });
      return make("thead", {}, make("tr", {}, ...cells));
    }
    function lines(row) {
      const cells = shown.map((column) => {
        const value = column.values[column.of[row]], cell = make("td", { className: value ? column.form : "empty" }, value.replaceAll("\n", "; "));
        cell.dataset.of = column.name;
        return cell;
      });
      const under = beneath.map((column) => make("tr", { className: "beneath" }, make("td", { colSpan: shown.length }, column.values[column.of[row]])));
      return [make("tr", {}, ...cells), ...under];
    }
    function draw() {
      table.replaceChildren(head(), make("tbody", {}, ...rows.slice(page * PAGE, (page + 1) * PAGE).flatMap(lines)));
      const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1), told = (number) => number.toLocaleString("en");
      section.querySelector("output").textContent = rows.length
        ? `${told(page * PAGE + 1)}–${told(Math.min(rows.length, (page + 1) * PAGE))} of ${told(rows.length)}${rows.length < count ? ` (all: ${told(count)})` : ""}`
        : "No row is left by this filter.";
      section.querySelector("[data-page='-1']").disabled = page === 0;
      section.querySelector("[data-page='1']").disabled = page >= last;
      const chip = filter && make("button", { type: "button", title: "Show all again" }, `${filter.label} ×`);
      if (chip) chip.addEventListener("click", () => { filter = null; show(); });
      section.querySelector(".filters").replaceChildren(...(chip ? [chip] : []));
    }
    function show() { page = 0; matches(); sort(); draw(); }
    search.addEventListener("input", show);
    for (const button of section.querySelectorAll("[data-page]")) button.addEventListener("click", () => { page += +button.dataset.page; draw(); });
    tables[section.id] = (name, how, value, label) => {
      const column = columns.find((one) => one.name === name), starts = value.split(" ");
      const test = { is: (one) => one === value, has: (one) => one.split("\n").includes(value), starts: (one) => starts.some((start) => one.startsWith(start)) }[how];
      filter = { column, test, label };
      search.value = "";
      show();
      section.scrollIntoView();
      document.getElementById("told").textContent = `${section.querySelector("h2").textContent}, ${label}: ${section.querySelector("output").textContent}`;
      section.querySelector(".filters button").focus({ preventScroll: true });
    };
    draw();
  }
  for (const section of document.querySelectorAll(".rows")) ready(section);
  document.addEventListener("click", (event) => {
    const lead = event.target.closest(".lead");
    if (lead) tables[lead.dataset.table](lead.dataset.column, lead.dataset.how, lead.dataset.value, lead.getAttribute("aria-label") || `${lead.dataset.column}: ${lead.textContent}`);
  });
})();
