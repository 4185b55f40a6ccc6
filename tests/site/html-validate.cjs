/* How html-validate looks at the built site: its recommended rules, and where we say otherwise, why. */
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  elements: ["html5"],
  rules: {
    // Either case is right in HTML; ours is the lower one, as all our markup.
    "doctype-style": ["error", { style: "lowercase" }],
    // The rule's default wants a label on controls and landmarks only. ARIA lets every element be named
    // whose role takes a name: a list, a figure, a picture.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // Checkboxes of one name are one choice of several, as radio buttons are one of one.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
    // What the search finds is a listbox below a text field, as ARIA's combobox has it: no <select> can be that.
    "prefer-native-element": ["error", { exclude: ["listbox"] }],
    // Filters act at once and are sent nowhere, so they need no button for that.
    "wcag/h32": "off",
    // Titles are the content's: search engines cut what is longer than 70 characters, readers do not.
    "long-title": "off",
  },
};
