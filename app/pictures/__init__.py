"""Pictures beside words, for who can't read them: the pictograms of our own pages, and those that a task may have.

All are of OpenMoji (CC BY-SA 4.0), which `make install` brings: `unpack.py` takes out those that are named here.
"""
