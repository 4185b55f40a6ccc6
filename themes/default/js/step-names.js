// While the map is scrolled down, the steps' numbers and names stay in one line below the stages: their
// own heads are too high to stay. It repeats what stands there, so it is for the eye only.
journeygen.start(function () {
  "use strict";
  var site = journeygen;
  if (!site.map || !site.map.steps.length) return;
  var heads = site.one("thead .row-steps", site.map.table);
  var stages = site.one("thead .row-stages > th:last-child", site.map.table);
  var line = site.element("tr", {"class": "row-names", "aria-hidden": "true"}, site.all(":scope > *", heads).map(function (head) {
    var ring = site.one(".ring", head);
    var inside = ring ? [site.copy(ring), " ", site.one("a", head).textContent] : [head.matches(":first-child") ? head.textContent : ""];
    return site.element("td", {"class": (head.className.match(/\bstage-\d+\b/) || [""])[0]}, [site.element("div", {}, inside)]);
  }));
  heads.after(line);
  var waiting = false;

  function update() {
    waiting = false;
    var on = heads.getBoundingClientRect().bottom - 24 <= stages.getBoundingClientRect().bottom;
    line.classList.toggle("on", on);
    if (!on) return;
    site.all(":scope > *", heads).forEach(function (head, place) {
      ["faded", "selected"].forEach(function (name) { line.cells[place].classList.toggle(name, head.classList.contains(name)); });
    });
  }
  function soon() {
    if (!waiting) requestAnimationFrame(update);
    waiting = true;
  }

  document.addEventListener("scroll", soon, {passive: true, capture: true});
  window.addEventListener("resize", soon);
  document.addEventListener("click", soon);
  update();
});
