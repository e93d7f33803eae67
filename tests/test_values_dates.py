"""Dates, due dates and periods."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from riskreader.normalise.dates import find_due, parse_date
from riskreader.normalise.models import Period
from riskreader.normalise.periods import find_period, parse_period


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("28-Aug-2019", "2019-08-28"),
        ("02/07/2015", "2015-07-02"),
        ("22-Feb-24", "2024-02-22"),
        ("08.01.2014", "2014-01-08"),
        ("8th Oct 25", "2025-10-08"),
        ("May 14", "2014-05"),
        ("May 2020", "2020-05"),
        ("End of May 2026", "2026-05"),
        ("31/03/2026 (was 31/12/2025)", "2026-03-31"),
        ("31 March 2026, previously 31 December 2025", "2026-03-31"),
        ("w/c 30 June 2025", "2025-06-30"),
        ("2025 September", "2025-09"),
        ("31st March 2026", "2026-03-31"),
        ("2026", "2026"),
        ("2026-03-31 00:00:00", "2026-03-31"),
        ("By 31 March 2026", "2026-03-31"),
        ("Sept 25", "2025-09"),
        ("30 Sep 2025 (revised)", "2025-09-30"),
        ("May 2024 – complete", "2024-05"),
        ("Ongoing – March 2026", "2026-03"),
        ("Jan\u201126", "2026-01"),
        ("Revised to March 2026", "2026-03"),
        ("Extended to 31 March 2026", "2026-03-31"),
        ("30 June 2025 (Q1)", "2025-06-30"),
        ("Original 31/03/25 Revised 30/06/25", None),
        ("Q3 2024", None),
        ("Ongoing", None),
        ("TBC", None),
        ("2025/26", None),
        ("31 September 2025", None),
        ("March 2026 June 2026", None),
        ("", None),
    ],
)
def test_printed_dates(text: str, iso: str | None) -> None:
    assert parse_date(text) == iso


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2059, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d-%b-%Y", "%d %B %Y", "%A %d %B %Y", "%Y-%m-%d", "%d.%m.%y", "%d-%b-%y"]),
)
def test_dates_come_back(date: datetime.date, form: str) -> None:
    assert parse_date(date.strftime(form)) == date.isoformat()


@given(st.text(max_size=40) | st.text(alphabet="0123456789/-. MayJuneQthof", max_size=20))
def test_any_text_is_a_real_date_or_none(text: str) -> None:
    iso = parse_date(text)
    if iso is not None:
        datetime.date.fromisoformat((iso + "-01-01")[:10])
        assert parse_date(iso) == iso
    find_due(text)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Adopt the new plan (by 31/10/2025)", ("31/10/2025", "2025-10-31")),
        ("Train all wardens by end of June 2026.", ("end of June 2026", "2026-06")),
        ("Publish the map (March 2027)", ("March 2027", "2027-03")),
        ("Report to members, due 3 May 2026", ("3 May 2026", "2026-05-03")),
        ("Sign the lease. Target date: 1 June 2026", ("1 June 2026", "2026-06-01")),
        ("The plan was approved in May 2024", None),
        ("Completed (May 2024)", None),
        ("Serve 2026 more people", None),
    ],
)
def test_due_dates_inside_sentences(text: str, due: tuple[str, str] | None) -> None:
    assert find_due(text) == due


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Quarter 2 2025/26 (July to September 2025)", "2025-07-01", "2025-09-30"),
        ("Q3 2024/25", "2024-10-01", "2024-12-31"),
        ("24/25 Q4", "2025-01-01", "2025-03-31"),
        ("Qtr 2 2025/26", "2025-07-01", "2025-09-30"),
        ("H1 2025/26", "2025-04-01", "2025-09-30"),
        ("Half year report 2025/26", "2025-04-01", "2025-09-30"),
        ("H2 2025/26", "2025-10-01", "2026-03-31"),
        ("Month 11 2025/26", "2026-02-01", "2026-02-28"),
        ("Quarterly report to 30 September 2025", "2025-07-01", "2025-09-30"),
        ("Quarter: 1, 2015/16", "2015-04-01", "2015-06-30"),
        ("Quarter ending 31 December 2025", "2025-10-01", "2025-12-31"),
        ("1 April to 30 June 2023", "2023-04-01", "2023-06-30"),
        ("Quarters 3 & 4 2024/25", "2024-10-01", "2025-03-31"),
        ("Q2/Q3 2024/25", "2024-07-01", "2024-12-31"),
        ("Chwarter 3 2024/25", "2024-10-01", "2024-12-31"),
        ("October to December 2025", "2025-10-01", "2025-12-31"),
        ("2025-26", "2025-04-01", "2026-03-31"),
        ("Risk Register February 2024", "2024-02-01", "2024-02-29"),
        ("as at 31 March 2026", "2026-03-31", "2026-03-31"),
        ("Position at 30 September 2025", "2025-09-30", "2025-09-30"),
    ],
)
def test_periods(text: str, start: str, end: str) -> None:
    period = parse_period(text)
    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Run date 14/04/2026",
        "Version 3.2 May 2025",
        "Audit Panel held on 4 December 2025",
        "Printed 3 May 2025",
        "Last updated: March 2025",
        "Published June 2025",
        "Corporate Plan 2024-2028",
        "Date Raised: 12-Apr-2023",
        "Bring a plan for the weir to the Board in March 2027.",
        "Finish the survey of the banks by the end of May 2027",
        "",
    ],
)
def test_issue_version_and_meeting_dates_are_no_period(text: str) -> None:
    assert parse_period(text) is None


def test_a_quarter_takes_its_year_from_the_date_line() -> None:
    expected = Period(label="Quarter 1, Jun-2021", start="2021-04-01", end="2021-06-30")
    assert find_period(["Quarter 1 Service Risk Report", "Jun-2021"]) == expected


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        (["Risk Register 2025/26", "12 June 2025"], "2025/26"),
        (["Risk Register 2025/26", "March 2026"], "March 2026"),
        (["Quarter 4 risk report", "5 June 2025"], "Quarter 4"),
        (["Quarter 3 (October – December 2025) report"], "Quarter 3 (October – December 2025)"),
    ],
)
def test_the_plainest_line_is_the_period(lines: list[str], label: str) -> None:
    period = find_period(lines)
    assert period is not None
    assert period.label == label


@given(st.lists(st.text(max_size=50), max_size=4))
def test_any_lines_give_a_period_in_order_or_none(lines: list[str]) -> None:
    period = find_period(lines)
    assert period is None or period.start is None or period.end is None or period.start <= period.end


@given(
    st.integers(1995, 2050),
    st.integers(1, 4),
    st.sampled_from(["Q{q} {y}/{z:02d}", "Quarter {q} {y}-{z:02d}", "{y}/{z:02d} Quarter {q}"]),
)
def test_quarters_come_back(year: int, quarter: int, form: str) -> None:
    period = parse_period(form.format(q=quarter, y=year, z=(year + 1) % 100))
    month = (3, 6, 9, 0)[quarter - 1] + 1
    assert period is not None
    assert period.start == f"{year + (quarter == 4)}-{month:02d}-01"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Deliver savings of £6m (March 2026 – Director of Finance)", "2026-03"),
        ("Review the policy (Head of HR, 31/03/2026)", "2026-03-31"),
        ("Budget to Board in January 2026", "2026-01"),
        ("Go live on 01/04/2026", "2026-04-01"),
        ("Plan agreed (Cabinet, May 2024)", None),
        ("Peer review was carried out in June 2025", None),
        ("Recruit two officers in 2026", None),
    ],
)
def test_dates_that_close_an_action(text: str, due: str | None) -> None:
    found = find_due(text)
    assert (found[1] if found else None) == due
