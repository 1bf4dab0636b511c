"""Where there is a roster, grading says who is not on it, and misses nobody who has left."""

from exports import csv_text
from light_class import LightClass


def test_who_is_not_on_the_roster_is_said(class_: LightClass) -> None:
    (class_.root / "list.csv").write_text(
        csv_text([["id", "name"], ["ada", "Ada"], ["grace", "Grace"]]), encoding="utf-8"
    )
    assert not any("is not on the roster" in record["notes"] for record in class_.records().values())
    class_.run("roster", "list.csv")
    records = class_.records()
    assert [name for name, record in records.items() if "is not on the roster" not in record["notes"]] == [
        "ada",
        "grace",
    ]
    assert records["grace"]["status"] == "missing"
    assert "is not on the roster" in " ".join(class_.run("grade").output.replace("│", " ").split())


def test_who_left_the_class_is_not_missing(class_: LightClass) -> None:
    (class_.root / "list.csv").write_text(csv_text([["id"], ["ada"], ["grace"]]), encoding="utf-8")
    class_.run("roster", "list.csv")
    (class_.root / "list.csv").write_text(csv_text([["id"], ["ada"]]), encoding="utf-8")
    class_.run("roster", "list.csv", "--remove")
    assert "grace" not in class_.records()
