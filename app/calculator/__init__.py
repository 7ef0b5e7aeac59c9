"""What a job costs and who pays: values by year, the calculation, the staff mix (*Värden*, *Räkna*, *Bemanningsmix*).

Money is `Decimal`, in kronor, and is rounded only where it is shown. The formulas are our own: the report tells of such
a tool (3.2.3), and its formulas were not found in public copies.
"""
