"""The maintainer's refresh of the shipped rates; see docs/rates.md. Nothing of the app imports it.

Run from the root of a checkout, most easily as ``make rates``::

    python -m resources.rates.refresh build

where ``build`` is a folder with the pinned wheel of litellm, that wheel, or the JSON out of it.
"""
