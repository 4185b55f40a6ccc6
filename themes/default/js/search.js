// The search index: loaded when it is first asked, part by part, and what it finds.
journeygen.search = (function () {
  "use strict";
  var words = journeygen.searchWords;
  // How much a find of each kind weighs, in the order of the index: whole journeys before single steps, and what
  // happens to customers (steps, pains) before what is measured and written about it.
  var WEIGHT = [2.2, 2, 1.6, 1.6, 1.5, 1.5, 1, 1, 1.2, 1.2, 1.4, 1.4];
  // The context of so many records is kept in mind once each; beyond that it is only shown, not searched.
  var MANY = 25000;
  var about = null, library = null, kept = [], listeners = [], state = "asleep", root = "";

  function add(address) {
    return new Promise(function (done, fail) {
      var script = document.createElement("script");
      script.src = root + address;
      script.onload = function () { script.remove(); done(); };
      script.onerror = function () { script.remove(); fail(new Error(address)); };
      document.head.append(script);
    });
  }

  function tell() {
    listeners.forEach(function (listener) { listener(); });
  }

  // Loads what is not loaded yet. `from` is the way to the site's root, `address` the index from there.
  function wake(from, address) {
    if (state !== "asleep") return;
    state = "loading";
    root = from;
    add(address).then(function () {
      return about.scripts.reduce(function (before, next) {
        return before.then(function () { return add(next); }).then(rest).then(tell);
      }, Promise.resolve());
    }).then(function () { state = "ready"; }, function () { state = "failed"; }).then(tell);
  }

  // A breath between parts, so that typing stays smooth while a large index comes in.
  function rest() {
    return new Promise(function (done) { setTimeout(done); });
  }

  function made() {
    return new window.MiniSearch({
      fields: ["title", "context", "text"],
      tokenize: words.indexed,
      processTerm: function (term) { return term; },
      searchOptions: {tokenize: words.asked, combineWith: "AND", boost: {title: 4, context: 0.4, text: 1}}
    });
  }

  function index(given) {
    about = given;
  }

  function part(given) {
    if (!library) library = made();
    given.records.forEach(function (row) {
      var page = given.pages[row[2]];
      var record = {
        id: kept.length, kind: row[0], title: row[1], context: given.contexts[row[4]], text: row[5], weight: row[6] || 1,
        address: page[0] + (row[3] ? "#" + row[3] : ""), language: page[1]
      };
      kept.push(record);
      library.add(kept.length < MANY ? record : {id: record.id, title: record.title, text: record.text});
    });
  }

  // Where a find stands in the list: the library's score, the kind, and whether the title is what was asked for.
  function rank(found, query) {
    var record = kept[found.id], title = words.fold(record.title);
    var likeness = title === query ? 4 : title.indexOf(query) === 0 ? 1.6 : 1;
    return found.score * WEIGHT[record.kind] * record.weight * likeness;
  }

  function fuzzy(term) {
    return term.length > 3 && /^[a-z]+$/.test(term) ? 0.2 : false;
  }

  // A record that only lies inside something of this name is no find.
  function sought(query, options) {
    return library.search(query, options).filter(function (each) {
      return Object.keys(each.match).some(function (term) {
        return each.match[term].some(function (field) { return field !== "context"; });
      });
    });
  }

  // What is found for a text, the best first: what has all its words, else all but for a slip, else some of them.
  function find(text) {
    var query = words.fold(text.trim());
    if (!library || !words.asked(query).length) return [];
    var each = query.split(/\s+/).filter(function (word) { return words.asked(word).length; });
    var found = sought(query, {prefix: true});
    if (!found.length) found = sought(query, {prefix: true, fuzzy: fuzzy});
    if (!found.length && each.length > 1) found = sought({combineWith: "OR", queries: each}, {prefix: true});
    return found
      .map(function (each) { return {record: kept[each.id], terms: each.terms, rank: rank(each, query)}; })
      .sort(function (a, b) { return b.rank - a.rank || a.record.id - b.record.id; });
  }

  // A text with a number in it, in the plural form that its language has for the number.
  function counted(forms, n, more) {
    var form = forms[new Intl.PluralRules(about.language).select(n)] || forms.other;
    return form.replace("{n}", n.toLocaleString(about.language)).replace("{shown}", more);
  }

  return {
    index: index, part: part, wake: wake, find: find,
    listen: function (listener) { listeners.push(listener); },
    state: function () { return state; },
    address: function (record) { return root + record.address; },
    kind: function (record) { return about.kinds[record.kind]; },
    count: function (n, shown) { return shown < n ? counted(about.most, n, shown) : counted(about.count, n, shown); }
  };
})();
