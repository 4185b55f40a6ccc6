// What is chosen stays, the rest fades; lanes that are not chosen go. Columns never go: the picture's
// columns and the table's are the same.
(function (site) {
  "use strict";

  function matches(step, state) {
    return (!state.persona || step.who.indexOf(state.persona) >= 0) &&
      (!state.channel || step.channels.indexOf(state.channel) >= 0) &&
      (!state.team || step.teams.indexOf(state.team) >= 0) &&
      (!state.hurts || (state.persona ? step.hurt.indexOf(state.persona) >= 0 : step.hurts)) &&
      (!state.moments || step.truth);
  }

  function isActive(state) {
    return Boolean(state.persona || state.channel || state.team || state.hurts || state.moments);
  }

  // Whether something names personas, and not the chosen one. An item without names holds for everybody,
  // but behind one that names them it goes on speaking of the same.
  function ofOthers(item, style, before) {
    var named = site.all("b.named", item);
    if (!named.length) return before;
    return !named.some(function (name) { return name.classList.contains(style); });
  }

  function fadeCell(each, faded, style, byNumber) {
    var others = false;
    var columns = [];
    for (var at = each.start; at < each.start + each.span; at++) columns.push(at);
    var whole = columns.every(function (column) { return faded[column]; });
    // A cell with a single text has no paragraph around it: then the cell itself is the item.
    var bare = Array.prototype.some.call(each.cell.childNodes, function (node) { return node.nodeType === 3 && node.data.trim(); });
    each.cell.classList.toggle("faded", whole || (bare && Boolean(style) && ofOthers(each.cell, style, false)));
    if (whole || bare) return site.all(".faded", each.cell).forEach(function (item) { item.classList.remove("faded"); });
    site.all(":scope > :not(.metric-row, .abreast), :scope > :is(.metric-row, .abreast) > *", each.cell).forEach(function (item) {
      var ring = site.one(".ring", item);
      var step = ring && byNumber[ring.textContent];
      others = style ? ofOthers(item, style, item.matches("p") && others) : false;
      item.classList.toggle("faded", others || Boolean(step && faded[step.column]));
    });
  }

  // What an overview is of, besides the steps: how it feels, where it happens, and what hurts.
  var OVERVIEW = ["emotion", "channel-path", "pains"];

  // The lanes that are shown: those that the reader chose, else in the overview some; null: all.
  function lanesOf(state) {
    if (state.lanes || state.density !== "overview") return state.lanes;
    var some = OVERVIEW.filter(function (id) { return site.one(".lane.lane-" + id, site.map.table); });
    return some.length ? some : null;
  }

  function showLanes(lanes) {
    var before = null;
    site.all("tbody, thead", site.map.table).forEach(function (group) {
      var shown = 0;
      site.all(":scope > tr", group).forEach(function (row) {
        if (row.classList.contains("lane")) {
          var id = (row.className.match(/(?:^| )lane-(\S+)/) || ["", ""])[1];
          row.hidden = Boolean(lanes) && lanes.indexOf(id) < 0;
          shown += row.hidden ? 0 : 1;
          if (before) before.hidden = row.hidden;
          before = null;
        } else if (row.classList.contains("row-line")) {
          before = row; // a line of the blueprint goes with the lane below it
        }
      });
      var name = site.one(":scope > .row-group", group);
      if (name) name.hidden = !shown;
    });
  }

  function fade(state) {
    var map = site.map;
    var active = isActive(state);
    var faded = {};
    var byNumber = {};
    var count = 0;
    var choice = state.persona && site.one('.tool-persona [value="' + CSS.escape(state.persona) + '"]');
    var style = choice ? choice.getAttribute("data-style") : "";
    map.steps.forEach(function (step) {
      var off = active && !matches(step, state);
      count += off ? 0 : 1;
      if (off) faded[step.column] = true;
      byNumber[step.number] = step;
      step.head.classList.toggle("faded", off);
      if (step.text) step.text.classList.toggle("faded", off);
    });
    map.rows.forEach(function (row) {
      row.cells.forEach(function (each) {
        if (!each.cell.classList.contains("whole")) fadeCell(each, faded, style, byNumber);
      });
    });
    map.pictures.forEach(function (svg) {
      site.all(".veil", svg).forEach(function (veil) { veil.remove(); });
      Object.keys(faded).forEach(function (column) { svg.append(map.band(svg, Number(column), "veil")); });
    });
    site.all(".journey svg [data-persona], .trip[data-persona]").forEach(function (part) {
      var whose = part.getAttribute("data-persona");
      part.classList.toggle("faded", Boolean(state.persona && whose && whose !== state.persona));
    });
    return count;
  }

  // Shows the map as the state has it; says how many of its steps match.
  site.filters = {
    isActive: isActive,
    lanesOf: lanesOf,
    show: function (state) {
      var article = site.one("article.journey");
      if (!article) return 0;
      article.classList.toggle("overview", state.density === "overview");
      article.classList.toggle("filtered", isActive(state));
      showLanes(lanesOf(state));
      return fade(state);
    }
  };
})(journeygen);
