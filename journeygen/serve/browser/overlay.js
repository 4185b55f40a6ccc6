// The problems over the page: what the terminal says, with the line of the file and a link to it. Built
// from text nodes, in a shadow of its own, so that neither the theme nor the content reaches into it.
(function (preview) {
  "use strict";
  var host = null;
  var root = null;
  var folded = null; // what the reader chose, until there are other problems
  var told = "";

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (attributes[key] !== null) made.setAttribute(key, attributes[key]);
    });
    (children || []).forEach(function (child) { if (child !== null) made.append(child); });
    return made;
  }

  function source(each) {
    if (each.source === null) return null;
    var at = Array.from(each.source);
    var before = at.slice(0, each.column - 1).join("");
    var marked = at.slice(each.column - 1, each.column).join("");
    var rest = at.slice(each.column).join("");
    return element("pre", {dir: "ltr", tabindex: "0"}, [
      element("span", {"class": "number", "aria-hidden": "true"}, [String(each.line)]),
      element("code", {}, [before, element("mark", {}, [marked || " "]), rest])
    ]);
  }

  function item(each, correctedWord) {
    var at = each.path + ":" + each.line + ":" + each.column;
    var place = each.url
      ? element("a", {href: each.url, title: each.urlWord, "class": "place", dir: "ltr"}, [at])
      : element("span", {"class": "place", dir: "ltr"}, [at]);
    return element("li", {"class": each.severity}, [
      element("p", {"class": "said"}, [element("b", {}, [each.severityWord]), " ", place, " ",
        element("span", {"class": "rule", dir: "ltr"}, [each.rule])]),
      element("p", {"class": "message", lang: "en", dir: "ltr"}, [each.message]),
      source(each),
      each.hint ? element("p", {"class": "hint", lang: "en", dir: "ltr"}, [each.hint]) : null,
      each.corrected ? element("p", {"class": "hint", dir: "ltr"}, [correctedWord + ": ", element("code", {}, [each.corrected])]) : null
    ]);
  }

  function fold(now) {
    var section = root.querySelector("section");
    var button = section.querySelector("button");
    folded = now;
    section.classList.toggle("folded", now);
    button.setAttribute("aria-expanded", String(!now));
    button.textContent = button.getAttribute(now ? "data-unfold" : "data-fold");
  }

  function keep(problems) {
    var text = JSON.stringify(problems);
    if (text === told) return;
    var had = root && root.activeElement && root.activeElement.nodeName;
    told = text;
    if (!problems.problems || !problems.problems.length) {
      folded = null;
      if (host) {
        host.remove();
        host = root = null;
      }
      return;
    }
    if (!host) {
      host = element("journeygen-problems", {"data-journeygen-preview": ""});
      root = host.attachShadow({mode: "open"});
      root.append(element("link", {rel: "stylesheet", href: preview.base + "overlay.css"}));
      document.documentElement.append(host);
    }
    var old = root.querySelector("section");
    var button = element("button", {type: "button", "aria-expanded": "true", "aria-controls": "problems", "data-fold": problems.fold, "data-unfold": problems.unfold}, [problems.fold]);
    var section = element("section", {
      role: "region", "aria-labelledby": "title", lang: problems.language, dir: problems.direction,
      "class": problems.errors ? "errors" : "warnings"
    }, [
      element("header", {}, [
        element("h2", {id: "title", role: problems.errors ? "alert" : "status"}, [problems.title]),
        problems.kept ? element("p", {}, [problems.kept]) : null,
        button
      ]),
      element("ol", {id: "problems"}, problems.problems.map(function (each) {
        return item(each, problems.correctedWord);
      }).concat(
        problems.more ? [element("li", {"class": "more"}, [problems.more])] : []
      ))
    ]);
    button.addEventListener("click", function () { fold(!section.classList.contains("folded")); });
    if (old) old.replaceWith(section);
    else root.append(section);
    // Errors are shown, warnings wait: they must not hide the page.
    fold(folded === null || (problems.errors && old && old.className.indexOf("warnings") >= 0) ? !problems.errors : folded);
    if (had === "BUTTON") button.focus();
  }

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.defaultPrevented || !root) return;
    var section = root.querySelector("section");
    if (section && section.classList.contains("errors") && !section.classList.contains("folded")) {
      event.preventDefault();
      event.stopPropagation();
      fold(true);
    }
  }, true);

  // --- that nothing is told any longer. The notice stands ready, and empty, while the server still gives its style.

  var words = {};
  var notice = null;

  function ready(problems) {
    words = problems;
    if (notice) return;
    var host = element("journeygen-lost", {"data-journeygen-preview": ""});
    notice = element("p", {role: "status", "class": "lost"});
    host.attachShadow({mode: "open"}).append(
      element("link", {rel: "stylesheet", href: preview.base + "overlay.css"}), notice
    );
    document.documentElement.append(host);
  }

  preview.showLost = function (isLost) {
    if (!notice) return;
    notice.lang = words.language;
    notice.dir = words.direction;
    notice.textContent = isLost ? words.lost : "";
  };

  preview.showProblems = function (problems) {
    ready(problems);
    keep(problems);
  };
})(journeygenPreview);
