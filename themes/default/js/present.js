// Presenting: the journey on the whole screen, a stage at a time by the arrow keys, its curve in sight.
journeygen.start(function () {
  "use strict";
  var site = journeygen;
  var dialog = site.one(".present");
  var button = site.one(".tool-present");
  if (!dialog || !button || !site.map) return;
  var root = document.documentElement;
  var stages = site.all(".stage-text").filter(function (text) { return site.one(".step-text", text); });
  var curve = site.one(".lane-emotion td.whole > svg", site.map.table);
  var previous = site.one(".present-previous", dialog);
  var next = site.one(".present-next", dialog);
  var now = 0;

  function stepsOf(text) {
    return site.map.steps.filter(function (step) { return text.contains(step.text); });
  }

  function card(step) {
    var made = site.copy(step.text);
    site.all(".more, .ways, .part-foot, .edit, .source, .source-count, .meta.run, .verbatim figcaption a", made).forEach(function (each) { each.remove(); });
    // Below the stage's name a step is one level down, and leads nowhere.
    var name = site.one("h4", made);
    name.replaceWith(site.element("h3", {}, [site.one(".ring", name), " ", step.title]));
    made.classList.remove("faded");
    return made;
  }

  function drawn(steps) {
    if (!curve) return [];
    var copy = site.copy(curve);
    var here = steps.map(function (step) { return step.column; });
    site.all(".veil, .selected-band", copy).forEach(function (band) { band.remove(); });
    for (var column = 0; column < site.map.columns; column++) {
      if (here.indexOf(column) >= 0) copy.prepend(site.map.band(copy, column, "present-band"));
      else copy.append(site.map.band(copy, column, "veil"));
    }
    return [copy];
  }

  function show(place) {
    now = place;
    var text = stages[now];
    var steps = stepsOf(text);
    var heading = site.one("h2", dialog);
    var where = site.one(".present-place", dialog);
    dialog.className = "present journey " + (text.className.match(/\bstage-\d+\b/) || [""])[0];
    heading.replaceChildren(site.element("b", {}, [site.one("h3 b", text).textContent]), " ", site.one("h3 span", text).textContent);
    where.textContent = where.getAttribute("data-words").replace("{n}", now + 1).replace("{whole}", stages.length);
    site.one(".present-curve", dialog).replaceChildren.apply(site.one(".present-curve", dialog), drawn(steps));
    var list = site.one(".present-steps", dialog);
    list.replaceChildren.apply(list, steps.map(card));
    list.setAttribute("data-count", Math.min(steps.length, 6));
    list.scrollTop = 0;
    previous.setAttribute("aria-disabled", String(now === 0));
    next.setAttribute("aria-disabled", String(now === stages.length - 1));
  }

  function go(way) {
    if (!stages[now + way]) return;
    show(now + way);
    site.one("h2", dialog).focus();
  }

  // The stage that the reader looks at: that of the step in the panel, else the first.
  function start() {
    var step = site.map.stepAt(site.address.read().anchor);
    var place = step ? stages.findIndex(function (text) { return text.contains(step.text); }) : 0;
    show(Math.max(place, 0));
    dialog.showModal();
    site.one("h2", dialog).focus();
  }

  button.addEventListener("click", function () {
    // The page goes full screen, not the dialog (which may not); where that is refused, the window is screen enough.
    var full = root.requestFullscreen ? root.requestFullscreen() : Promise.resolve();
    full.then(start, start);
  });
  dialog.addEventListener("close", function () {
    if (document.fullscreenElement) document.exitFullscreen();
    button.focus();
  });
  document.addEventListener("fullscreenchange", function () {
    if (!document.fullscreenElement && dialog.open) dialog.close(); // Escape leaves both at once
  });
  dialog.addEventListener("keydown", function (event) {
    var forward = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (forward && getComputedStyle(dialog).direction === "rtl") forward = -forward;
    var way = forward || {PageDown: 1, PageUp: -1}[event.key];
    if (event.key === "Home") way = -now;
    if (event.key === "End") way = stages.length - 1 - now;
    if (way === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(way);
  });
  previous.addEventListener("click", function () { go(-1); });
  next.addEventListener("click", function () { go(1); });
  site.one(".present-close", dialog).addEventListener("click", function () { dialog.close(); });
});
