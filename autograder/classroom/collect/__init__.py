"""Collecting: from a learning platform's zip to submitted/STUDENT/LESSON.

archives   zips and folders, read without trusting them   arrivals   what a platform's file names say
forms      how each platform names its files              times      the times that they write
choosing   whose it is, and which of several tries        placing    into submitted/, or unmatched/
worksheet  Moodle's list of who handed in when            dates      when it came, when it was due
handles    under what a platform takes feedback back      result     what came of it
collecting all of it                                      screen     the table at the end
"""
