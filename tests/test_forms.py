"""The same risks in two dozen forms, each in the words of several councils: every form gives the same register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import riskreader
from section_report import RISKS, MadeUp, Report, actions_of, controls_of, stages_of


@dataclass(frozen=True)
class Words:
    """What one council prints over each field; `stages` and `measures` in the order inherent, residual, target."""

    ref: str
    title: str
    text: str
    causes: str
    effects: str
    owner: str
    stages: tuple[str, str, str]
    measures: tuple[str, str, str]
    controls: str
    actions: str
    review: str
    trend: str
    group: str
    holder: str

    def scores(self, risk: MadeUp) -> list[tuple[str, str]]:
        """A label for each stage's score, and the score as a product."""
        labels = (f"{stage} {self.measures[2]}" for stage in self.stages)
        return list(zip(labels, map(_times, risk.stages), strict=True))


WORDS = (
    Words("Ref", "Risk title", "Risk description", "Causes", "Consequences", "Risk owner",
          ("Inherent", "Current", "Target"), ("Likelihood", "Impact", "Score"), "Existing controls", "Further actions",
          "Next review date", "Trend", "Category", "Portfolio holder"),
    Words("Number", "Headline", "What could go wrong?", "Why might it happen?", "What would happen?",
          "Who is responsible?", ("If we do nothing", "Where we are now", "Where we want to be"),
          ("How likely", "How bad", "Rating"), "What are we doing about it?", "What more will we do?",
          "When will it be reviewed?", "Direction of travel since last quarter", "Area", "Cabinet member"),
    Words("Risk no.", "Risk", "Description of risk", "Cause(s)", "Effect(s)", "Lead",
          ("Raw", "Managed", "Aspirational"), ("Probability", "Severity", "Rating"), "Mitigations",
          "Planned mitigations", "Review due", "DoT", "Theme", "Lead member"),
    Words("ID", "Risk name", "Detail", "Triggers", "Effects", "Responsible officer",
          ("Pre-mitigation", "Post-mitigation", "Target"), ("Likelihood", "Severity", "Risk score"),
          "Mitigation in place", "Mitigation still to come", "Review by", "Movement since last report", "Risk type",
          "Executive member"),
    Words("Risk ID", "Short title", "Risk statement", "Risk sources", "Potential outcomes", "Accountable officer",
          ("Untreated", "Treated", "After further treatment"), ("Likelihood", "Consequence", "Risk level"),
          "Treatments in place", "Treatment plan", "Date of next review", "Change since last review", "Directorate",
          "Lead councillor"),
    Words("Code", "Title", "Description", "Root causes", "Potential impacts", "Owned by", ("Gross", "Net", "Target"),
          ("Likelihood", "Impact", "Total"), "Internal controls", "Planned actions", "Next review", "Direction",
          "Service", "Portfolio"),
    Words("Datix ID", "Risk title", "Full description of the risk", "Contributory factors",
          "Impact if the risk occurs", "Exec lead", ("Initial", "Current", "Target"),
          ("Likelihood", "Consequence", "Rating"), "Controls in place", "Actions to reduce the risk", "Review date",
          "Movement", "Division", "Cabinet Portfolio Holder"),
    Words("Risk number", "Risk area", "Nature of the risk", "What could cause this?",
          "What could the consequences be?", "Managed by", ("Original", "Current", "Planned"), ("L", "I", "LxI"),
          "Current controls in place to manage the risk", "Additional controls needed", "Next risk review", "Travel",
          "Service area", "Portfolio Holder(s)"),
    Words("Reference", "Risk heading", "Risk detail", "Cause of risk", "Consequence if it happens",
          "Senior responsible owner", ("Unmitigated", "Mitigated", "Tolerable"),
          ("Probability", "Impact", "Overall score"), "Control measures", "Further control measures",
          "To be reviewed", "Trend since last quarter", "Portfolio area", "Relevant Cabinet Member"),
    Words("Risk ref.", "Name of risk", "Brief description of the risk", "Underlying causes", "Impact on the Council",
          "Named officer", ("Before controls", "After controls", "After further actions"),
          ("Likelihood (1-5)", "Impact (1-5)", "Score (LxI)"), "Controls already in place",
          "Actions still to be taken", "Date risk to be reviewed", "Direction of risk", "Risk category",
          "Member lead"),
    Words("No.", "Risk summary", "Further detail of the risk", "Drivers", "Impacts", "Directorate lead officer",
          ("Starting", "Today", "Year-end target"), ("Chance", "Severity", "Grade"), "What we have in place",
          "What we still need to do", "Next update", "Change in quarter", "Group", "Cabinet lead"),
    Words("Risk Ref No.", "Risk / threat", "Explanation", "Source of risk", "Resulting in", "Risk lead",
          ("Risk score with no controls", "Risk score with existing controls", "Risk score when actions are complete"),
          ("Likelihood", "Impact", "Total score"), "Control environment", "Improvement actions", "Reassessment due",
          "Risk trajectory", "Risk family", "Political lead"),
)  # fmt: skip

