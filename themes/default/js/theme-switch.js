// The switch between the system's choice, light and dark. What is chosen stays for this reader.
journeygen.start(function () {
  "use strict";
  var KEY = "journeygen-theme";
  var ORDER = ["system", "light", "dark"];
  var root = document.documentElement;
  var button = journeygen.one(".theme-switch");
  if (!button) return;

  function show(choice) {
    if (choice === "system") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", choice);
    button.setAttribute("data-now", choice);
    button.title = button.getAttribute("data-" + choice);
    journeygen.one(".unseen", button).textContent = button.title;
  }

  button.addEventListener("click", function () {
    var next = ORDER[(ORDER.indexOf(button.getAttribute("data-now")) + 1) % ORDER.length];
    show(next);
    journeygen.say(button.title);
    try {
      if (next === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, next);
    } catch (refused) {
      // Without storage the choice holds for this page.
    }
  });

  show(root.getAttribute("data-theme") || "system");
  button.hidden = false;
});
