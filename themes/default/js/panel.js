// The step panel: all about a step beside the map. Its content is copied from the step's section in the
// text, where the same link leads without scripts.
journeygen.start(function () {
  "use strict";
  var site = journeygen;
  var panel = site.one(".panel");
  if (!panel || !site.map) return;
  var root = document.documentElement;
  var title = site.one("h2", panel);
  var previous = site.one(".panel-previous", panel);
  var next = site.one(".panel-next", panel);
  var phone = window.matchMedia("(max-width: 759.98px)");
  var still = window.matchMedia("(prefers-reduced-motion: reduce)");
  var parts = {
    moments: "ul.moments",
    does: ".does, .verbatim, .pictures",
    channels: "ul.channels",
    pains: ".step-said > .pain",
    opportunities: ".step-said > .opportunity",
    ways: "ul.ways",
    behind: ".more > .fields"
  };
  var now = null;
  var opener = null;
  var shown = "";

  function fill(part, nodes) {
    var section = site.one('[data-part="' + part + '"]', panel);
    var count = site.one("h3 small", section);
    site.all(":scope > :not(h3)", section).forEach(function (old) { old.remove(); });
    nodes.forEach(function (node) { section.append(site.copy(node)); });
    if (count) count.textContent = nodes.length;
    section.hidden = !nodes.length;
  }

  function neighbour(step, way) {
    return site.map.steps[site.map.steps.indexOf(step) + way] || null;
  }

  function label(button, step) {
    // Not `disabled`: a button that had the focus would lose it.
    button.setAttribute("aria-disabled", String(!step));
    site.one("b", button).textContent = step ? step.number : "";
  }

  function show(step) {
    var text = step.text;
    shown = text.innerHTML;
    panel.className = "panel journey " + step.stage;
    site.one(".panel-stage", panel).textContent = site.one("h3 span", text.closest(".stage-text")).textContent;
    site.one(".ring", title).textContent = step.number;
    site.one("span", title).textContent = step.title;
    site.one(".panel-notes", panel).replaceChildren.apply(
      site.one(".panel-notes", panel), site.all(":scope > .notes", text).map(site.copy)
    );
    site.one(".panel-parts > .part-foot", panel).replaceChildren.apply(
      site.one(".panel-parts > .part-foot", panel), site.all(":scope > .part-foot > a", text).map(site.copy)
    );
    Object.keys(parts).forEach(function (part) { fill(part, site.all(parts[part], text)); });
    label(previous, neighbour(step, -1));
    label(next, neighbour(step, 1));
    site.one(".panel-parts", panel).scrollTop = 0;
  }

  function mark(step) {
    site.all(".selected", site.map.table).forEach(function (cell) { cell.classList.remove("selected"); });
    site.all(".selected-band", site.map.table).forEach(function (band) { band.remove(); });
    if (!step) return;
    step.head.classList.add("selected");
    site.map.rows.forEach(function (row) {
      row.cells.forEach(function (each) {
        if (each.start === step.column && each.span === 1) each.cell.classList.add("selected");
      });
    });
    site.map.pictures.forEach(function (svg) { svg.prepend(site.map.band(svg, step.column, "selected-band")); });
  }

  // Scrolls the map sideways until the step stands between the lanes' names and its end.
  function bring(step) {
    var box = site.map.box;
    var room = box.getBoundingClientRect();
    var names = site.one(".row-steps > th", box).getBoundingClientRect();
    var head = step.head.getBoundingClientRect();
    var rtl = getComputedStyle(box).direction === "rtl";
    var start = rtl ? room.left : names.right;
    var end = rtl ? names.left : room.right;
    var by = head.left < start ? head.left - start - 8 : head.right > end ? head.right - end + 8 : 0;
    var how = still.matches ? "auto" : "smooth";
    if (by) box.scrollBy({left: by, behavior: how});
    if (room.bottom < 120 || room.top > window.innerHeight - 120) box.scrollIntoView({block: "start", behavior: "auto"});
  }

  function place() {
    var bar = site.one(".bar");
    var under = phone.matches || !bar ? 0 : Math.max(0, bar.getBoundingClientRect().bottom);
    panel.style.insetBlockStart = under + "px";
  }

  function others(inert) {
    site.all(".bar, .foot, article.journey").forEach(function (each) { each.inert = inert; });
  }

  // Where the reader was before the panel came: there the map goes back to, unless somebody scrolled since.
  var before = null;

  function places() {
    return [site.map.box.scrollLeft, site.map.box.scrollTop, window.scrollX, window.scrollY];
  }

  function scrolled() {
    before = null;
  }
  ["wheel", "touchmove"].forEach(function (name) {
    document.addEventListener(name, function (event) { if (now && !panel.contains(event.target)) scrolled(); }, {passive: true});
  });
  document.addEventListener("keydown", function (event) {
    var moves = /^(Arrow|Page|Home|End| )/.test(event.key);
    if (now && moves && !panel.contains(event.target) && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) scrolled();
  });
  // Its bars are dragged with the mouse.
  site.map.box.addEventListener("pointerdown", function (event) { if (now && event.target === site.map.box) scrolled(); });

  function goBack() {
    if (!before) return;
    site.map.box.scrollTo({left: before[0], top: before[1], behavior: "auto"});
    window.scrollTo({left: before[2], top: before[3], behavior: "auto"});
    scrolled();
  }

  function open(step, quietly) {
    var was = now;
    if (!was && !quietly && !phone.matches) before = places();
    now = step;
    show(step);
    panel.hidden = false;
    root.classList.add("panel-open");
    others(phone.matches);
    mark(step);
    place();
    if (!phone.matches) bring(step);
    if (!was && !quietly) title.focus({preventScroll: true});
  }

  function close(keepFocus) {
    if (!now) return;
    var step = now;
    now = null;
    panel.hidden = true;
    root.classList.remove("panel-open");
    others(false);
    mark(null);
    if (keepFocus) return goBack();
    var back = opener && opener.offsetParent && opener.getAttribute("href") === "#step-" + step.id ? opener : phone.matches ? site.one("h4 a", step.text) : step.link;
    if (back) back.focus({preventScroll: Boolean(before) || back === opener});
    opener = null;
    goBack();
  }

  function go(way) {
    var step = now && neighbour(now, way);
    if (!step) return;
    scrolled();
    site.address.write({anchor: "step-" + step.id});
    if (document.activeElement === title) site.say(step.number + " " + step.title);
    else if (!panel.contains(document.activeElement)) title.focus({preventScroll: true});
    else site.say(step.number + " " + step.title);
  }

  function shut() {
    close();
    site.address.write({anchor: ""});
  }

  // What the search finds on this page leads here by the page's whole address.
  document.addEventListener("click", function (event) {
    var link = event.target.closest('a[href*="#step-"]');
    if (!link || link.href.split("#")[0] !== location.href.split("#")[0] || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    var step = site.map.stepAt(decodeURIComponent(link.hash.slice(1)));
    if (!step || !step.text) return;
    event.preventDefault();
    if (!panel.contains(link)) opener = link;
    var inside = panel.contains(link);
    site.address.write({anchor: "step-" + step.id}, !now);
    if (inside || !panel.contains(document.activeElement)) title.focus({preventScroll: true});
  });
  previous.addEventListener("click", function () { go(-1); });
  next.addEventListener("click", function () { go(1); });
  site.one(".panel-close", panel).addEventListener("click", shut);

  panel.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      var forward = (event.key === "ArrowRight") === (getComputedStyle(panel).direction !== "rtl");
      event.preventDefault();
      go(forward ? 1 : -1);
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && now && !event.defaultPrevented) shut();
  });
  window.addEventListener("scroll", function () { if (now) place(); }, {passive: true});
  phone.addEventListener("change", function () { if (now) { others(phone.matches); place(); } });

  // The same step, looked at anew: only what it says may be another.
  function refresh(step) {
    if (step === now) return;
    now = step;
    var parts = site.one(".panel-parts", panel);
    var scrolled = parts.scrollTop;
    if (step.text.innerHTML !== shown) show(step);
    parts.scrollTop = scrolled;
    mark(step);
  }

  function follow(state) {
    var step = site.map.stepAt(state.anchor);
    if (step && step.text) {
      if (now && step.id === now.id) refresh(step);
      else if (step !== now) open(step);
    } else {
      close(!panel.contains(document.activeElement));
    }
  }
  site.address.onChange(follow);

  // An address with a step opens its panel; the browser would have gone to the text, so the map is brought back.
  // Who is already somewhere else by then (in the search box, say) keeps the focus.
  var first = site.map.stepAt(site.address.read().anchor);
  if (first && first.text) {
    var arrive = function () {
      open(first, true);
      if (!phone.matches) site.map.box.scrollIntoView({block: "start", behavior: "auto"});
      if (document.activeElement === document.body) title.focus({preventScroll: true});
    };
    if (document.readyState === "complete") arrive();
    else window.addEventListener("load", function () { setTimeout(arrive); });
  }
});
