"""The lessons as a static site, to read and to run. `make site` builds it; `python -m website` is the same."""