CAUSES = {"WR1": ["Old engine", "No spare crew"], "WR2": ["Filters are worn"], "WR4": ["Only one tank", "Long storms"]}
EFFECTS = {"WR1": ["Food runs short"], "WR2": ["People fall ill", "Wells are shut"], "WR4": ["Homes are cold"]}
HOLDERS = {"WR1": "Cllr Nan Brack", "WR2": "Cllr Ole Finn", "WR4": "Cllr Nan Brack"}
REVIEWS = {"WR1": "14/05/2027", "WR2": "02/06/2027", "WR4": "30/06/2027"}
TRENDS = {"WR1": ("↑", "up"), "WR2": ("↔", "same"), "WR4": ("↓", "down")}

Form = Callable[[Report, Words], Any]
FORMS: list[tuple[Form, frozenset[str]]] = []


def prints(*fields: str) -> Callable[[Form], Form]:
    """A form, and what it prints beside id, title, description, owner, scores, controls and actions."""

    def note(form: Form) -> Form:
        FORMS.append((form, frozenset(fields)))
        return form

    return note


def _times(pair: tuple[int, int]) -> str:
    return f"{pair[0]} x {pair[1]} = {pair[0] * pair[1]}"


def _triple(pair: tuple[int, int]) -> list[str]:
    return [str(pair[0]), str(pair[1]), str(pair[0] * pair[1])]


def _triples(risk: MadeUp) -> list[str]:
    return [text for pair in risk.stages for text in _triple(pair)]


def _person(risk: MadeUp) -> str:
    return f"{risk.name}, {risk.role}"


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(texts)


def _bold(*labels: str) -> list[str]:
    return ["*" + label for label in labels]


def _green(*labels: str) -> list[str]:
    return ["#" + label for label in labels]


def _every(words: Words) -> list[str]:
    return [f"{stage} {measure}" for stage in words.stages for measure in words.measures]


def _pairs(risk: MadeUp, words: Words) -> list[tuple[str, str]]:
    return [
        (words.ref, risk.ref),
        (words.title, risk.title),
        (words.text, risk.text),
        (words.causes, _lines(CAUSES[risk.ref])),
        (words.effects, _lines(EFFECTS[risk.ref])),
        (words.group, risk.group),
        (words.owner, _person(risk)),
        (words.holder, HOLDERS[risk.ref]),
        *words.scores(risk),
        (words.controls, _lines(risk.controls)),
        (words.actions, _lines(risk.actions)),
        (words.review, REVIEWS[risk.ref]),
        (words.trend, TRENDS[risk.ref][0]),
    ]


ALL = ("causes", "effects", "review", "trend", "group", "holder")


@prints(*ALL)
def two_tiers(report: Report, words: Words) -> None:
    w = words
    left = [w.ref, w.title, w.text, w.causes, w.effects, w.owner]
    right = [w.controls, w.actions, w.review, w.trend, w.group, w.holder]
    report.grid(
        [*_bold(*left), *(f"*{stage}|3" for stage in w.stages), *_bold(*right)],
        [*["^"] * 6, *_bold(*w.measures * 3), *["^"] * 6],
        *(
            [r.ref, r.title, r.text, _lines(CAUSES[r.ref]), _lines(EFFECTS[r.ref]), _person(r), *_triples(r),
             _lines(r.controls), _lines(r.actions), REVIEWS[r.ref], TRENDS[r.ref][0], r.group, HOLDERS[r.ref]]
            for r in RISKS
        ),
    )  # fmt: skip


@prints("group", "trend")
def one_tier(report: Report, words: Words) -> None:
    w = words
    report.grid(
        _bold(w.ref, w.title, w.text, w.group, w.owner, *_every(w), w.controls, w.actions, w.trend),
        *(
            [r.ref, r.title, r.text, r.group, _person(r), *_triples(r), _lines(r.controls), _lines(r.actions),
             TRENDS[r.ref][0]]
            for r in RISKS
        ),
    )  # fmt: skip


