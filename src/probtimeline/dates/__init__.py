"""Words to dates: `read.read_date` reads what people and newspapers write.

Three readers, in this order, and the first that understands the words answers:

1. EDTF exactly (`core.edtf`): 2013, 2013-02, 2013-02-21, 2009-09/2012-11, 2014/.., 201X.
2. A grammar of English dates (`grammar`): 21st February 2013, autumn of 2013, c. 2013, since
   2014, between 2013 and 2015, by May 2015, the 1990s, 44 BC, FY 2016-17, Q3 2016, early 2013;
   and, given a base, last September, Wednesday, three years ago, earlier this month.
3. dateparser (`spoken`) for what is left, and only where its answer can be checked word by word.

A date is never read as more precise than it was given, no word that changes the meaning is
dropped, and what has two meanings is refused with both spellings offered.
"""
