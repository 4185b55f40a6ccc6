"""What `journeygen new` writes: a small site to start from, and files to fill in.

The texts stand in `texts/`, as they will be written, one folder a language: `site/` is what every
site gets, the folders beside it are one kind of business each, `files/` has what is filled in for a
single entity. `texts.py` says how they are filled in. Nothing is ever overwritten.
"""
