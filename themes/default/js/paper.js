// The form for paper of a map that is too large for a sheet: one table for each group of stages that fits. The
// page brings it along, but for a very large map, and as the map is without filters. So when it is printed the
// form is made anew of the map, as that is then.
journeygen.start(function () {
  "use strict";
  var site = journeygen;
  var form = site.one(".paper");
  if (!form || !site.map) return;
  var bare = form.classList.contains("bare");

  // A part of a picture: the same drawing, seen through a window over some of its columns.
  function windowOn(svg, from, to) {
    var box = svg.viewBox.baseVal;
    var width = box.width / site.map.columns;
    var left = svg.getAttribute("direction") === "rtl" ? site.map.columns - to : from;
    var made = svg.cloneNode(false);
    made.removeAttribute("aria-labelledby");
    made.setAttribute("aria-hidden", "true");
    made.setAttribute("class", "chart part");
    made.setAttribute("width", (to - from) * width);
    made.setAttribute("viewBox", [left * width, 0, (to - from) * width, box.height].join(" "));
    var drawing = document.createElementNS("http://www.w3.org/2000/svg", "use");
    drawing.setAttribute("href", "#" + site.one("g[id$='-all']", svg).id);
    made.append(drawing);
    return made;
  }

  function whole(cell, from, to) {
    var made = cell.cloneNode(false);
    made.append(windowOn(site.one("svg", cell), from, to));
    site.all(":scope > p", cell).forEach(function (words) {
      var copy = site.copy(words);
      site.all("[data-column]", copy).forEach(function (each) {
        var column = Number(each.getAttribute("data-column"));
        if (column < from || column >= to) each.remove();
      });
      if (site.one("[data-column]", copy)) made.append(copy);
    });
    return made;
  }

  // A row as it is over the columns from `from` to `to`: what stands across them is cut to their width.
  function row(original, from, to) {
    var made = original.cloneNode(false);
    made.removeAttribute("id");
    var at = 0;
    site.all(":scope > *", original).forEach(function (cell, place) {
      if (cell.colSpan > site.map.columns) { // over the lanes' names, too
        var across = site.copy(cell);
        across.colSpan = to - from + 1;
        made.append(across);
        return;
      }
      if (!place && (cell.scope === "row" || original.matches(".row-arcs"))) {
        made.append(site.copy(cell));
        return;
      }
      var begin = Math.max(at, from);
      var end = Math.min(at + cell.colSpan, to);
      at += cell.colSpan;
      if (begin >= end) return;
      var copy = cell.matches(".whole, .row-arcs > *") ? whole(cell, from, to) : site.copy(cell);
      copy.colSpan = end - begin;
      made.append(copy);
    });
    return made;
  }

  function count(sheet) {
    return Number(sheet.getAttribute("data-columns")) || site.one(".row-steps", sheet).cells.length - 1;
  }

  function fill(sheet, from, to) {
    var columns = site.element("colgroup", {}, [
      site.element("col", {"class": "lane-col"}),
      site.element("col", {"class": site.one("col:not(.lane-col)", site.map.table).className, span: to - from})
    ]);
    sheet.append(columns);
    var head = [];
    site.all("thead, tbody", site.map.table).forEach(function (group) {
      var made = group.cloneNode(false);
      site.all(":scope > tr:not(.row-names)", group).forEach(function (each) {
        var part = row(each, from, to);
        // A head that is too high is not repeated on the next page, so its lanes are the first below it.
        if (group.tagName === "THEAD" && each.matches(".lane")) head.push(part);
        else made.append(part);
        if (group.tagName === "TBODY" && each.matches(".row-group")) made.append.apply(made, head.splice(0));
      });
      sheet.append(made);
    });
  }

  function clear(sheet) {
    site.all(":scope > :not(caption)", sheet).forEach(function (each) { each.remove(); });
  }

  window.addEventListener("beforeprint", function () {
    var from = 0;
    site.all("table", form).forEach(function (sheet) {
      var to = from + count(sheet);
      clear(sheet);
      fill(sheet, from, to);
      from = to;
    });
    form.classList.remove("bare");
  });
  window.addEventListener("afterprint", function () {
    if (!bare) return;
    form.classList.add("bare");
    site.all("table", form).forEach(clear);
  });
});
