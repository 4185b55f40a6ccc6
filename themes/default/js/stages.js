// On a phone: which stage is read, tinted on the small curve; and stages unfold when a link leads to them.
journeygen.start(function () {
  "use strict";
  var site = journeygen;
  var mini = site.one(".mini");
  if (!mini) return;
  var links = site.all("a", mini);
  var texts = links.map(function (link) { return document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1))); });
  var waiting = false;

  function mark() {
    waiting = false;
    if (!mini.offsetParent) return;
    var edge = mini.getBoundingClientRect().bottom + 60;
    var at = 0;
    texts.forEach(function (text, place) { if (text && text.getBoundingClientRect().top <= edge) at = place; });
    links.forEach(function (link, place) {
      if (place === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }
  function soon() {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  }

  function unfold() {
    var target = document.getElementById(site.address.read().anchor);
    var fold = target && (site.one(":scope > .fold", target) || target.closest(".fold"));
    if (fold) fold.open = true;
  }

  window.addEventListener("scroll", soon, {passive: true});
  window.addEventListener("resize", soon);
  window.addEventListener("hashchange", unfold);
  unfold();
  mark();
});
