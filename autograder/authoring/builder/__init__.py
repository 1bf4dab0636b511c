"""Lessons to notebooks: lessons/NN_topic.py -> source/NN_topic/NN_topic.ipynb -> release/NN_topic/NN_topic.ipynb.

    lesson    reads py:percent into cells          rules     refuses what would go wrong later
    markers   the compact nbgrader marker          hints     {{hints name}} in the prose
    regions   BEGIN SOLUTION, BEGIN HIDDEN TESTS   notebook  writes the source notebook
    stubs     what stands in for a solution        release   runs nbgrader's generate_assignment
    cards     points and minutes, as prose         points    docs/points.md, from the cards
    syllabus  course/syllabus.json, for learners   problems  how a refusal reads
    welcome   the page that learners begin with    course    all of it, for a whole course
    without_course  what a notebook says where `course` is missing

The same lessons give the same bytes on every machine.
"""