@prints("group", "trend")
def a_header_a_risk(report: Report, words: Words) -> None:
    w = words
    for r in RISKS:
        scores = w.scores(r)
        labels = [label for label, _ in scores]
        report.grid(
            _green(w.ref, w.title, w.text, w.group, w.owner, *labels, w.controls, w.actions, w.trend),
            [r.ref, r.title, r.text, r.group, _person(r), *(text for _, text in scores), _lines(r.controls),
             _lines(r.actions), TRENDS[r.ref][0]],
        )  # fmt: skip


@prints()
def a_row_a_stage(report: Report, words: Words) -> None:
    w = words
    rows = [
        [*([r.ref, r.title, r.text, _person(r)] if not k else ["^"] * 4), stage, *_triple(r.stages[k]),
         *([_lines(r.controls), _lines(r.actions)] if not k else ["^"] * 2)]
        for r in RISKS
        for k, stage in enumerate(w.stages)
    ]  # fmt: skip
    report.grid(_bold(w.ref, w.title, w.text, w.owner, "Stage", *w.measures, w.controls, w.actions), *rows)


@prints()
def a_row_an_action_all_else_repeated(report: Report, words: Words) -> None:
    w = words
    report.grid(
        _bold(w.ref, w.title, w.text, w.owner, *_every(w), w.controls, w.actions),
        *(
            [r.ref, r.title, r.text, _person(r), *_triples(r), _lines(r.controls), action]
            for r in RISKS
            for action in r.actions
        ),
    )


@prints()
def a_row_an_action_all_else_blank(report: Report, words: Words) -> None:
    w = words
    report.grid(
        _bold(w.ref, w.title, w.text, w.owner, *_every(w), w.controls, w.actions),
        *(
            [*(told if not k else [""] * len(told)), action]
            for r in RISKS
            for told in [[r.ref, r.title, r.text, _person(r), *_triples(r), _lines(r.controls)]]
            for k, action in enumerate(r.actions)
        ),
    )


@prints(*ALL)
def two_columns(report: Report, words: Words) -> None:
    for risk in RISKS:
        report.grid(*(["*" + label, text] for label, text in _pairs(risk, words)))


@prints(*ALL)
def two_columns_shaded(report: Report, words: Words) -> None:
    for risk in RISKS:
        report.grid(*(["#" + label, text] for label, text in _pairs(risk, words)))


@prints(*ALL)
def two_columns_plain(report: Report, words: Words) -> None:
    for risk in RISKS:
        report.grid(*([label, text] for label, text in _pairs(risk, words)))


@prints(*ALL)
def two_columns_with_colons(report: Report, words: Words) -> None:
    for risk in RISKS:
        report.grid(*([label + ("" if label.endswith("?") else ":"), text] for label, text in _pairs(risk, words)))


@prints(*ALL)
def four_columns(report: Report, words: Words) -> None:
    w = words
    for r in RISKS:
        first, second, third = w.scores(r)
        report.grid(
            ["*" + w.ref, r.ref, "*" + w.title, r.title],
            ["*" + w.group, r.group, "*" + w.owner, _person(r)],
            ["*" + w.holder, HOLDERS[r.ref], "*" + w.review, REVIEWS[r.ref]],
            ["*" + w.text, r.text + "|3"],
            ["*" + w.causes, _lines(CAUSES[r.ref]), "*" + w.effects, _lines(EFFECTS[r.ref])],
            ["*" + first[0], first[1], "*" + second[0], second[1]],
            ["*" + third[0], third[1], "*" + w.trend, TRENDS[r.ref][0]],
            ["*" + w.controls, _lines(r.controls) + "|3"],
            ["*" + w.actions, _lines(r.actions) + "|3"],
        )


@prints("group")
def six_columns(report: Report, words: Words) -> None:
    w = words
    for r in RISKS:
        rows: list[list[str]] = []
        for stage, pair in zip(w.stages, r.stages, strict=True):
            beside = zip(_green(*w.measures), _triple(pair), strict=True)
            rows += [[f"#{stage}|6"], [text for both in beside for text in both]]
        report.grid(
            ["#" + w.ref, r.ref, "#" + w.group, r.group, "#" + w.owner, _person(r)],
            ["#" + w.title, r.title + "|5"],
            ["#" + w.text, r.text + "|5"],
            *rows,
            [f"#{w.controls}|6"],
            [_lines(r.controls) + "|6"],
            [f"#{w.actions}|6"],
            [_lines(r.actions) + "|6"],
        )


