// The fragment of the address is the state of the page: an anchor first, then what is chosen, as in
// `#step-upload&persona=tim&lanes=emotion,pains&hurts=1`. This is its only reader and writer.
(function (site) {
  "use strict";
  var KEYS = ["persona", "channel", "team", "lanes", "hurts", "moments", "density"];
  var told = [];

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch (broken) {
      return text; // a per cent sign that somebody typed
    }
  }

  // { anchor: "step-upload", persona: "tim", lanes: ["emotion", "pains"] }; what is not chosen is "".
  function read() {
    var state = {anchor: "", lanes: null};
    KEYS.forEach(function (key) { if (key !== "lanes") state[key] = ""; });
    location.hash.slice(1).split("&").forEach(function (part, place) {
      var at = part.indexOf("=");
      var key = part.slice(0, at);
      if (at > 0 && KEYS.indexOf(key) >= 0) {
        var value = part.slice(at + 1);
        state[key] = key === "lanes" ? value.split(",").filter(Boolean).map(decoded) : decoded(value);
      } else if (place === 0) {
        state.anchor = decoded(part);
      }
    });
    return state;
  }

  function written(state) {
    var parts = state.anchor ? [encodeURIComponent(state.anchor)] : [];
    KEYS.forEach(function (key) {
      if (key === "lanes" ? state.lanes : state[key]) {
        parts.push(key + "=" + (key === "lanes" ? state.lanes.map(encodeURIComponent).join(",") : encodeURIComponent(state[key])));
      }
    });
    return parts.join("&");
  }

  // Changes some of the state, and tells everybody. With `step`, the way back leads to what was before.
  function write(changes, step) {
    var state = read();
    Object.keys(changes).forEach(function (key) { state[key] = changes[key]; });
    var fragment = written(state);
    if (fragment !== location.hash.slice(1)) {
      var url = fragment ? "#" + fragment : location.pathname + location.search;
      history[step ? "pushState" : "replaceState"](null, "", url);
    }
    tell();
  }

  function tell() {
    var state = read();
    told.forEach(function (listener) { listener(state); });
  }

  window.addEventListener("hashchange", tell);
  window.addEventListener("popstate", tell);

  site.address = {
    read: read,
    write: write,
    tell: tell,
    onChange: function (listener) { told.push(listener); }
  };
})(journeygen);
