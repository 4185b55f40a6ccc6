// What `journeygen serve` adds to the pages it serves, and no build has.
var journeygenPreview = {base: "/~journeygen/"};
