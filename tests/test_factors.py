"""Unnamed factors ("5 x 3 = 15"): which is the likelihood, where the report tells, and null where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from filled_report import Report
from riskreader import Register

TITLES = ("The sea wall gives way", "The bridge is closed", "Well water is not fit to drink", "The ferry is sold")
PAIRS = ((4, 3), (2, 5), (3, 1), (2, 4))


def register(folder: Path, *before: str, label: str = "Score", form: str = "{a} x {b} = {s}") -> Register:
    rows = [
        [f"R{n}", title, "Ada Penrose", form.format(a=a, b=b, s=a * b)]
        for n, (title, (a, b)) in enumerate(zip(TITLES, PAIRS, strict=True), 1)
    ]
    return Report().says(*before).table(["Ref", "Risk", "Owner", label], *rows).read(folder)


def factors(register: Register) -> list[tuple[object, object]]:
    return [(score.likelihood, score.impact) for risk in register.risks for score in risk.scores]


UNTOLD = [(None, None)] * 4
AS_PRINTED = list(PAIRS)
TURNED = [(b, a) for a, b in PAIRS]


@pytest.mark.parametrize(
    ("before", "label", "expected"),
    [
        ([], "Score", UNTOLD),
        (["Likelihood and impact are each scored from 1 to 5."], "Score", UNTOLD),
        (["Score = Likelihood x Impact."], "Score", AS_PRINTED),
        (["Impact is multiplied by likelihood to give the score."], "Score", TURNED),
        (["The first figure is the likelihood and the second is the impact."], "Score", AS_PRINTED),
        (["The first number stands for impact, the second for likelihood."], "Score", TURNED),
        ([], "Score (L x I)", AS_PRINTED),
        ([], "Risk score Impact x Likelihood", TURNED),
        ([], "Score (Impact / Likelihood)", TURNED),
        ([], "Score (Likelihood and Impact)", AS_PRINTED),
        (["Likelihood is scored from 1 to 4 and impact from 1 to 5."], "Score", AS_PRINTED),
        (["Impact is scored from 1 to 4 and likelihood from 1 to 5."], "Score", TURNED),
        (["Scores are shown as likelihood first and impact second."], "Score", AS_PRINTED),
        (["Pairs are printed as (impact, likelihood)."], "Score", TURNED),
    ],
)
@pytest.mark.parametrize("form", ["{a} x {b} = {s}", "{s} ({a} x {b})", "{a}x{b}"])
def test_what_the_report_says_of_the_order(
    tmp_path: Path, before: list[str], label: str, expected: list[tuple[object, object]], form: str
) -> None:
    assert factors(register(tmp_path, *before, label=label, form=form)) == expected


def test_the_product_is_inferred_in_whatever_order(tmp_path: Path) -> None:
    found = register(tmp_path)
    assert found.scheme is not None
    assert (found.scheme.formula, found.scheme.origin) == ("product", "inferred")
    assert [score.score for risk in found.risks for score in risk.scores] == [12, 10, 3, 8]


def test_a_wrong_product_is_named_where_the_order_is_told(tmp_path: Path) -> None:
    rows = [
        [f"R{n}", title, f"{a} x {b} = {a * b + (n == 4)}"]
        for n, (title, (a, b)) in enumerate(zip(TITLES, PAIRS, strict=True), 1)
    ]
    found = Report().says("Score = Likelihood x Impact, each from 1 to 5.").table(["Ref", "Risk", "Score"], *rows)
    assert [(f.code, f.risk_id) for f in found.read(tmp_path).findings if f.code == "SCO001"] == [("SCO001", "R4")]


def test_a_summary_that_names_the_factors_tells_the_order_of_the_details(tmp_path: Path) -> None:
    report = Report().head("Risk register")
    summary = [
        [f"R{n}", title, str(b), str(a), str(a * b)]
        for n, (title, (a, b)) in enumerate(zip(TITLES, PAIRS, strict=True), 1)
    ]
    report.head("Summary").table(["Ref", "Risk", "Likelihood", "Impact", "Score"], *summary)
    for n, (title, (a, b)) in enumerate(zip(TITLES, PAIRS, strict=True), 1):
        report.table(
            [f"R{n}", f"Risk: {title}|3"],
            ["Owner", "Ada Penrose", "Score", f"{a} x {b} = {a * b}"],
            ["Controls", "A yearly survey|3"],
        )
    found = report.read(tmp_path)
    assert factors(found) == TURNED


def test_a_pair_without_a_product_is_kept_as_text(tmp_path: Path) -> None:
    found = register(tmp_path, form="({a},{b})")
    assert [(s.text, s.score) for risk in found.risks for s in risk.scores] == [
        ("(4,3)", None), ("(2,5)", None), ("(3,1)", None), ("(2,4)", None),
    ]  # fmt: skip


def test_columns_that_stand_side_by_side_tell_the_order_of_a_pair(tmp_path: Path) -> None:
    rows = [
        [f"R{n}", title, str(b), str(a), str(a * b), f"{b} x 1"]
        for n, (title, (a, b)) in enumerate(zip(TITLES, PAIRS, strict=True), 1)
    ]
    found = Report().table(
        ["Ref", "Risk", "Current impact", "Current likelihood", "Current score", "Target score"], *rows
    )
    target = [
        (s.likelihood, s.impact) for risk in found.read(tmp_path).risks for s in risk.scores if s.stage == "target"
    ]
    assert target == [(1, b) for _, b in PAIRS]


@pytest.mark.parametrize(
    ("label", "words"), [("Likelihood / Impact", ("Low", "High")), ("Impact / Likelihood", ("High", "Low"))]
)
def test_two_words_under_both_names(tmp_path: Path, label: str, words: tuple[str, str]) -> None:
    found = register(tmp_path, label=label, form="Low / High")
    scores = [score for risk in found.risks for score in risk.scores]
    assert {(score.likelihood_label, score.impact_label, score.level) for score in scores} == {(*words, None)}