@prints("group", "causes", "effects")
def labels_above(report: Report, words: Words) -> None:
    w = words
    for r in RISKS:
        report.grid(
            ["#" + w.ref, f"#{w.title}|2"],
            [r.ref, r.title + "|2"],
            ["#" + w.group, f"#{w.owner}|2"],
            [r.group, _person(r) + "|2"],
            _green(w.text, w.causes, w.effects),
            [r.text, _lines(CAUSES[r.ref]), _lines(EFFECTS[r.ref])],
            [f"#{label}" for label, _ in w.scores(r)],
            [text for _, text in w.scores(r)],
            [f"#{w.controls}|3"],
            [_lines(r.controls) + "|3"],
            [f"#{w.actions}|3"],
            [_lines(r.actions) + "|3"],
        )


@prints("group")
def bands_of_heads(report: Report, words: Words) -> None:
    w = words
    for r in RISKS:
        report.grid(
            ["#" + w.ref, f"#{w.title}|2", "#" + w.owner],
            [r.ref, r.title + "|2", _person(r)],
            [f"#{w.text}|3", "#" + w.group],
            [r.text + "|3", r.group],
            ["#Assessment", *_green(*w.measures)],
            *([stage, *_triple(pair)] for stage, pair in zip(w.stages, r.stages, strict=True)),
            [f"#{w.controls}|2", f"#{w.actions}|2"],
            [_lines(r.controls) + "|2", _lines(r.actions) + "|2"],
        )


@prints("group")
def stages_across(report: Report, words: Words) -> None:
    w = words
    for r in RISKS:
        columns = zip(*map(_triple, r.stages), strict=True)
        report.grid(
            ["#" + w.ref, r.ref, "#" + w.title, r.title],
            ["#" + w.group, r.group, "#" + w.owner, _person(r)],
            ["#" + w.text, r.text + "|3"],
            ["#Scores", *_green(*w.stages)],
            *(["#" + measure, *texts] for measure, texts in zip(w.measures, columns, strict=True)),
            ["#" + w.controls, _lines(r.controls) + "|3"],
            ["#" + w.actions, _lines(r.actions) + "|3"],
        )


@prints("group", "holder")
def labels_over_values_in_each_cell(report: Report, words: Words) -> None:
    w = words
    for r in RISKS:
        report.grid(
            [f"*{w.ref}\n{r.ref}", f"*{w.title}\n{r.title}", f"*{w.owner}\n{_person(r)}"],
            [f"*{w.group}\n{r.group}", f"*{w.holder}\n{HOLDERS[r.ref]}", f"*{w.text}\n{r.text}"],
            [f"*{label}\n{text}" for label, text in w.scores(r)],
            [f"*{w.controls}\n{_lines(r.controls)}|2", f"*{w.actions}\n{_lines(r.actions)}"],
        )


@prints("group")
def scores_stacked_in_one_cell(report: Report, words: Words) -> None:
    w = words
    for r in RISKS:
        scores = _lines([f"*{label}\n{text}" for label, text in w.scores(r)])
        report.grid(
            [f"*{w.ref}\n{r.ref}", f"*{w.title}\n{r.title}|3"],
            _bold(w.text, w.group, w.owner, "Scores"),
            [r.text, r.group, _person(r), scores],
        )
        report.grid(["*" + w.controls], *([text] for text in r.controls))
        report.grid(["*" + w.actions, "*Due"], *([text, "May 2027"] for text in r.actions))


@prints("group", "review")
def sections_of_lines(report: Report, words: Words) -> None:
    for r in RISKS:
        report.head(f"{r.ref} {r.title}")
        for label, text in _short(r, words):
            report.says("**" + label + (" " if label.endswith("?") else ": "), text)
        report.says("**" + words.controls).lists(r.controls).says("**" + words.actions).lists(r.actions)


@prints("group", "review")
def sections_of_plain_lines(report: Report, words: Words) -> None:
    for r in RISKS:
        report.head(f"{r.ref}: {r.title}")
        for label, text in _short(r, words):
            report.says(label + (" " if label.endswith("?") else ": ") + text)
        report.says(words.controls + ":").lists(r.controls).says(words.actions + ":").lists(r.actions)


def _short(risk: MadeUp, words: Words) -> list[tuple[str, str]]:
    lines = [(words.text, risk.text), (words.group, risk.group), (words.owner, _person(risk))]
    return [*lines, (words.review, REVIEWS[risk.ref]), *words.scores(risk)]


