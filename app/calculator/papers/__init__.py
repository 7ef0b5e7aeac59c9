"""What leaves a calculation as a file: a page for a budget, a workbook that reckons, JSON, and a paragraph to copy.

Each has the stamp of its values, what it leaves out, and that the formulas are our own. None has a person's name, and
none says anything of a person's benefits or taxes: they are not reckoned.
"""
