"""The compact marker: what it expands to, and what it refuses."""

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader.nbgraderformat import MetadataValidator

from autograder.authoring.builder.markers import Marker, MarkerError, parse_marker
from autograder.engine.grade_ids import solution_of

COMMON = {"cell_type": "code", "schema_version": 3, "task": False}


@pytest.mark.parametrize(
    ("text", "marker", "metadata"),
    [
        (
            '{"grade_id": "relu_backward", "solution": true}',
            Marker("relu_backward", "solution"),
            {"grade_id": "relu_backward", "grade": False, "locked": False, "solution": True},
        ),
        (
            '{"grade_id": "test_relu", "points": 2}',
            Marker("test_relu", "test", 2),
            {"grade_id": "test_relu", "grade": True, "locked": True, "solution": False, "points": 2},
        ),
        (
            '{"points": 0, "grade_id": "test_relu_tie"}',
            Marker("test_relu_tie", "test", 0),
            {"grade_id": "test_relu_tie", "grade": True, "locked": True, "solution": False, "points": 0},
        ),
        (
            '{"grade_id": "test_l2", "extra_points": 1.5}',
            Marker("test_l2", "test", 1.5, is_extra=True),
            {"grade_id": "test_l2", "grade": True, "locked": True, "solution": False, "points": 0},
        ),
        (
            '{"grade_id": "setup", "locked": true}',
            Marker("setup", "locked"),
            {"grade_id": "setup", "grade": False, "locked": True, "solution": False},
        ),
    ],
)
def test_a_marker_expands_to_metadata_that_nbgrader_takes_for_complete(
    text: str, marker: Marker, metadata: dict[str, object]
) -> None:
    assert parse_marker(text) == marker
    extra = {"extra_points": marker.points} if marker.is_extra else {}
    assert marker.metadata() == {"nbgrader": COMMON | metadata} | extra
    cell: NotebookNode = new_code_cell("pass", metadata=marker.metadata())
    MetadataValidator().validate_cell(cell)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"grade_id": "a", "solution": true', "the nbgrader marker is not JSON (Expecting ',' delimiter: line 1"),
        ("{'grade_id': 'a', 'locked': true}", "the nbgrader marker is not JSON (Expecting property name"),
        ('["a"]', "the nbgrader marker is not a JSON object."),
        ('{"grade_id": "a", "point": 2}', "the nbgrader marker has an unknown key, 'point'."),
        ('{"grade_id": "a", "locked": true, "grade": false}', "the nbgrader marker has an unknown key, 'grade'."),
        ('{"solution": true}', "the nbgrader marker has no grade_id of 1 to 64 letters, digits, `_` or `-`."),
        ('{"grade_id": "", "locked": true}', "the nbgrader marker has no grade_id of 1 to 64 letters"),
        ('{"grade_id": "a b", "locked": true}', "the nbgrader marker has no grade_id of 1 to 64 letters"),
        ('{"grade_id": 3, "locked": true}', "the nbgrader marker has no grade_id of 1 to 64 letters"),
        ('{"grade_id": "%s", "locked": true}' % (65 * "a"), "the nbgrader marker has no grade_id of 1 to 64"),
        ('{"grade_id": "test_a"}', "the marker of test_a has 0 of solution, points, extra_points and locked,"),
        (
            '{"grade_id": "a", "solution": true, "locked": true}',
            "the marker of a has 2 of solution, points, extra_points and",
        ),
        (
            '{"grade_id": "a", "solution": true, "points": 1}',
            "the marker of a has 2 of solution, points, extra_points and",
        ),
        ('{"grade_id": "a", "solution": false}', "the marker of a says solution: false, which means nothing."),
        ('{"grade_id": "a", "locked": 1}', "the marker of a says locked: 1, which means nothing."),
        ('{"grade_id": "test_a", "points": 1, "extra_points": 1}', "the marker of test_a has 2 of solution, points,"),
        ('{"grade_id": "test_a", "extra_points": -1}', "the points of test_a are -1, not a number from 0 up."),
        ('{"grade_id": "test_a", "points": -1}', "the points of test_a are -1, not a number from 0 up."),
        ('{"grade_id": "test_a", "points": "2"}', 'the points of test_a are "2", not a number from 0 up.'),
        ('{"grade_id": "test_a", "points": true}', "the points of test_a are true, not a number from 0 up."),
        ('{"grade_id": "test_a", "points": null}', "the points of test_a are null, not a number from 0 up."),
        ('{"grade_id": "test_a", "points": NaN}', "the points of test_a are NaN, not a number from 0 up."),
        ('{"grade_id": "test_a", "points": Infinity}', "the points of test_a are Infinity, not a number from 0 up."),
    ],
)
def test_any_other_marker_is_refused(text: str, message: str) -> None:
    with pytest.raises(MarkerError) as refusal:
        parse_marker(text)
    assert str(refusal.value).startswith(message)


@pytest.mark.parametrize(
    ("test", "solution"),
    [
        ("test_relu", "relu"),
        ("test_relu_hidden", "relu"),
        ("test_relu_backward", "relu_backward"),
        ("test_relu_backward_hidden", "relu_backward"),
        ("test_relux", None),
        ("relu", None),
    ],
)
def test_a_test_belongs_to_the_solution_with_the_longest_name_that_fits(test: str, solution: str | None) -> None:
    assert solution_of(test, ["relu", "relu_backward"]) == solution
