// The picture of the free comparison: the curves of several journeys over the stages they share.
(function (site) {
  "use strict";
  var TOP = 26, LEVEL = 48, AXIS = 118, MARK = 5;
  var BAR = TOP + 4 * LEVEL + 30;

  function svg(name, attributes, text) {
    var made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text !== undefined) made.append(text);
    return made;
  }

  function height(tenths) {
    return TOP + (20 - tenths) / 10 * LEVEL;
  }

  // A monotone cubic through the points (Fritsch and Carlson, 1980): as in the charts of the build.
  function path(points) {
    if (points.length < 2) return "";
    var count = points.length - 1, secants = [], slopes = [], i;
    for (i = 0; i < count; i++) secants.push((points[i + 1].y - points[i].y) / (points[i + 1].x - points[i].x));
    for (i = 0; i <= count; i++) {
      var left = secants[Math.max(i - 1, 0)], right = secants[Math.min(i, count - 1)];
      slopes.push(left * right <= 0 && i > 0 && i < count ? 0 : (left + right) / 2);
    }
    for (i = 0; i < count; i++) {
      if (!secants[i]) { slopes[i] = slopes[i + 1] = 0; continue; }
      var length = Math.hypot(slopes[i] / secants[i], slopes[i + 1] / secants[i]);
      if (length > 3) { slopes[i] *= 3 / length; slopes[i + 1] *= 3 / length; }
    }
    var d = "M" + points[0].x + " " + points[0].y;
    for (i = 0; i < count; i++) {
      var third = (points[i + 1].x - points[i].x) / 3;
      d += "C" + [points[i].x + third, points[i].y + third * slopes[i], points[i + 1].x - third, points[i + 1].y - third * slopes[i + 1], points[i + 1].x, points[i + 1].y].join(" ");
    }
    return d;
  }

  // The points of a line, in runs: a step whose feeling is not known ends one.
  function runs(line, persona, room, widths, starts) {
    var found = [[]], seen = {}, counts = {};
    line.steps.forEach(function (step) { counts[step.stage] = (counts[step.stage] || 0) + 1; });
    line.steps.forEach(function (step) {
      var at = seen[step.stage] = (seen[step.stage] || 0) + 1;
      var wide = widths[step.stage] / counts[step.stage];
      var x = starts[step.stage] + wide * (at - 0.5);
      var felt = step.felt[persona];
      if (!felt) { found.push([]); return; }
      var run = found[found.length - 1];
      if (felt[0] === felt[1]) run.push({ x: x, y: height(felt[0]) });
      else run.push({ x: x - wide / 5, y: height(felt[0]) }, { x: x + wide / 5, y: height(felt[1]) });
    });
    return found.filter(function (run) { return run.length; });
  }

  function mark(style, x, y) {
    var r = MARK;
    if (style === "j1") return svg("circle", { "class": "mark", cx: x, cy: y, r: r });
    if (style === "j2") return svg("rect", { "class": "mark", x: x - r * 0.9, y: y - r * 0.9, width: r * 1.8, height: r * 1.8, rx: 1 });
    var points = style === "j3" ? [[0, -1.3], [1.2, 0.9], [-1.2, 0.9]] : [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]];
    return svg("polygon", { "class": "mark", points: points.map(function (p) { return (x + p[0] * r) + "," + (y + p[1] * r); }).join(" ") });
  }

  site.overlaid = function (lines, stages, persona, levels, width, rtl) {
    // Stages are as wide as the most steps that one of the journeys has there.
    var most = stages.map(function (_, stage) {
      return Math.max.apply(null, [1].concat(lines.map(function (line) {
        return line.steps.filter(function (step) { return step.stage === stage; }).length;
      })));
    });
    var total = most.reduce(function (sum, each) { return sum + each; }, 0);
    width = Math.max(width, AXIS + total * 52);
    var room = width - AXIS - 2, starts = [], at = AXIS;
    var widths = most.map(function (each) {
      starts.push(at);
      at += room * each / total;
      return room * each / total;
    });
    var high = BAR + 34;
    var picture = svg("svg", { "class": "chart chart-free", width: width, height: high, viewBox: "0 0 " + width + " " + high, "aria-hidden": "true", focusable: "false", direction: rtl ? "rtl" : "ltr" });
    function x(value) { return rtl ? width - value : value; }
    var shapes = svg("g", rtl ? { transform: "matrix(-1 0 0 1 " + width + " 0)" } : {});
    picture.append(shapes);
    levels.forEach(function (word, index) {
      var y = TOP + index * LEVEL;
      shapes.append(svg("path", { "class": index === 2 ? "zero" : "rule", d: "M" + AXIS + " " + y + "H" + width }));
      var value = 2 - index;
      var shown = (value > 0 ? "+" : value < 0 ? "\u2212" : "") + Math.abs(value);
      picture.append(svg("text", { "class": "axis-word", x: x(AXIS - 36), y: y + 4, "text-anchor": "end" }, word));
      picture.append(svg("text", { "class": "axis-number", x: x(AXIS - 10), y: y + 4, "text-anchor": "end" }, rtl ? "\u2066" + shown + "\u2069" : shown));
    });
    stages.forEach(function (title, index) {
      var end = starts[index] + widths[index] - (index + 1 < stages.length ? 2 : 0);
      if (index) shapes.append(svg("path", { "class": "rule", d: "M" + starts[index] + " 8V" + BAR }));
      shapes.append(svg("rect", { "class": "stage-" + (index % 12 + 1), x: starts[index], y: BAR, width: end - starts[index], height: 4 }));
      var fits = Math.floor((widths[index] - 12) / 7.6);
      var name = index + 1 + " " + title;
      picture.append(svg("text", { "class": "stage-name", x: x(starts[index] + 6), y: BAR + 22 }, name.length > fits ? name.slice(0, Math.max(fits - 1, 1)) + "\u2026" : name));
    });
    var letters = [];
    lines.forEach(function (line) {
      var group = svg("g", { "class": line.style });
      var own = runs(line, persona, room, widths, starts);
      own.forEach(function (run) {
        group.append(svg("path", { "class": "line", d: path(run) }));
      });
      own.forEach(function (run) {
        run.forEach(function (point) { group.append(mark(line.style, point.x, point.y)); });
      });
      shapes.append(group);
      // The letter stands above the line's first point, further up where another one is there.
      var first = own[0][0], y = first.y - 11;
      while (letters.some(function (other) { return Math.abs(other.x - first.x) < 14 && Math.abs(other.y - y) < 14; })) y -= 14;
      letters.push({ x: first.x, y: y });
      picture.append(svg("text", { "class": "letter " + line.style, x: x(first.x), y: y, "text-anchor": "middle" }, line.letter));
    });
    return picture;
  };
})(journeygen);
