// How large a map is printed that stands on A3 as a whole: as small as puts it on one sheet, but where several
// are needed in any case, as large as its width allows. Without scripts it has the smallest size.
journeygen.start(function () {
  "use strict";
  var site = journeygen;
  var part = site.one(".whole-on-a3");
  if (!part || !site.map) return;
  // The classes of css/print.css, in hundredths; and what a sheet of A3 across has for the map, in px. No script
  // is told what paper a reader has, so only the rules for A3 heed the class.
  var SIZES = [100, 92, 86, 80, 74, 68, 62];
  var WIDE = 1490;
  var HIGH = 990;
  var CLOSER = 14; // px that each row is lower on paper

  function fits(size) {
    var table = site.map.table;
    var height = table.offsetHeight - CLOSER * site.map.rows.length;
    return {wide: table.offsetWidth * size / 100 <= WIDE, high: height * size / 100 <= HIGH};
  }

  function clear() {
    SIZES.forEach(function (size) { part.classList.remove("size-" + size); });
  }

  window.addEventListener("beforeprint", function () {
    clear();
    if (!site.map.table.offsetHeight) return; // on a phone it is not laid out
    var wide = SIZES.filter(function (size) { return fits(size).wide; });
    var whole = wide.filter(function (size) { return fits(size).high; });
    var size = whole[0] || wide[0];
    if (size) part.classList.add("size-" + size);
  });
  window.addEventListener("afterprint", clear);
});
