// The menu in the site bar closes as menus do: on Escape, and when the reader goes on elsewhere, as to the search.
journeygen.start(function () {
  "use strict";
  var menu = journeygen.one(".nav-menu");
  if (!menu) return;

  menu.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault();
    menu.open = false;
    journeygen.one("summary", menu).focus();
  });
  ["click", "focusin"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  });
});
