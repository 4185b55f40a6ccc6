// On paper nothing is folded. Styles see to that (css/map.css), but for browsers that do not know what is
// inside of a fold as a part of it: there each fold is opened for the print.
journeygen.start(function () {
  "use strict";
  if (window.CSS && CSS.supports("selector(::details-content)")) return;
  var opened = [];

  window.addEventListener("beforeprint", function () {
    opened = journeygen.all("main details:not([open])");
    opened.forEach(function (fold) { fold.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (fold) { fold.open = false; });
  });
});
