// Tab shows all of what it reaches on the map. A browser leaves a link where it is as soon as some of it
// can be seen, and two pixels at the edge of the map's box are not enough to read.
journeygen.start(function () {
  "use strict";
  var box = journeygen.one(".map-scroll");
  if (!box) return;
  box.addEventListener("focusin", function (event) {
    if (event.target !== box && event.target.matches(":focus-visible")) {
      event.target.scrollIntoView({block: "nearest", inline: "nearest", behavior: "auto"});
    }
  });
});
