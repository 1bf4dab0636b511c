"""The times that platforms write are read in many languages, and left alone where they may mean two."""

from datetime import datetime

import pytest

from autograder.classroom.collect.times import read_time


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02-22-30-00",
        "20260302223000",
        "Mar 2, 2026 1030 PM",
        "Monday, 2 March 2026, 10:30 PM",
        "March 2nd, 2026 10:30 p.m.",
        "Montag, 2. März 2026, 22:30",
        "2 Mrz 2026 2230",
        "lundi 2 mars 2026, 22:30",
        "mar. 2 mars 2026 22h30",
        "lunes, 2 de marzo de 2026, 22:30",
        "dilluns, 2 de març 2026, 22:30",
        "lunedì, 2 marzo 2026, 22:30",
        "segunda-feira, 2 de março de 2026 às 22:30",
        "maandag, 2 maart 2026, 22:30",
        "mandag, 2. marts 2026, 22:30",
        "måndag, 2 mars 2026, 22:30",
        "maanantaina 2. maaliskuuta 2026, 22.30",
        "poniedziałek, 2 marca 2026, 22:30",
        "pondělí, 2. března 2026, 22.30",
        "2026. március 2., hétfő, 22:30",
        "luni, 2 martie 2026, 22:30",
        "Δευτέρα, 2 Μαρτίου 2026, 10:30 μμ",
        "понедельник, 2 марта 2026, 22:30",
        "понеділок 2 березень 2026 22:30",
        "Pazartesi, 2 Mart 2026, 22:30",
        "2026(e)ko martxoaren 2(a), astelehena, 22:30",
        "2026 m. kovo 2 d., pirmadienis, 22:30",
        "2026年 03月 2日(月曜日) 22:30",
        "2026年03月2日 星期一 22:30",
        "2026년 3월 2일, 월요일, 오후 10:30",
    ],
)
def test_a_time_is_read(text: str) -> None:
    assert read_time(text) == datetime(2026, 3, 2, 22, 30)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "2 March 2026",
        "02/03/2026 22:30",
        "2 listopad 2026, 22:30",  # October in Croatian, November in Polish and Czech
        "2 nonsense 2026, 22:30",
        "31 February 2026, 22:30",
        "Mar 2, 2026 1330 AM",
        "25:99, 2 March 2026, 25:99",
    ],
)
def test_what_is_no_time_for_sure_is_none(text: str) -> None:
    assert read_time(text) is None
