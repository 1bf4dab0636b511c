"""The gradebook, and the pages that come with a mark. nbgrader's schema, nbgrader's seams, one writer.

course      its settings, who handed in what            intake      what was handed in, one submission at a time
strays      what lies there and is not graded           timestamp_file, timestamps   when it came, and what that means
autograded  the graded notebooks, as nbgrader has them  names       which students' names are safe to show

database    the gradebook, opened or made               tables      our own tables in it
cells       a lesson's cells as it knows them           changes, keeping   what becomes of them where a lesson changes
ledger      the one writer of marks                     rows        a submission's rows in nbgrader's tables
entering    a verdict into folder and gradebook         reading, recorded  what the gradebook says of a class
lock        one run at a time                           given_back  what the watch has taken and given back
copying     into another database                       export      the table of `nbgrader export`

dates       due dates and extensions                    penalties   what lateness costs, brought up to date
late        late penalties, by the course's plugin      late_rule   the plugin that is set by settings
calendar    the class's time zone                       durations   "2 days", read and said

exporter, preprocessors, autograding, stations          `nbgrader autograde` and formgrader's button
autotests   tests that nbgrader writes itself           formulas    as MathML
feedback, opening, feedback_page                        a student's page
formgrader_page                                         an instructor's
"""
