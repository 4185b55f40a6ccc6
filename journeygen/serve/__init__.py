"""The preview: the site in memory, served to browsers, and brought up to date with every save."""
