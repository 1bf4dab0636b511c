"""Several attempts in one notebook: each is in one, and none stands beside what would spoil its marks."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from autograder.authoring.attempts import Attempt
from autograder.authoring.verify.packing import Parcel, pack

NAMES = "relu", "relu_backward", "step", "train"


def parcel(exercise: str, variant: str, is_right: bool = False, needs: tuple[str, ...] = ()) -> Parcel:
    return Parcel(Attempt(exercise, f"{exercise}.{variant}", is_right, ""), frozenset(needs) - {exercise})


def ids(notebooks: list[tuple[Attempt, ...]]) -> list[list[str]]:
    return [sorted(attempt.id for attempt in held) for held in notebooks]


def test_attempts_at_different_exercises_share_a_notebook() -> None:
    parcels = [parcel("relu", "a"), parcel("relu", "b"), parcel("step", "a"), parcel("step", "b", is_right=True)]
    assert ids(pack(parcels)) == [["relu.a", "step.a"], ["relu.b", "step.b"]]


def test_a_wrong_version_keeps_away_from_what_depends_on_it() -> None:
    parcels = [parcel("relu", "wrong"), parcel("train", "wrong", needs=("relu",)), parcel("step", "wrong")]
    assert ids(pack(parcels)) == [["relu.wrong", "step.wrong"], ["train.wrong"]]


def test_so_it_does_from_a_right_variant_that_depends_on_it() -> None:
    assert len(pack([parcel("relu", "wrong"), parcel("train", "right", is_right=True, needs=("relu",))])) == 2


def test_a_right_variant_may_stand_beside_what_depends_on_it() -> None:
    assert len(pack([parcel("relu", "right", is_right=True), parcel("train", "wrong", needs=("relu",))])) == 1


def test_nothing_is_packed_into_no_notebooks() -> None:
    assert pack([]) == []


@st.composite
def some_parcels(draw: st.DrawFn) -> list[Parcel]:
    count = draw(st.integers(0, 25))
    needs = st.lists(st.sampled_from(NAMES), max_size=2).map(tuple)
    return [parcel(draw(st.sampled_from(NAMES)), str(i), draw(st.booleans()), draw(needs)) for i in range(count)]


@given(some_parcels())
def test_every_attempt_is_in_one_notebook_and_clashes_with_nothing_there(parcels: list[Parcel]) -> None:
    notebooks = pack(parcels)
    by_attempt = {p.attempt: p for p in parcels}
    assert Counter(attempt for held in notebooks for attempt in held) == Counter(list(by_attempt))
    for held in notebooks:
        assert len({attempt.exercise for attempt in held}) == len(held)
        for first, second in combinations(held, 2):
            assert first.is_right or first.exercise not in by_attempt[second].needs
            assert second.is_right or second.exercise not in by_attempt[first].needs
