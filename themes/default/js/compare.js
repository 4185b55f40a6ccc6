// The free comparison: two to four journeys of one stage model, their curves laid over each other by
// stage. Each journey's curve is a script of its own, loaded when it is first chosen.
(function (site) {
  "use strict";
  var curves = {};
  var waiting = {};

  // Called by the journeys' scripts.
  site.curve = function (id, curve) {
    curves[id] = curve;
  };

  site.start(function () {
    var root = site.one(".compare-free");
    if (!root) return;
    var words = JSON.parse(root.getAttribute("data-words"));
    var most = Number(root.getAttribute("data-most"));
    var language = root.closest("[lang]").lang;
    var boxes = site.all("input[type=checkbox]", root);
    var personas = site.one("select", root);
    var said = site.one(".free-said", root);
    var result = site.one(".free-result", root);

    function filled(text, values) {
      return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
    }

    function signed(tenths) {
      var shown = (Math.abs(tenths) / 10).toLocaleString(language + "-u-nu-latn");
      return (tenths > 0 ? "+" : tenths < 0 ? "\u2212" : "") + shown;
    }

    function chosen() {
      return boxes.filter(function (box) { return box.checked; });
    }

    function load(box, then) {
      var id = box.value;
      if (curves[id]) return then();
      if (waiting[id]) return waiting[id].push(then);
      waiting[id] = [then];
      said.textContent = words.loading;
      var script = site.element("script", { src: box.getAttribute("data-script") });
      script.addEventListener("load", function () {
        waiting[id].splice(0).forEach(function (each) { each(); });
      });
      document.head.append(script);
    }

    // Only journeys of one stage model have stages in common: a choice in another one starts anew.
    function keepToOneModel(box) {
      var own = box.closest("fieldset");
      boxes.forEach(function (other) {
        if (other.closest("fieldset") !== own) other.checked = false;
      });
    }

    function limit() {
      var full = chosen().length >= most;
      boxes.forEach(function (box) { box.disabled = full && !box.checked; });
      return full;
    }

    function remember() {
      var ids = chosen().map(function (box) { return encodeURIComponent(box.value); });
      var state = ids.length ? "#compare=" + ids.join(",") + "&persona=" + encodeURIComponent(personas.value) : "#";
      // Nothing to go back to: the choice is the page's state, not a place.
      history.replaceState(null, "", state);
    }

    function recall() {
      var found = /^#compare=([^&]*)(?:&persona=([^&]*))?/.exec(location.hash);
      if (!found) return;
      var ids = found[1].split(",").map(decodeURIComponent).slice(0, most);
      boxes.forEach(function (box) { box.checked = ids.indexOf(box.value) >= 0; });
      var first = chosen()[0];
      if (first) keepToOneModel(first);
      if (found[2]) personas.value = decodeURIComponent(found[2]);
      if (personas.selectedIndex < 0) personas.selectedIndex = 0;
    }

    function update() {
      var full = limit();
      var now = chosen();
      var missing = now.filter(function (box) { return !curves[box.value]; });
      if (missing.length) return missing.forEach(function (box) { load(box, update); });
      result.replaceChildren();
      if (now.length < 2) {
        said.textContent = now.length ? words["choose-two"] : "";
        return;
      }
      draw(now.map(function (box) { return curves[box.value]; }), site.all("li", now[0].closest("fieldset")), full);
    }

    function draw(picked, titles, full) {
      var persona = personas.value;
      var name = personas.selectedOptions[0].textContent;
      var notes = [];
      var lines = [];
      picked.forEach(function (curve) {
        var steps = curve.steps.filter(function (step) { return persona in step.felt; });
        if (!steps.length) notes.push(filled(words["not-through"], { who: name, journey: curve.name }));
        else if (!steps.some(function (step) { return step.felt[persona]; })) notes.push(filled(words["nothing-known"], { journey: curve.name }));
        else lines.push({ curve: curve, steps: steps, letter: String.fromCharCode(65 + lines.length), style: "j" + (lines.length + 1) });
      });
      var called = lines.map(function (line) { return line.curve.name; });
      said.textContent = [lines.length ? filled(words.drawn, { journeys: lines.map(function (line) { return line.letter + " " + line.curve.name; }).join("; ") }) : ""]
        .concat(notes, full ? [words["too-many"]] : []).filter(Boolean).join(" ");
      if (!lines.length) return;
      var stages = titles.map(function (item) { return item.textContent; });
      var label = filled(words["lowest-in"], { who: name });
      var box = site.element("div", { "class": "compare-chart", role: "group", tabindex: "0", "aria-label": called.join("; ") }, []);
      result.append(box);
      box.append(site.overlaid(lines, stages, persona, words.levels, Math.max(result.clientWidth, 640), getComputedStyle(root).direction === "rtl"));
      result.append(table(lines, stages, persona, label));
    }

    function table(lines, stages, persona, label) {
      var head = [site.element("th", { scope: "col" }, [words.stage])].concat(lines.map(function (line) {
        var called = line.curve.hypothesis ? filled(words.hypothesis, { side: line.curve.name }) : line.curve.name;
        return site.element("th", { scope: "col" }, [
          site.element("span", { "class": "letter " + line.style }, [line.letter]), " ",
          site.element("a", { href: line.curve.url }, [called])
        ]);
      }));
      var rows = stages.map(function (title, index) {
        var cells = lines.map(function (line) {
          var letter = site.element("span", { "class": "letter " + line.style }, [line.letter]);
          return site.element("td", {}, [letter, " "].concat(cell(line, index, persona)));
        });
        return site.element("tr", {}, [site.element("th", { scope: "row" }, [index + 1 + " " + title])].concat(cells));
      });
      return site.element("table", { "class": "list free-table" }, [
        site.element("caption", {}, [label]),
        site.element("thead", {}, [site.element("tr", {}, head)]),
        site.element("tbody", {}, rows)
      ]);
    }

    function cell(line, stage, persona) {
      var steps = line.steps.filter(function (step) { return step.stage === stage; });
      if (!steps.length) return [site.element("span", { "class": "none" }, [words["not-in"]])];
      var worst = null;
      steps.forEach(function (step) {
        var felt = step.felt[persona];
        if (felt && (!worst || Math.min(felt[0], felt[1]) < worst.value)) worst = { step: step, value: Math.min(felt[0], felt[1]) };
      });
      if (!worst) return [site.element("span", { "class": "none" }, [words.unknown])];
      var text = filled(words.step, { n: worst.step.n, title: worst.step.title });
      return [
        site.element("b", {}, [signed(worst.value)]), " ",
        site.element("a", { href: line.curve.url + "#" + encodeURIComponent(worst.step.anchor) }, [text])
      ];
    }

    boxes.forEach(function (box) {
      box.addEventListener("change", function () {
        if (box.checked) keepToOneModel(box);
        remember();
        update();
      });
    });
    personas.addEventListener("change", function () { remember(); update(); });
    window.addEventListener("hashchange", function () { recall(); update(); });
    window.addEventListener("pageshow", function () { recall(); update(); });
    root.hidden = false;
  });
})(journeygen);
