"""From a tree of files to the catalog: read, place, normalise, resolve, validate."""
