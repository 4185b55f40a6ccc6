// The button that prints the page: only a script can, so only a script shows it.
journeygen.start(function () {
  "use strict";
  journeygen.all(".print-page").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
});
