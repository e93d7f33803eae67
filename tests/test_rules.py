"""Each rule fires where it should and, as important, nowhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from riskreader.normalise.case import (
    Case,
    ColourClash,
    Conflict,
    Disagreement,
    Doubt,
    EmptySection,
    MatrixMisprint,
    RiskNotes,
)
from riskreader.normalise.models import (
    Assurance,
    Axis,
    Band,
    Control,
    Coverage,
    Finding,
    Owner,
    Period,
    Register,
    Report,
    Risk,
    Scheme,
    Score,
    SourcePlace,
    Unread,
    ValueSource,
)
from riskreader.normalise.rules import all_rules, check_case, rule

FIVE = Axis(minimum=1, maximum=5)
BANDS = (
    Band(rag="green", label="Low", minimum=1, maximum=6),
    Band(rag="amber", label="Medium", minimum=8, maximum=12),
    Band(rag="red", label="High", minimum=15, maximum=25),
)
PRODUCT = Scheme(likelihood=FIVE, impact=FIVE, formula="product", bands=BANDS)
COLOURS = Scheme(
    likelihood=Axis(minimum=1, maximum=2),
    impact=Axis(minimum=1, maximum=2),
    formula="matrix",
    matrix=(("green", "amber"), ("amber", "red")),
)
LOOK_UP = Scheme(
    likelihood=Axis(minimum=1, maximum=2), impact=Axis(minimum=1, maximum=2), formula="matrix", matrix=((1, 2), (3, 4))
)
HERE = SourcePlace(page=3, bbox=(1, 2, 3, 4))


def score(
    likelihood: float | None, impact: float | None, total: float | None, stage: Any = "residual", **more: Any
) -> Score:
    return Score(stage=stage, likelihood=likelihood, impact=impact, score=total, **more)


def risk(risk_id: str = "R1", *scores: Score, **more: Any) -> Risk:
    owner, control = Owner(name="J. Hill", role=None), Control(text="A plan is tested each spring")
    return Risk(
        **{"risk_id": risk_id, "title": f"Risk {risk_id}", "owners": (owner,), "controls": (control,), "scores": scores}
        | more
    )


def case(
    *risks: Risk,
    scheme: Scheme | None = PRODUCT,
    notes: tuple[RiskNotes, ...] | None = None,
    period: Period | None = None,
    **more: Any,
) -> Case:
    register = Register(
        report=Report(source="marsh.pdf", sha256="0" * 64, format="pdf", page_count=4, period=period),
        scheme=scheme,
        risks=risks,
        coverage=Coverage(words=0, mapped=0, furniture=0, prose=0, unread=0),
    )
    premises = more.pop("premises", frozenset({"owner", "controls", "scores"}))
    notes = notes or tuple(RiskNotes() for _ in risks)
    return Case(register, tuple(replace(one, premises=premises) for one in notes), **more)


def found(one: Case) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.risk_id) for finding in check_case(one)]


def only(one: Case) -> Finding:
    (finding,) = check_case(one)
    return finding


def test_a_sound_register_has_no_findings() -> None:
    sound = risk(
        "R1", score(4, 5, 20, "inherent", rag="red"), score(3, 4, 12, rag="amber", level="Medium"), direction="down"
    )
    assert found(case(sound)) == []


def test_sco001_names_both_values() -> None:
    finding = only(case(risk("R1", score(3, 5, 12))))
    assert finding.code == "SCO001"
    assert finding.severity == "error"
    assert finding.message == "residual score printed 12, but 3 x 5 = 15 by the report's own legend"


def test_sco001_gives_the_place_of_each_value() -> None:
    places = [
        ValueSource(field=f"/scores/0/{name}", text=text, page=2, bbox=(x, 0, x + 5, 9))
        for name, text, x in (("likelihood", "3", 10.0), ("impact", "5", 20.0), ("score", "12", 30.0))
    ]
    finding = only(case(risk("R1", score(3, 5, 12), sources=tuple(places))))
    assert [source.bbox for source in finding.sources] == [place.bbox for place in places]


@pytest.mark.parametrize(
    ("scheme", "scores"),
    [
        (None, score(3, 5, 12)),
        (PRODUCT.model_copy(update={"formula": None}), score(3, 5, 12)),
        (PRODUCT, score(None, 5, 12)),
        (PRODUCT, score(4.3, 4.7, 20.2)),
        (PRODUCT, score(3.3, 3, 10)),
        (COLOURS, score(1, 2, 12)),
    ],
)
def test_sco001_is_silent_without_a_formula_or_a_value_and_allows_for_rounding(
    scheme: Scheme | None, scores: Score
) -> None:
    assert "SCO001" not in [code for code, _ in found(case(risk("R1", scores), scheme=scheme))]


def test_sco001_looks_up_the_grid() -> None:
    assert "the report's grid gives 3" in only(case(risk("R1", score(2, 1, 2)), scheme=LOOK_UP)).message


def test_sco002_alone_where_the_arithmetic_is_right() -> None:
    finding = only(case(risk("R1", score(3, 6, 18))))
    assert finding.code == "SCO002"
    assert "impact printed 6, but the scale runs from 1 to 5" in finding.message


def test_sco002_is_silent_about_an_inferred_scale() -> None:
    assert found(case(risk("R1", score(3, 6, 18)), scheme=PRODUCT.model_copy(update={"origin": "inferred"}))) == []


def test_sco002_is_silent_where_a_band_begins_above_all_scores_of_the_scales() -> None:
    high = Band(rag="red", label="High", minimum=30, maximum=None)
    summed = PRODUCT.model_copy(update={"bands": (*BANDS[:2], high)})  # the impact is a sum of three
    assert "SCO002" not in dict(found(case(risk("R1", score(4, 10, 40)), scheme=summed)))
    assert "SCO002" in dict(found(case(risk("R1", score(4, 10, 40)))))


def test_sco003_where_the_others_have_it() -> None:
    finding = only(case(risk("R1", score(3, 4, None)), risk("R2", score(2, 4, 8)), risk("R3", score(2, 4, 8))))
    assert (finding.code, finding.risk_id) == ("SCO003", "R1")
    assert finding.message == "residual score not printed, though other risks have it"


def test_sco003_is_silent_for_a_stage_that_is_blank_as_a_whole() -> None:
    target = score(2, 4, 8, "target")
    assert found(case(risk("R1", score(3, 4, 12)), risk("R2", score(3, 4, 12), target))) == []


def test_sco003_is_silent_where_most_others_lack_it_too() -> None:
    assert found(case(risk("R1", score(3, 4, None)), risk("R2", score(3, 4, None)), risk("R3", score(3, 4, 12)))) == []


def test_sco004_is_about_the_report() -> None:
    finding = only(case(misprints=(MatrixMisprint(5, 3, "12", "15", (HERE,)),)))
    assert (finding.code, finding.risk_id, finding.sources) == ("SCO004", None, (HERE,))


def test_rag001_by_band_word_and_fill() -> None:
    assert found(case(risk("R1", score(4, 4, 16, rag="amber", rag_basis="colour")))) == [("RAG001", "R1")]
    assert found(case(risk("R1", score(4, 4, 16, level="Medium")))) == [("RAG001", "R1")]
    assert found(case(risk("R1", score(4, 4, 16, level="H"), score(3, 4, 12, "target", rag="amber")))) == []


def test_rag001_by_the_cell_of_a_coloured_grid() -> None:
    finding = only(case(risk("R1", score(2, 2, None, rag="green", text="B2")), scheme=COLOURS))
    assert finding.code == "RAG001"
    assert "likelihood 2 and impact 2 is red" in finding.message


def test_rag001_takes_a_fill_between_two_hues_for_the_one_the_bands_have() -> None:
    assert found(case(risk("R1", score(3, 4, 12, rag="yellow", rag_basis="colour")))) == []
    assert found(case(risk("R1", score(4, 4, 16, rag="yellow", rag_basis="colour")))) == [("RAG001", "R1")]


def test_rag001_is_silent_for_a_level_that_no_band_names_and_a_score_in_no_band() -> None:
    assert found(case(risk("R1", score(4, 4, 16, level="Tolerate"), score(1, 7, 7, "target", rag="red")))) == [
        ("SCO002", "R1")
    ]


def test_rag002_beats_rag001() -> None:
    notes = RiskNotes(clashes=(ColourClash("residual", "amber", "red", (HERE,)),))
    assert found(case(risk("R1", score(4, 4, 16, rag="amber")), notes=(notes,))) == [("RAG002", "R1")]


def test_rag003_names_reachable_scores_only() -> None:
    short = PRODUCT.model_copy(update={"bands": (BANDS[0], BANDS[1], BANDS[2].model_copy(update={"minimum": 16}))})
    finding = only(case(scheme=short))
    assert (finding.code, finding.risk_id) == ("RAG003", None)
    assert "no band holds 15," in finding.message
    assert found(case(scheme=PRODUCT)) == []  # 7, 13 and 14 are no products


def test_rag003_for_a_score_in_two_bands() -> None:
    double = PRODUCT.model_copy(update={"bands": (BANDS[0].model_copy(update={"maximum": 8}), *BANDS[1:])})
    assert "two bands hold 8 (Low and Medium)" in only(case(scheme=double)).message


def test_rag004_once_and_only_where_ratings_are_shown() -> None:
    bare = PRODUCT.model_copy(update={"bands": ()})
    shown = [risk(f"R{i}", score(3, 4, 12, rag="amber")) for i in range(3)]
    assert found(case(*shown, scheme=bare)) == [("RAG004", None)]
    assert found(case(*shown, scheme=None)) == [("RAG004", None)]
    assert found(case(risk("R1", score(3, 4, 12)), scheme=bare)) == []
    assert found(case(risk("R1", score(2, 2, None, rag="red")), scheme=COLOURS)) == []


def test_mov001_and_mov002() -> None:
    assert found(case(risk("R1", score(3, 4, 12, "inherent"), score(4, 4, 16)))) == [("MOV001", "R1")]
    assert found(case(risk("R1", score(3, 3, 9), score(3, 4, 12, "target")))) == [("MOV002", "R1")]
    assert found(case(risk("R1", score(1, 1, None, "inherent"), score(1, 2, None)), scheme=None)) == [("MOV001", "R1")]
    assert found(case(risk("R1", score(1, 2, None, "inherent"), score(2, 1, None)), scheme=None)) == []


@pytest.mark.parametrize(
    ("direction", "before", "codes"),
    [("down", 6, ["MOV003"]), ("up", 6, []), ("same", 6, ["MOV003"]), ("same", 9, []), ("new", 6, []), (None, 6, [])],
)
def test_mov003(direction: str | None, before: int, codes: list[str]) -> None:
    one = risk("R1", score(3, before / 3, before, "previous"), score(3, 3, 9), direction=direction)
    assert [code for code, _ in found(case(one))] == codes


def test_ref001_is_silent_for_a_shared_id() -> None:
    conflict = RiskNotes(conflicts=(Conflict("owner", "A. Green", "B. Brown", (HERE,)),))
    assert found(case(risk("R1"), notes=(conflict,), premises=frozenset())) == [("REF001", "R1")]
    twice = case(risk("R1"), risk("R1", title="Another"), notes=(conflict, RiskNotes()), premises=frozenset())
    assert found(twice) == [("IDS001", "R1")]


def test_ref002_alone_for_a_risk_of_the_summary_only() -> None:
    bare = Risk(risk_id="R2", title="Flood", scores=(score(None, None, 9),))
    notes = (RiskNotes(in_summary=True, in_detail=True), RiskNotes(in_summary=True))
    assert found(case(risk("R1", score(3, 3, 9)), bare, notes=notes)) == [("REF002", "R2")]
    no_details = (RiskNotes(in_summary=True), RiskNotes(in_summary=True))
    assert ("REF002", "R2") not in found(case(risk("R1"), bare, notes=no_details))


def test_ids001_once_for_each_id() -> None:
    three = case(risk("R1"), risk("r1", title="Flood"), risk("R 1", title="Fire"), premises=frozenset())
    assert found(three) == [("IDS001", "R1")]


def test_ids001_leaves_alone_lists_that_start_again_and_registers_of_their_own() -> None:
    lists = [risk(str(n), title=f"{c} {n}", category=c) for c in ("Housing", "Roads") for n in range(1, 4)]
    assert found(case(*lists, premises=frozenset())) == []
    apart = (RiskNotes(register=0), RiskNotes(register=1))
    assert found(case(risk("1"), risk("1", title="Flood"), notes=apart, premises=frozenset())) == []


def test_gap_rules_fire_only_where_the_report_has_the_field() -> None:
    bare = Risk(risk_id="R1", title="Flood")
    assert found(case(bare)) == [("GAP001", "R1"), ("GAP002", "R1"), ("GAP004", "R1")]
    assert found(case(bare, premises=frozenset())) == []


def test_gap_rules_go_by_the_register_that_the_risk_stands_in() -> None:
    bare = Risk(risk_id="R1", title="Flood")
    one = case(bare, bare.model_copy(update={"risk_id": "R2"}))
    notes = (RiskNotes(premises=frozenset({"owner"})), RiskNotes(premises=frozenset({"controls"}), register=1))
    assert found(replace(one, notes=notes)) == [("GAP001", "R1"), ("GAP002", "R2")]


def test_a_portfolio_holder_is_no_owner_and_an_assurance_is_a_control() -> None:
    holder = Owner(name="Cllr Ash", role=None, kind="portfolio_holder")
    one = risk("R1", score(3, 3, 9), owners=(holder,), controls=(), assurances=(Assurance(text="Audited", line=3),))
    assert found(case(one)) == [("GAP001", "R1")]


def test_gap003_for_each_empty_section() -> None:
    notes = RiskNotes(empty_sections=(EmptySection("Evidence", (HERE,)), EmptySection("Actions", (HERE,))))
    messages = [finding.message for finding in check_case(case(risk("R1", score(3, 3, 9)), notes=(notes,)))]
    assert messages == ["'Evidence' is printed with nothing below it", "'Actions' is printed with nothing below it"]


@pytest.mark.parametrize("label", ["Target", "Risk appetite"])
def test_mov002_compares_the_target_under_every_name(label: str) -> None:
    assert found(case(risk("R1", score(2, 4, 8), score(3, 4, 12, "target", label=label)))) == [("MOV002", "R1")]


def test_gap004_counts_a_colour_as_a_score() -> None:
    assert found(case(risk("R1", score(None, None, None, rag="red")), scheme=COLOURS)) == []
    assert found(case(risk("R1", score(None, None, None)))) == [("GAP004", "R1")]


QUARTER_2 = Period(label="Quarter 2 2025/26", start="2025-07-01", end="2025-09-30")


@pytest.mark.parametrize(
    ("update", "codes"),
    [
        ("As at the end of Quarter 1, nine posts are empty.", ["TXT001"]),
        ("Q1 has seen steady progress with the new depot.", ["TXT001"]),
        ("Quarter 1 sickness is 4.2%.", ["TXT001"]),
        ("In this quarter (Q1) two audits were closed.", ["TXT001"]),
        ("As at Q2 2024/25 the fund holds £2m.", ["TXT001"]),
        ("As at the end of Quarter 2, nine posts are empty.", []),
        ("Sickness fell from 5% at the end of Q1 to 4% at the end of Q2.", []),
        ("The works that began in Q1 are now finished, and the rest will be done in Q3.", []),
        ("As at the end of Q1 the fund was in deficit; it is now balanced.", []),
        ("The Q3 report is due in January.", []),
    ],
)
def test_txt001(update: str, codes: list[str]) -> None:
    one = risk("R1", score(3, 3, 9), update=update)
    assert [code for code, _ in found(case(one, period=QUARTER_2))] == codes
    assert found(case(one)) == []  # a report without a quarter has no other quarter


def test_ext_rules_report_what_was_seen() -> None:
    notes = RiskNotes(
        unmapped=(HERE,),
        doubts=(Doubt("residual score", "12", "read from a picture", (HERE,)),),
        disagreements=(Disagreement("risk id", "R1", "RI", (HERE,)),),
    )
    one = case(risk("R1", score(3, 3, 9)), notes=(notes,))
    assert found(one) == [("EXT002", "R1"), ("EXT003", "R1")]  # no unread text meets the place: a label's own words
    left = Unread(page=3, bbox=(1, 2, 3, 4), text="Gross date", why="no field for this text")
    one = replace(one, register=one.register.model_copy(update={"unread": (left,)}))
    assert found(one) == [("EXT001", "R1"), ("EXT002", "R1"), ("EXT003", "R1")]
    assert check_case(one)[0].message == "no field is known for 'Gross date'"


def test_select_and_ignore_take_codes_and_their_beginnings() -> None:
    one = case(risk("R1", score(3, 5, 12), owners=()))
    assert [f.code for f in check_case(one, select=("GAP",))] == ["GAP001"]
    assert [f.code for f in check_case(one, ignore=("gap001",))] == ["SCO001"]


def test_findings_stand_in_the_order_of_the_risks_and_the_report_comes_last() -> None:
    bad = score(3, 5, 12, rag="green")
    codes = found(case(risk("R2", bad, owners=()), risk("R1", bad), misprints=(MatrixMisprint(1, 1, "2", "1", ()),)))
    assert codes == [
        ("GAP001", "R2"), ("RAG001", "R2"), ("SCO001", "R2"), ("RAG001", "R1"), ("SCO001", "R1"), ("SCO004", None),
    ]  # fmt: skip


def test_a_risk_of_its_own_scheme_is_judged_by_it() -> None:
    own = PRODUCT.model_copy(update={"formula": "sum", "bands": ()})
    assert found(case(risk("R1", score(3, 4, 7), scheme=own), risk("R2", score(3, 4, 12)))) == []


def test_every_rule_explains_itself() -> None:
    codes = [one.code for one in all_rules()]
    assert len(set(codes)) == len(codes) == 22
    for one in all_rules():
        assert rule(one.code.lower()) is one
        assert one.summary
        assert len(one.explanation) > 120
    with pytest.raises(KeyError, match="SCO001"):
        rule("SCO999")


def test_a_message_says_where_the_legend_is_printed() -> None:
    wrong = replace(case(risk("R1", score(3, 5, 12))), legend_places=(SourcePlace(page=4), SourcePlace(page=4)))
    message = "residual score printed 12, but 3 x 5 = 15 by the report's own legend, page 4"
    assert [f.message for f in check_case(wrong) if f.code == "SCO001"] == [message]
    in_word = replace(wrong, legend_places=(SourcePlace(part="document", block="table 2, row 1, cell 1"),))
    assert [f.message for f in check_case(in_word) if f.code == "SCO001"] == [message.replace("page 4", "table 2")]
