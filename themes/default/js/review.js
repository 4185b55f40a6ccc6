// The two maps of a review: they begin at the first change, and one follows where the other is moved to.
journeygen.start(function () {
  "use strict";
  var boxes = journeygen.all(".review-side .map-scroll");
  if (!boxes.length) return;

  function follow(moved) {
    boxes.forEach(function (box) {
      if (box === moved) return;
      box.scrollLeft = moved.scrollLeft;
      box.scrollTop = moved.scrollTop;
    });
  }

  boxes.forEach(function (box) {
    // Only the box under the hand leads: each would answer what the other does for ever.
    ["pointerenter", "focusin", "wheel", "touchstart"].forEach(function (name) {
      box.addEventListener(name, function () { leader = box; }, {passive: true});
    });
    box.addEventListener("scroll", function () { if (box === leader) follow(box); }, {passive: true});
  });

  var leader = boxes[boxes.length - 1];
  var first = journeygen.one("[data-change]", leader) || journeygen.one("[data-change]", boxes[0]);
  if (first) {
    var own = first.closest(".map-scroll");
    var lane = journeygen.one("tr.lane th, .row-steps th[scope=row]", own);
    var left = first.getBoundingClientRect().left - own.getBoundingClientRect().left;
    var room = lane ? lane.offsetWidth : 0;
    leader = own;
    own.scrollLeft += document.documentElement.dir === "rtl" ? 0 : left - room - 8;
    follow(own);
  }
});