@prints("group", "effects")
def sections_of_bold_lines(report: Report, words: Words) -> None:
    for r in RISKS:
        report.says(f"**{r.ref} - {r.title}").says("**" + words.text).says(r.text)
        report.says("**" + words.effects).lists(EFFECTS[r.ref])
        for label, text in [(words.group, r.group), (words.owner, _person(r)), *words.scores(r)]:
            report.says("**" + label).says(text)
        report.says("**" + words.controls).lists(r.controls).says("**" + words.actions).lists(r.actions)


@prints("group")
def sections_of_headings(report: Report, words: Words) -> None:
    for r in RISKS:
        report.head(f"{r.ref} {r.title}", 1)
        for label, text in [(words.text, r.text), (words.group, r.group), (words.owner, _person(r)), *words.scores(r)]:
            report.head(label).says(text)
        report.head(words.controls).lists(r.controls).head(words.actions).lists(r.actions)


@prints("numbers")
def numbered_headings(report: Report, words: Words) -> None:
    for number, r in enumerate(RISKS, 1):
        report.head(f"{number}. {r.title}").says("**" + words.text).says(r.text)
        report.says("**" + words.owner + (" " if words.owner.endswith("?") else ": "), _person(r))
        report.grid(
            ["", *_bold(*words.measures)],
            *([stage, *_triple(pair)] for stage, pair in zip(words.stages, r.stages, strict=True)),
        )
        report.says("**" + words.controls).lists(r.controls).says("**" + words.actions).lists(r.actions)


@prints("group")
def a_row_over_bars(report: Report, words: Words) -> None:
    w = words
    for r in RISKS:
        report.grid(
            _green(w.ref, w.title, w.group, w.owner, *(label for label, _ in w.scores(r))),
            [r.ref, r.title, r.group, _person(r), *(text for _, text in w.scores(r))],
            [f"*{w.text}|7"],
            [f"{r.text}|7"],
            [f"*{w.controls}|7"],
            [_lines(r.controls) + "|7"],
            [f"*{w.actions}|7"],
            [_lines(r.actions) + "|7"],
        )


@prints("group", "holder")
def a_column_a_risk(report: Report, words: Words) -> None:
    rows = zip(*(_pairs(risk, words) for risk in RISKS), strict=True)
    report.grid(*(["*" + row[0][0], *(text for _, text in row)] for row in rows))


CASES = [
    pytest.param(form, fields, WORDS[(at + shift) % len(WORDS)], id=f"{form.__name__}-{(at + shift) % len(WORDS)}")
    for at, (form, fields) in enumerate(FORMS)
    for shift in (1, 8)
]


@pytest.mark.parametrize(("form", "fields", "words"), CASES)
def test_a_form_gives_the_risks_that_it_prints(
    form: Form, fields: frozenset[str], words: Words, tmp_path: Path
) -> None:
    report = Report()
    form(report, words)

    found = report.read(tmp_path).risks

    assert [risk.title for risk in found] == [risk.title for risk in RISKS]
    for number, (risk, wanted) in enumerate(zip(found, RISKS, strict=True), 1):
        assert risk.risk_id == (str(number) if "numbers" in fields else wanted.ref)
        assert risk.description == wanted.text
        assert _people(risk, "owner") == [(wanted.name, wanted.role)]
        names = ("inherent", "residual", "target")
        assert stages_of(risk) == {n: (*p, p[0] * p[1]) for n, p in zip(names, wanted.stages, strict=True)}
        assert controls_of(risk) == wanted.controls
        assert actions_of(risk) == wanted.actions
        told = {
            "causes": (risk.causes, _lines(CAUSES[wanted.ref])),
            "effects": (risk.consequences, _lines(EFFECTS[wanted.ref])),
            "review": (risk.review_on, "-".join(reversed(REVIEWS[wanted.ref].split("/")))),
            "trend": (risk.direction, TRENDS[wanted.ref][1]),
            "group": (risk.category, wanted.group),
            "holder": (_people(risk, "portfolio_holder"), [(HOLDERS[wanted.ref], None)]),
        }
        assert {name: told[name][0] for name in fields & set(told)} == {
            name: told[name][1] for name in fields & set(told)
        }


def _people(risk: riskreader.Risk, kind: str) -> list[tuple[str | None, str | None]]:
    return [(owner.name, owner.role) for owner in risk.owners if owner.kind == kind]
