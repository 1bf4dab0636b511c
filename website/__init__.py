"""The reading edition: the lessons as a static site. `make site` builds it; `python -m website` is the same."""
