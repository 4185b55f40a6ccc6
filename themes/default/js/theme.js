// Light or dark as the reader chose it, before anything is painted. Without a choice the system decides.
(function () {
  "use strict";
  // What only scripts can work is shown from the start: nothing jumps when they have been read.
  document.documentElement.classList.add("scripted");
  // Browsers complain about a manifest that they read from disk, so only pages from a server have it.
  var root = document.currentScript.getAttribute("data-root");
  if (root !== null && location.protocol.indexOf("http") === 0) {
    var link = document.createElement("link");
    link.rel = "manifest";
    link.href = root + "site.webmanifest";
    document.head.appendChild(link);
  }
  try {
    var chosen = localStorage.getItem("journeygen-theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.setAttribute("data-theme", chosen);
  } catch (refused) {
    // Storage may be shut off, or a page from disk may have none: then the system decides.
  }
})();
