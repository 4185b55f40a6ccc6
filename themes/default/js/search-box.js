// The search box in the site bar: a combobox with a list. On phones it is a sheet that covers the page.
journeygen.start(function () {
  "use strict";
  var SHOWN = 40;
  var box = journeygen.one(".search");
  if (!box || !window.Intl || !Intl.PluralRules) return;
  var text = journeygen.one(".search-text", box);
  var panel = journeygen.one(".search-panel", box);
  var list = journeygen.one(".search-found", box);
  var count = journeygen.one(".search-count", box);
  var opener = journeygen.one(".search-open", box);
  var sheet = journeygen.one(".search-sheet", box);
  var narrow = window.matchMedia("(max-width: 759.98px)");
  var active = -1, back = null, covered = [], composing = false;

  box.classList.add("works");

  // What is found

  function word(name, query) {
    return box.getAttribute("data-" + name).replace("{query}", query || "");
  }

  function marked(name, words, terms, language) {
    return journeygen.element("span", {"class": name, lang: language || null, dir: "auto"},
      journeygen.searchWords.marked(words, terms).map(function (piece) {
        return piece[1] ? journeygen.element("mark", {}, [piece[0]]) : piece[0];
      }));
  }

  // Of a long text the part around its first mark.
  function excerpt(words, terms) {
    var at = 0;
    journeygen.searchWords.marked(words, terms).some(function (piece) {
      if (!piece[1]) at += piece[0].length;
      return piece[1];
    });
    if (at >= words.length) return "";
    var from = at > 60 ? words.indexOf(" ", at - 50) + 1 || at : 0;
    if (from > at) from = at;
    var to = from + 150 < words.length ? words.lastIndexOf(" ", from + 150) : words.length;
    if (to <= at) to = from + 150;
    return (from ? "… " : "") + words.slice(from, to) + (to < words.length ? " …" : "");
  }

  function option(found, number) {
    var record = found.record, terms = found.terms;
    var parts = [
      journeygen.element("span", {"class": "search-kind"}, [journeygen.search.kind(record)]),
      marked("search-title", record.title, terms, record.language)
    ];
    if (record.context) parts.push(marked("search-where", record.context, terms, record.language));
    var said = record.text && !parts[1].querySelector("mark") ? excerpt(record.text, terms) : "";
    if (said) parts.push(marked("search-said", said, terms, record.language));
    // A blank between the parts, for those who hear or copy them.
    var spaced = [];
    parts.forEach(function (part) { spaced.push(part, " "); });
    return journeygen.element("a", {
      role: "option", id: "search-option-" + number, "class": "search-option", tabindex: "-1",
      "aria-selected": "false", href: journeygen.search.address(record)
    }, spaced);
  }

  function show() {
    var query = text.value.trim();
    active = -1;
    text.removeAttribute("aria-activedescendant");
    if (!query) return hide();
    var state = journeygen.search.state();
    var found = journeygen.search.find(query);
    var shown = found.slice(0, SHOWN);
    var now = found.length ? journeygen.search.count(found.length, shown.length)
      : state === "ready" ? word("none", query) + " " + word("advice")
      : state === "failed" ? word("failed") : word("loading");
    if (count.textContent !== now) count.textContent = now;
    list.replaceChildren.apply(list, shown.map(option));
    list.hidden = !shown.length;
    list.scrollTop = 0;
    panel.hidden = false;
    text.setAttribute("aria-expanded", shown.length ? "true" : "false");
  }

  function hide() {
    panel.hidden = true;
    active = -1;
    text.setAttribute("aria-expanded", "false");
    text.removeAttribute("aria-activedescendant");
  }

  function move(to) {
    var options = list.children;
    if (!options.length) return;
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = (to + options.length) % options.length;
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({block: "nearest"});
    text.setAttribute("aria-activedescendant", options[active].id);
  }

  function wake() {
    journeygen.search.wake(box.getAttribute("data-root"), box.getAttribute("data-index"));
  }

  // Opening and closing

  // While the sheet covers the page, nothing under it can be reached.
  function cover() {
    if (covered.length) return;
    covered = journeygen.all("body > *").concat(journeygen.all(".bar > *")).filter(function (each) {
      return !each.contains(box) && !each.inert && each.tagName !== "SCRIPT";
    });
    covered.forEach(function (each) { each.inert = true; });
    sheet.setAttribute("role", "dialog");
    sheet.setAttribute("aria-modal", "true");
    sheet.setAttribute("aria-label", text.getAttribute("aria-label"));
    document.documentElement.classList.add("searching");
    opener.setAttribute("aria-expanded", "true");
  }

  function uncover() {
    covered.forEach(function (each) { each.inert = false; });
    covered = [];
    ["role", "aria-modal", "aria-label"].forEach(function (name) { sheet.removeAttribute(name); });
    document.documentElement.classList.remove("searching");
    opener.setAttribute("aria-expanded", "false");
  }

  function open() {
    var from = document.activeElement;
    if (from !== text) back = from && from !== document.body ? from : null;
    if (narrow.matches) cover();
    wake();
    text.focus();
    text.select();
  }

  function close(returning) {
    hide();
    uncover();
    if (!returning) return;
    if (back && back.isConnected && back.getClientRects().length) back.focus();
    else if (narrow.matches) opener.focus();
    else text.blur();
  }

  function go(event) {
    var option = list.children[active < 0 ? 0 : active];
    if (!option || panel.hidden) return;
    event.preventDefault();
    // A click keeps what the keys mean that are held: a new tab, a new window.
    option.dispatchEvent(new MouseEvent("click", {
      bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey, shiftKey: event.shiftKey
    }));
  }

  opener.addEventListener("click", open);
  journeygen.one(".search-close", box).addEventListener("click", function () { close(true); });
  text.addEventListener("focus", function () { wake(); if (text.value.trim()) show(); });
  text.addEventListener("input", function () { if (!composing) show(); });
  text.addEventListener("compositionstart", function () { composing = true; });
  text.addEventListener("compositionend", function () { composing = false; show(); });
  journeygen.search.listen(function () { if (!panel.hidden && active < 0) show(); });

  text.addEventListener("keydown", function (event) {
    // Enter and the arrows belong to the input method while it composes (Japanese, Chinese).
    if (event.isComposing || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (panel.hidden) show();
      if (panel.hidden) return;
      event.preventDefault();
      if (event.key === "ArrowDown") move(active + 1);
      else move(active < 0 ? -1 : active - 1);
    } else if (event.key === "Enter") {
      go(event);
    }
  });

  // Escape closes what is found, then the sheet, then leaves the box.
  sheet.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (covered.length) return close(true);
    if (!panel.hidden) return hide();
    text.value = "";
    close(true);
  });

  list.addEventListener("click", function (event) {
    if (!event.target.closest(".search-option") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    close(false);
  });
  // The focus stays in the box while the list is pressed.
  panel.addEventListener("mousedown", function (event) { if (!event.target.closest("a")) event.preventDefault(); });

  box.addEventListener("focusout", function (event) {
    if (!covered.length && !box.contains(event.relatedTarget)) hide();
  });
  document.addEventListener("mousedown", function (event) {
    if (!covered.length && !box.contains(event.target)) hide();
  });
  narrow.addEventListener("change", function () {
    if (covered.length) close(false);
  });
  // A page that comes back from the browser's memory comes back without its search open.
  window.addEventListener("pageshow", function (event) { if (event.persisted) close(false); });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    var at = event.target;
    if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.closest("[aria-modal='true']")) return;
    event.preventDefault();
    open();
  });
});
