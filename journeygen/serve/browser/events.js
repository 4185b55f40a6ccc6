// What the server tells: the page as it is now, and what is wrong. A hidden tab lets its connection go (a
// browser opens six to a server at most) and catches up when it is shown.
(function (preview) {
  "use strict";
  var script = document.currentScript;
  var page = script.getAttribute("data-page");
  var version = script.getAttribute("data-version");
  var sent = preview.sentAs(document);
  var stream = null;
  var still = window.matchMedia("(prefers-reduced-motion: reduce)");
  var GLOW = "journeygen-glow";
  var CELLS = "td, th, li, dt, dd, h1, h2, h3, h4, p, figure, figcaption, blockquote, svg, a, button";
  var AGAIN = 500; // milliseconds until a connection that was lost is tried again
  var PATIENCE = 1500; // and until the reader is told: a server that is started again is soon back
  var losing = null;
  var MOST = 60; // with more than these it is another page, and glows no more

  function glow(nodes) {
    var cells = [];
    nodes.forEach(function (node) {
      var element = node.nodeType === 1 ? node : node.parentElement;
      var cell = element && element.closest(CELLS);
      if (cell && cell.closest("svg")) cell = cell.closest("svg");
      if (cell && cell.closest("td, th")) cell = cell.closest("td, th");
      if (cell && document.body.contains(cell) && cells.indexOf(cell) < 0) cells.push(cell);
    });
    if (!cells.length || cells.length > MOST) return;
    cells.forEach(function (cell) {
      cell.classList.remove(GLOW);
      void cell.getBoundingClientRect(); // so that the glow of a save before begins anew
      cell.classList.add(GLOW);
    });
    setTimeout(function () {
      cells.forEach(function (cell) { cell.classList.remove(GLOW); });
    }, still.matches ? 1200 : 1800);
  }

  function show(event) {
    version = event.lastEventId;
    var changed = preview.patch(sent, event.data);
    if (changed === null) {
      location.reload();
      return;
    }
    // First the theme's scripts: what they copy must not glow for ever.
    document.dispatchEvent(new CustomEvent("journeygen:patched"));
    glow(changed);
  }

  function open() {
    if (stream || document.hidden) return;
    stream = new EventSource(preview.base + "events?page=" + encodeURIComponent(page) + "&version=" + encodeURIComponent(version));
    stream.addEventListener("page", show);
    stream.addEventListener("problems", function (event) { preview.showProblems(JSON.parse(event.data)); });
    stream.addEventListener("open", found);
    // The browser would connect again with the version it began with.
    stream.addEventListener("error", function () {
      close();
      if (losing === null) losing = setTimeout(function () { preview.showLost(true); }, PATIENCE);
      setTimeout(open, AGAIN);
    });
  }

  function found() {
    clearTimeout(losing);
    losing = null;
    preview.showLost(false);
  }

  function close() {
    if (stream) stream.close();
    stream = null;
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) close();
    else open();
  });
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
})(journeygenPreview);
