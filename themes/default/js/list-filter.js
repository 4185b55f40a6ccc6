// Filters a list: each entry has `data-item` and, for each facet, `data-by-FACET` with its values. What is
// chosen stands in the address's fragment (`#team=care&persona=tim`), so that a filtered list can be shared.
journeygen.start(function () {
  "use strict";
  var form = journeygen.one(".list-filter");
  if (!form) return;
  var items = journeygen.all("[data-item]");
  var selects = journeygen.all("select", form);
  var result = journeygen.one(".filter-result", form);
  var nothing = journeygen.one(".filter-nothing");
  var clear = journeygen.one("[type=reset]", form);
  var unfolded = [];

  // The parts of the fragment that are not ours (an anchor, another script's state) are kept.
  function others() {
    var names = selects.map(function (select) { return select.name; });
    return location.hash.slice(1).split("&").filter(function (part) {
      return part && (part.indexOf("=") < 0 || names.indexOf(part.split("=")[0]) < 0);
    });
  }

  function read() {
    var known = {};
    location.hash.slice(1).split("&").forEach(function (part) {
      var at = part.indexOf("=");
      if (at < 1) return;
      try {
        known[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1));
      } catch (broken) {
        // Half an escape, from a link that was cut off, chooses nothing.
      }
    });
    selects.forEach(function (select) {
      var value = Object.prototype.hasOwnProperty.call(known, select.name) ? known[select.name] : "";
      var there = Array.prototype.some.call(select.options, function (each) { return each.value === value; });
      select.value = there ? value : "";
    });
  }

  function write() {
    var parts = others();
    selects.forEach(function (select) {
      if (select.value) parts.push(select.name + "=" + encodeURIComponent(select.value));
    });
    history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.pathname + location.search);
  }

  function fits(item) {
    return selects.every(function (select) {
      var values = (item.getAttribute("data-by-" + select.name) || "").split(" ");
      return !select.value || values.indexOf(select.value) >= 0;
    });
  }

  function show() {
    var chosen = selects.some(function (select) { return select.value; });
    var count = 0;
    items.forEach(function (item) {
      item.hidden = !fits(item);
      if (!item.hidden) count += 1;
    });
    // Where a group of entries has none left, its heading goes too. A picture's marks go with their entries.
    journeygen.all("[data-group]").forEach(function (group) {
      group.hidden = !journeygen.all("[data-item]", group).some(function (item) { return !item.hidden; });
    });
    journeygen.all("[data-for]").forEach(function (mark) {
      var entry = document.getElementById(mark.getAttribute("data-for"));
      mark.classList.toggle("left-out", Boolean(entry && entry.hidden));
    });
    // What is folded away is searched as well, and opened as long as something is chosen.
    if (chosen) {
      journeygen.all("details[data-group]:not([open])").forEach(function (fold) { fold.open = true; unfolded.push(fold); });
    } else {
      unfolded.splice(0).forEach(function (fold) { fold.open = false; });
    }
    form.classList.toggle("chosen", chosen);
    offer();
    // Where nothing is left, the message below has the way out; the one here is only read out.
    clear.hidden = !chosen || !count;
    result.classList.toggle("unseen", chosen && !count);
    nothing.hidden = count > 0;
    result.textContent = !chosen ? "" : count
      ? form.getAttribute("data-shown").replace("{n}", count).replace("{total}", items.length)
      : nothing.firstChild.textContent.trim();
  }

  // What would leave nothing, with all else that is chosen, cannot be chosen.
  function offer() {
    var left = selects.map(function () { return {}; });
    items.forEach(function (item) {
      var own = selects.map(function (select) { return (item.getAttribute("data-by-" + select.name) || "").split(" "); });
      var against = selects.map(function (select, at) { return select.value && own[at].indexOf(select.value) < 0; });
      var failed = against.filter(Boolean).length;
      selects.forEach(function (_, at) {
        if (failed - (against[at] ? 1 : 0)) return;
        own[at].forEach(function (value) { left[at][value] = true; });
      });
    });
    selects.forEach(function (select, at) {
      Array.prototype.forEach.call(select.options, function (option) {
        option.disabled = Boolean(option.value) && !option.selected && !left[at][option.value];
      });
    });
  }

  function reset() {
    selects.forEach(function (select) { select.value = ""; });
    write();
    show();
    selects[0].focus();
  }

  form.addEventListener("change", function () { write(); show(); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function (event) { event.preventDefault(); reset(); });
  journeygen.one("button", nothing).addEventListener("click", reset);
  addEventListener("hashchange", function () { read(); show(); });
  read();
  show();
});
