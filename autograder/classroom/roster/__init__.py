"""The roster: who is in the class, and by which ids a learning platform knows them.

tables     CSV files as platforms and spreadsheets write them   columns   what each of their columns holds
titles     what columns are called, in many languages           shapes    what cells tell where no title does
person     one student on the roster                            reading   from such a file to students
names      people's names, however they are written             matching  whose work it is, by id, e-mail or name
enrolment  the roster in the gradebook                          screen    what `autograder roster` tells
"""
