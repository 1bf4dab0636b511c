"""Hints in the prose: collapsed, escaped, and Markdown inside."""

import pytest

from autograder.authoring.builder.hints import HintsOf, hint_faults, with_hints

EXPANDED = """\
<details>
<summary>What is <code>dA</code>, &amp; why?</summary>

The *upstream*
gradient.

</details>

<details>
<summary>Shape?</summary>

That of Z.

</details>"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{hints relu_backward}}", EXPANDED),
        ("A\n\n{{hints relu_backward}}\n\nB", f"A\n\n{EXPANDED}\n\nB"),
        ("A\n{{hints relu_backward}}\nB", f"A\n\n{EXPANDED}\n\nB"),
        ("$\\frac{{a}}{b}$ {{x}}", "$\\frac{{a}}{b}$ {{x}}"),
    ],
)
def test_hints_stand_between_blank_lines_so_that_they_are_markdown(
    source: str, expected: str, hints_of: HintsOf
) -> None:
    assert list(hint_faults(source, hints_of)) == []
    assert with_hints(source, hints_of) == expected


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{{hints relu}}", "the catalogue has no hints for relu."),
        ("{{hints nothing_to_say}}", "the catalogue has no hints for nothing_to_say."),
        ("{{hints}}", "`{{hints}}` is not `{{hints NAME}}`, alone on its line."),
        ("See {{hints relu_backward}}", "`See {{hints relu_backward}}` is not `{{hints NAME}}`, alone on its line."),
        ("  {{hints relu_backward}}", "`{{hints relu_backward}}` is not `{{hints NAME}}`, alone on its line."),
    ],
)
def test_hints_that_cannot_be_given_are_refused(line: str, what: str, hints_of: HintsOf) -> None:
    def some_empty(name: str) -> object:
        return () if name == "nothing_to_say" else hints_of(name)

    assert list(hint_faults(f"A\n{line}\nB", some_empty)) == [(1, what)]  # type: ignore[arg-type]
