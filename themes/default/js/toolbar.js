// The toolbar over the map: its controls write the address, and show what the address says.
journeygen.start(function () {
  "use strict";
  var site = journeygen;
  var bar = site.one(".toolbar");
  if (!bar || !site.map) return;
  var said = site.one(".filter-said", bar);
  var menu = site.one(".tool-lanes", bar);
  var boxes = site.all('[name="lane"]', bar);
  var count = site.one(".tool-lanes .count", bar);

  function words(name, values) {
    return bar.getAttribute("data-" + name).replace(/\{(\w+)\}/g, function (whole, key) { return values[key]; });
  }

  function chosen(name) {
    var radio = site.one('[name="' + name + '"]:checked', bar);
    var select = site.one('select[name="' + name + '"]', bar);
    if (select) return select.options[select.selectedIndex].text;
    return radio ? radio.parentNode.textContent.trim() : "";
  }

  // What the filter does, in words: what it asks for, and how many steps match.
  function inWords(state, matching) {
    var parts = [];
    ["persona", "channel", "team"].forEach(function (name) {
      if (state[name]) parts.push(words("said-" + name, {what: chosen(name)}));
    });
    ["hurts", "moments"].forEach(function (name) {
      if (state[name]) parts.push(bar.getAttribute("data-" + name) + ".");
    });
    parts.push(matching ? words("said-steps", {n: matching, whole: site.map.steps.length}) : bar.getAttribute("data-said-none"));
    return parts.join(" ");
  }

  function lanesShown() {
    return boxes.filter(function (box) { return box.checked; }).length;
  }

  // All lanes, as the address says it: the overview shows some where it says nothing.
  function allLanes() {
    return site.address.read().density === "overview" ? boxes.map(function (box) { return box.value; }) : null;
  }

  function sync(state) {
    ["persona", "density"].forEach(function (name) {
      site.all('[name="' + name + '"]', bar).forEach(function (radio) { radio.checked = radio.value === state[name]; });
    });
    site.all("select", bar).forEach(function (select) {
      select.value = state[select.name];
      select.parentNode.classList.toggle("chosen", Boolean(state[select.name]));
    });
    site.all("[data-toggle]", bar).forEach(function (button) {
      button.setAttribute("aria-pressed", String(Boolean(state[button.getAttribute("data-toggle")])));
    });
    var lanes = site.filters.lanesOf(state);
    boxes.forEach(function (box) { box.checked = !lanes || lanes.indexOf(box.value) >= 0; });
    count.textContent = count.getAttribute("data-words").replace("{part}", lanesShown()).replace("{whole}", boxes.length);
    menu.classList.toggle("chosen", Boolean(lanes));
  }

  function show(state) {
    sync(state);
    var matching = site.filters.show(state);
    said.hidden = !site.filters.isActive(state);
    site.one("span", said).textContent = said.hidden ? "" : inWords(state, matching);
    said.classList.toggle("nothing", !matching);
  }

  function change(changes, message) {
    site.address.write(changes);
    site.say(message || site.one("span", said).textContent || bar.getAttribute("data-said-all"));
  }

  bar.addEventListener("change", function (event) {
    var control = event.target;
    var changes = {};
    if (control.name === "lane") {
      var shown = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
      changes.lanes = shown.length === boxes.length ? allLanes() : shown;
      change(changes, words("said-lanes", {n: shown.length, whole: boxes.length}));
    } else {
      changes[control.name] = control.value;
      change(changes, control.name === "density" ? words("said-density", {what: chosen("density")}) : "");
    }
  });

  bar.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    var changes = {};
    if (button.hasAttribute("data-toggle")) {
      changes[button.getAttribute("data-toggle")] = button.getAttribute("aria-pressed") === "true" ? "" : "1";
      change(changes);
    } else if (button.classList.contains("all-lanes")) {
      change({lanes: allLanes()}, words("said-lanes", {n: boxes.length, whole: boxes.length}));
    } else if (button.classList.contains("clear")) {
      // The button goes, so the focus goes to where the filter is set.
      (site.all("input, select, .tool-more", bar).filter(function (each) { return each.offsetParent; })[0] || bar).focus();
      change({persona: "", channel: "", team: "", hurts: "", moments: ""});
    } else if (button.classList.contains("tool-more")) {
      var open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
      bar.classList.toggle("open", open);
    }
  });

  document.addEventListener("click", function (event) {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault();
    menu.open = false;
    site.one("summary", menu).focus();
  });

  site.address.onChange(show);
  show(site.address.read());
});
