// The map as the other scripts see it: its steps in order, and which cells stand in which columns.
(function (site) {
  "use strict";

  function ids(element, name) {
    return (element.getAttribute("data-" + name) || "").split(" ").filter(Boolean);
  }

  function stepOf(head, column) {
    return {
      id: head.id.replace(/^map-step-/, ""),
      column: column,
      number: site.one(".ring", head).textContent,
      title: site.one("a", head).textContent,
      who: ids(head, "who"),
      channels: ids(head, "channels"),
      teams: ids(head, "teams"),
      hurts: head.hasAttribute("data-hurts"),
      hurt: ids(head, "hurts"),
      truth: head.hasAttribute("data-truth"),
      stage: (head.className.match(/\bstage-\d+\b/) || [""])[0],
      head: head,
      link: site.one("a", head),
      text: document.getElementById(head.id.replace(/^map-/, ""))
    };
  }

  // The cells of a row of the table with the first column they stand in, and how many they cover.
  function cells(row) {
    var at = 0;
    return site.all(":scope > td", row).map(function (cell) {
      var found = {cell: cell, start: at, span: cell.colSpan};
      at += cell.colSpan;
      return found;
    });
  }

  // A rectangle over one column of a picture that spans all columns.
  function band(svg, column, name) {
    var box = svg.viewBox.baseVal;
    var width = box.width / site.map.columns;
    var place = svg.getAttribute("direction") === "rtl" ? site.map.columns - 1 - column : column;
    var made = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    var given = {"class": name, x: place * width, y: 0, width: width, height: box.height};
    Object.keys(given).forEach(function (key) { made.setAttribute(key, given[key]); });
    return made;
  }

  function look() {
    var table = site.one(".map-scroll table.map");
    if (!table) return;
    var heads = site.all(".row-steps > *", table).slice(1);
    var steps = [];
    heads.forEach(function (head, column) { if (head.id) steps.push(stepOf(head, column)); });
    site.map = {
      table: table,
      box: site.one(".map-scroll"),
      columns: heads.length,
      steps: steps,
      rows: site.all("tr.lane", table).map(function (row) { return {row: row, cells: cells(row)}; }),
      pictures: site.all("td.whole > svg", table),
      band: band,
      // The step that an anchor names: `step-ID`, as in the address.
      stepAt: function (anchor) {
        return steps.filter(function (step) { return "step-" + step.id === anchor; })[0] || null;
      }
    };
  }
  site.start(look);

  // `journeygen serve` changes an open page in place; what is chosen holds for what is new, too.
  document.addEventListener("journeygen:patched", function () {
    look();
    site.address.tell();
  });
})(journeygen);
