// How the search reads words: without case and accents, and scripts that write without blanks by pairs of characters.
(function () {
  "use strict";
  // Chinese, Japanese, Thai, Lao, Khmer and Burmese put no blanks between words.
  var JOINED = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
  var PIECES = new RegExp("[" + JOINED + "\\p{M}]*[" + JOINED + "][" + JOINED + "\\p{M}]*|(?:(?![" + JOINED + "])[\\p{L}\\p{N}\\p{M}])+", "gu");
  var IS_JOINED = new RegExp("[" + JOINED + "]", "u");
  var LETTERS = {"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"};

  // Latin and Greek accents, and the vowel signs that Arabic and Hebrew may leave out.
  function fold(text) {
    return text.toLowerCase().normalize("NFKD")
      .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g, "")
      .replace(/[ßœæøłđðþı]/g, function (letter) { return LETTERS[letter]; })
      .normalize("NFKC");
  }

  function pairs(piece) {
    var letters = Array.from(piece), found = [];
    for (var k = 0; k + 1 < letters.length; k++) found.push(letters[k] + letters[k + 1]);
    return found;
  }

  // The words of a text, as they are kept in the index. A joined script's last character stands alone,
  // too, so that each single one is found as the beginning of something.
  function indexed(text) {
    var found = [];
    (fold(text).match(PIECES) || []).forEach(function (piece) {
      if (!IS_JOINED.test(piece)) found.push(piece);
      else found.push.apply(found, pairs(piece).concat(Array.from(piece).pop()));
    });
    return found;
  }

  // The words of what a reader asks for.
  function asked(text) {
    var found = [];
    (fold(text).match(PIECES) || []).forEach(function (piece) {
      if (!IS_JOINED.test(piece) || Array.from(piece).length === 1) found.push(piece);
      else found.push.apply(found, pairs(piece));
    });
    return found;
  }

  // A text in pieces, [words, whether they were asked for]: a word whose beginning was, or the very characters.
  function marked(text, terms) {
    var found = [], at = 0;
    function add(piece, hit) {
      var last = found[found.length - 1];
      if (!piece) return;
      if (last && last[1] === hit) last[0] += piece;
      else found.push([piece, hit]);
    }
    text.replace(PIECES, function (piece, place) {
      add(text.slice(at, place), false);
      at = place + piece.length;
      var word = fold(piece);
      if (!IS_JOINED.test(piece)) {
        add(piece, terms.some(function (term) { return word.indexOf(term) === 0; }));
        return piece;
      }
      var letters = Array.from(piece), hits = letters.map(function () { return false; });
      letters.forEach(function (letter, k) {
        terms.forEach(function (term) {
          var length = Array.from(term).length;
          if (fold(letters.slice(k, k + length).join("")) === term) hits.fill(true, k, k + length);
        });
      });
      letters.forEach(function (letter, k) { add(letter, hits[k]); });
      return piece;
    });
    add(text.slice(at), false);
    return found;
  }

  journeygen.searchWords = {fold: fold, indexed: indexed, asked: asked, marked: marked};
})();
