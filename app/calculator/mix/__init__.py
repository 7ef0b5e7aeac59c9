"""The staff mix of a unit (*bemanningsmix*): some of those who are relieved become more on a lower wage, where the red
hours are there. Nobody is dismissed for it: its pace is that of those who leave anyway.

The report says that 18 became 19 at a lower cost (3.2.3), and not how: the arithmetic is our own.
"""
