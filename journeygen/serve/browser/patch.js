// Brings the page in the browser up to the page as it is now, in place.
//
// Three pages take part: the one that was sent, the one that is sent now, and the one in the browser,
// which scripts and readers have changed since: filters, a panel that is open, what is typed. Only what
// differs between the two that were sent is done to the third, so that all the rest stays. A patch
// library knows two pages, and would undo what the scripts did.
(function (preview) {
  "use strict";
  var OWN = "[data-journeygen-preview]";
  var MOST = 40000; // pairs of children to weigh; beyond, lists are compared from both ends only

  // --- the page as it was sent, and what each of its nodes is in the browser

  var live = new WeakMap();

  function pair(sent, shown) {
    live.set(sent, shown);
    var one = sent.firstChild;
    var other = shown.firstChild;
    while (one && other) {
      pair(one, other);
      one = one.nextSibling;
      other = other.nextSibling;
    }
  }

  // Called before the scripts of the page run. What is here has no scripts: <noscript> is markup in one
  // page and text in the other.
  function sentAs(page) {
    var sent = page.cloneNode(true);
    pair(sent, page);
    return sent;
  }

  // --- differences

  function isOpaque(node) {
    return node.nodeName === "NOSCRIPT" || (node.nodeType === 1 && node.matches(OWN));
  }

  function key(node) {
    return node.nodeType === 1 ? node.nodeName + "#" + (node.id || "") : node.nodeName;
  }

  // Which of the old children are which of the new ones: as [old, new] in order; null where one has none.
  function matched(old, young) {
    var head = 0;
    while (head < old.length && head < young.length && old[head].isEqualNode(young[head])) head++;
    var tail = 0;
    while (tail < old.length - head && tail < young.length - head &&
      old[old.length - 1 - tail].isEqualNode(young[young.length - 1 - tail])) tail++;
    var pairs = [];
    for (var at = 0; at < head; at++) pairs.push([old[at], young[at]]);
    pairs = pairs.concat(between(old.slice(head, old.length - tail), young.slice(head, young.length - tail)));
    for (at = tail; at > 0; at--) pairs.push([old[old.length - at], young[young.length - at]]);
    return pairs;
  }

  // The alignment of most weight: children that are equal count most, those of one kind and id a little.
  function between(old, young) {
    if (!old.length) return young.map(function (each) { return [null, each]; });
    if (!young.length) return old.map(function (each) { return [each, null]; });
    if (old.length * young.length > MOST || (old.length === 1 && young.length === 1)) return inTurn(old, young);
    var texts = [old, young].map(function (nodes) {
      return nodes.map(function (node) { return node.outerHTML || node.nodeName + node.data; });
    });
    var best = [];
    var i, j;
    for (i = old.length; i >= 0; i--) {
      best[i] = [];
      for (j = young.length; j >= 0; j--) {
        if (i === old.length || j === young.length) {
          best[i][j] = 0;
          continue;
        }
        var same = texts[0][i] === texts[1][j] ? 5 : key(old[i]) === key(young[j]) ? (old[i].id ? 4 : 1) : 0;
        best[i][j] = Math.max(best[i + 1][j], best[i][j + 1], same ? best[i + 1][j + 1] + same : 0);
      }
    }
    var pairs = [];
    i = j = 0;
    while (i < old.length && j < young.length) {
      var weight = texts[0][i] === texts[1][j] ? 5 : key(old[i]) === key(young[j]) ? (old[i].id ? 4 : 1) : 0;
      if (weight && best[i][j] === best[i + 1][j + 1] + weight) pairs.push([old[i++], young[j++]]);
      else if (best[i][j] === best[i + 1][j]) pairs.push([old[i++], null]);
      else pairs.push([null, young[j++]]);
    }
    return pairs.concat(
      old.slice(i).map(function (each) { return [each, null]; }),
      young.slice(j).map(function (each) { return [null, each]; })
    );
  }

  function inTurn(old, young) {
    var pairs = [];
    for (var at = 0; at < Math.max(old.length, young.length); at++) {
      var one = old[at] || null;
      var other = young[at] || null;
      if (one && other && key(one) !== key(other)) pairs.push([one, null], [null, other]);
      else pairs.push([one, other]);
    }
    return pairs;
  }

  // --- the patch

  // The words of a class that were sent change; those that scripts added stay.
  function reclass(shown, before, after) {
    var was = before.split(/\s+/);
    var is = after.split(/\s+/);
    was.forEach(function (name) { if (name && is.indexOf(name) < 0) shown.classList.remove(name); });
    is.forEach(function (name) { if (name && was.indexOf(name) < 0) shown.classList.add(name); });
  }

  function attributes(old, young, shown) {
    var changed = false;
    var names = {};
    [old, young].forEach(function (node) {
      Array.prototype.forEach.call(node.attributes, function (each) { names[each.name] = true; });
    });
    Object.keys(names).forEach(function (name) {
      var before = old.getAttribute(name);
      var after = young.getAttribute(name);
      if (before === after) return;
      changed = true;
      if (name === "class") reclass(shown, before || "", after || "");
      else if (after === null) shown.removeAttribute(name);
      else shown.setAttribute(name, after);
      if (after === null) old.removeAttribute(name);
      else old.setAttribute(name, after);
    });
    return changed;
  }

  function morph(old, young, found) {
    if (isOpaque(old) || old.isEqualNode(young)) return;
    var shown = live.get(old);
    if (old.nodeType !== 1) {
      shown.data = young.data;
      old.data = young.data;
      found.push(shown);
      return;
    }
    if (attributes(old, young, shown)) found.push(shown);
    children(old, young, shown, found);
  }

  function children(old, young, shown, found) {
    var before = Array.prototype.slice.call(old.childNodes);
    var after = Array.prototype.slice.call(young.childNodes);
    var last = null; // the child of `old` that was placed last
    matched(before.filter(notOwn), after.filter(notOwn)).forEach(function (each) {
      if (!each[1]) {
        live.get(each[0]).remove();
        each[0].remove();
        found.push(shown);
      } else if (each[0]) {
        morph(each[0], each[1], found);
        last = each[0];
      } else {
        var sent = document.importNode(each[1], true);
        var made = document.importNode(each[1], true);
        pair(sent, made);
        old.insertBefore(sent, last ? last.nextSibling : old.firstChild);
        var at = last ? live.get(last).nextSibling : shown.firstChild;
        shown.insertBefore(made, at && at.parentNode === shown ? at : null);
        last = sent;
        found.push(made);
      }
    });
  }

  function notOwn(node) {
    return !(node.nodeType === 1 && node.matches(OWN));
  }

  // A stylesheet of another name comes in before the old one goes: nothing is seen without style.
  function restyle(old, young) {
    var sheets = [old, young].map(function (head) {
      return Array.prototype.slice.call(head.querySelectorAll('link[rel="stylesheet"]')).filter(notOwn);
    });
    sheets[1].forEach(function (sheet, place) {
      var before = sheets[0][place];
      if (before && before.getAttribute("href") === sheet.getAttribute("href")) return;
      var made = document.importNode(sheet, true);
      var gone = before && live.get(before);
      if (gone) {
        made.addEventListener("load", function () { gone.remove(); });
        made.addEventListener("error", function () { gone.remove(); });
        gone.after(made);
        before.setAttribute("href", sheet.getAttribute("href"));
        live.set(before, made);
      } else {
        document.head.append(made);
        var sent = old.appendChild(document.importNode(sheet, true));
        live.set(sent, made);
      }
    });
    sheets[0].slice(sheets[1].length).forEach(function (sheet) {
      live.get(sheet).remove();
      sheet.remove();
    });
  }

  function scripts(head) {
    return Array.prototype.slice.call(head.querySelectorAll("script[src]")).filter(notOwn)
      .map(function (script) { return script.getAttribute("src"); }).join(" ");
  }

  // Brings the page up to `html`. Gives the nodes that changed; null where only a reload will do.
  function patch(sent, html) {
    var now = new DOMParser().parseFromString(html, "text/html");
    if (scripts(sent.head) !== scripts(now.head)) return null;
    // A page of another kind (a map whose file is gone is "not found" now): the scripts know what was there before.
    if (sent.body.className !== now.body.className) return null;
    var found = [];
    restyle(sent.head, now.head);
    ["lang", "dir"].forEach(function (name) {
      var after = now.documentElement.getAttribute(name);
      if (after !== sent.documentElement.getAttribute(name)) {
        document.documentElement.setAttribute(name, after);
        sent.documentElement.setAttribute(name, after);
      }
    });
    document.title = now.title;
    morph(sent.body, now.body, found);
    return found;
  }

  preview.sentAs = sentAs;
  preview.patch = patch;
})(journeygenPreview);
