"""The gradebook, and the pages that come with a mark. nbgrader's schema, nbgrader's seams, one writer.

ledger      a submission's marks and the fact that it is done, in one transaction; read back as `recorded`
gradebook   opening it, and our one table in it            cells     a lesson's cells as it knows them
rows        a submission's rows in nbgrader's tables       reading   what it says of a class
late        late penalties, by the course's plugin         late_rule the plugin that is set by settings
dates       due dates and extensions                       penalties what lateness costs, brought up to date
calendar    the class's time zone                          durations "2 days", read and said
names       which students' names are safe to show

exporter, preprocessors, autograding, stations    `nbgrader autograde` and formgrader's button
export                                            the table of `nbgrader export`
feedback, opening, feedback_page                  a student's page        formgrader_page   an instructor's
explained                                         the page where nothing could be graded
inert, frames, clean_markdown                     what students wrote, safe to stand in a page
"""
