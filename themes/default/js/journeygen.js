// The one name that the scripts share, and what all of them need. The files are classic scripts, joined
// in the order of theme.toml: modules and fetch do not work in pages that are opened from disk.
var journeygen = {};

(function (site) {
  "use strict";

  // What a part does when the page has been read. A part that fails leaves the others working.
  site.start = function (part) {
    try {
      part();
    } catch (fault) {
      setTimeout(function () { throw fault; });
    }
  };

  // The parts stand in pages that read without them, so most of what they need may be missing.
  site.one = function (selector, within) {
    return (within || document).querySelector(selector);
  };
  site.all = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };

  // An element with attributes and children; strings become text nodes, never markup.
  site.element = function (name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (attributes[key] !== null && attributes[key] !== false) made.setAttribute(key, attributes[key] === true ? "" : attributes[key]);
    });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  };

  // A copy of something of the page, without the ids that the page has already.
  site.copy = function (node) {
    var copy = node.cloneNode(true);
    [copy].concat(site.all("[id]", copy)).forEach(function (each) { each.removeAttribute("id"); });
    if (copy.hasAttribute("aria-labelledby")) {
      copy.removeAttribute("aria-labelledby");
      copy.removeAttribute("role");
      copy.setAttribute("aria-hidden", "true");
    }
    return copy;
  };

  // Says something to screen readers without moving the focus.
  var said = null;
  site.say = function (words) {
    if (!said) {
      said = site.element("p", {"class": "unseen", "role": "status", "aria-live": "polite"});
      document.body.append(said);
    }
    said.textContent = words;
  };
})(journeygen);
