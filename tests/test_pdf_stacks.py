"""Cards made of bands: strips of one width, each set in columns of its own, on one page or over several."""

from __future__ import annotations

from itertools import pairwise

from riskreader.parsers.document import Document, Table
from riskreader.parsers.recognise import recognise

from tests.drawn_sheet import DrawnSheet, rows_of

LEFT, RIGHT = 40.0, 555.0


def _facts(document: Document) -> list[dict[str, list[str]]]:
    """Each risk's texts by what they are."""
    out = []
    for risk in recognise(document).risks:
        facts: dict[str, list[str]] = {}
        for value in risk.values:
            stage = f"{value.label.stage.value} " if value.label.stage else ""
            facts.setdefault(stage + value.label.field.value, []).append(value.text)
        out.append(facts)
    return out


def _banded_card(sheet: DrawnSheet, y: float, ref: str, title: str, keeper: str) -> float:
    """A bar, a strip of labels and values, three texts between upright lines, two lists; its lower edge."""
    sheet.fill(LEFT, y, RIGHT, y + 16, "#1d4d4f")
    sheet.text(44, y + 11, f"{ref}     {title}", bold=True)
    sheet.fill(LEFT, y + 16, RIGHT, y + 32, "#dcebe9")
    for x, label, value in (
        (44, "Service", "Harbours"),
        (200, "Risk owner", keeper),
        (380, "Next review", "01/03/2027"),
    ):
        sheet.text(x, y + 27, label, 7.5, bold=True)
        sheet.text(x + 62, y + 27, value, 8)
    for x in (LEFT, 210, 390, RIGHT):
        sheet.rule(x, y + 32, x, y + 70)
    for x, label, text in (
        (44, "Cause", "Old steel."),
        (214, "Event", "The gate jams."),
        (394, "Effect", "Ships wait."),
    ):
        sheet.text(x, y + 43, label, 7.5, bold=True)
        sheet.text(x, y + 55, text, 8)
    heads = (("Ref", "Control", "Control owner", "State"), (44, 80, 330, 470))
    tasks = (("Ref", "Action", "Action owner", "Due", "Progress"), (44, 80, 290, 400, 500))
    at = y + 70
    for labels, xs in (heads, tasks):
        sheet.fill(LEFT, at, RIGHT, at + 14, "#eeeeee")
        sheet.texts(at + 10, xs, labels, bold=True)
        for number in range(2):
            at += 14
            row = (f"{ref[0]}{number}", f"Thing {number} is seen to by the crew", "A. Quayle", "31/01/2027", "40%")
            sheet.texts(at + 10, xs, row if len(xs) == 5 else (*row[:3], "In place"))
            sheet.rule(LEFT, at + 14, RIGHT, at + 14)
        at += 14
    for level in (y + 32, y + 70):
        sheet.rule(LEFT, level, RIGHT, level)
    return at


def test_lists_of_a_card_whose_columns_differ_are_not_one_table() -> None:
    sheet = DrawnSheet()
    low = _banded_card(sheet, 60, "HB01", "Quay gate", "Jo Marsh")
    _banded_card(sheet, low + 14, "HB02", "Pump house floods", "Sam Fell")
    first, second = _facts(sheet.read())
    assert (first["id"], first["title"]) == (["HB01"], ["Quay gate"])
    assert (second["id"], second["title"]) == (["HB02"], ["Pump house floods"])
    assert first["owner"] == ["Jo Marsh"]
    assert (first["causes"], first["consequences"]) == (["Old steel."], ["Ships wait."])
    assert first["controls"] == ["Thing 0 is seen to by the crew", "Thing 1 is seen to by the crew"]
    assert first["control_owner"] == first["action_owner"] == ["A. Quayle", "A. Quayle"]
    assert first["action_due"] == ["31/01/2027", "31/01/2027"]


def _lined_card(sheet: DrawnSheet, y: float, ref: str, title: str, score: int) -> None:
    """A line, a title with an owner beside it and a row of scores, a thinner line, three texts under labels."""
    sheet.rule(LEFT, y, RIGHT, y)
    sheet.text(44, y + 14, ref, 10, bold=True)
    sheet.text(74, y + 14, title, 10, bold=True)
    sheet.text(400, y + 14, "Owner:", 8, bold=True)
    sheet.text(432, y + 14, "Harbour Master", 8)
    for x, label, value in ((44, "Likelihood", 3), (120, "Impact", 4), (190, "Score", score), (260, "Target score", 4)):
        sheet.text(x, y + 30, label, 7)
        sheet.text(x + 46, y + 30, str(value), 9, bold=True)
    sheet.rule(LEFT, y + 36, RIGHT, y + 36)
    sheet.texts(y + 48, (44, 220, 400), ("Cause", "Controls", "Actions"), bold=True)
    sheet.texts(y + 60, (44, 220, 400), ("The steel of the gate\nis old and thin.", "• Yearly look\n• Spare", "• Buy"))


def test_a_card_of_level_lines_that_the_page_ends() -> None:
    sheet = DrawnSheet()
    for number in range(3):
        _lined_card(sheet, 60 + 90 * number, f"R{number + 1}", f"Gate {number + 1} jams at low water", 12)
    sheet.turn()
    _lined_card(sheet, 60, "R4", "Gate 4 jams at low water", 9)
    found = _facts(sheet.read())
    assert [risk["id"] for risk in found] == [["R1"], ["R2"], ["R3"], ["R4"]]
    assert all(risk["owner"] == ["Harbour Master"] and risk["residual likelihood"] == ["3"] for risk in found)
    assert all(risk["target score"] == ["4"] for risk in found)
    assert [risk["controls"] for risk in found] == [["Yearly look\nSpare"]] * 4
    assert all(risk["causes"] == ["The steel of the gate is old and thin."] for risk in found)


FORM = (
    ("Ref", "K{n}"),
    ("Title", "Ferry is late"),
    ("Opened", "03/02/2026"),
    ("Risk lead", "Dr Ann Orr"),
    ("Rating", ""),
    ("Controls", "Second crew"),
    ("Next review", "04/05/2027"),
)


def _striped_form(sheet: DrawnSheet, y: float, number: int) -> float:
    for row, (label, value) in enumerate(FORM):
        high = 62 if label == "Rating" else 18
        if row % 2 == 0:
            sheet.fill(LEFT, y, 160, y + high, "#e6eef6")
            sheet.fill(160, y, RIGHT, y + high, "#e6eef6")
        sheet.text(44, y + 12, label, bold=True)
        sheet.text(166, y + 12, value.format(n=number))
        if label == "Rating":
            xs = (166, 210, 290, 370)
            sheet.texts(y + 12, xs, ("", "Consequence", "Likelihood", "Score"), bold=True)
            sheet.texts(y + 26, xs, ("Initial", "Major (4)", "Likely (4)", "16"))
            sheet.texts(y + 40, xs, ("Current", "Major (4)", "Rare (1)", "4"))
            sheet.texts(y + 54, xs, ("Target", "Minor (2)", "Rare (1)", "2"))
        y += high
    return y


def test_a_form_that_stripes_alone_draw_with_a_grid_beside_a_label() -> None:
    sheet = DrawnSheet()
    low = _striped_form(sheet, 80, 1)
    sheet.text(44, low + 30, "2 - Ferry is late again", 13, bold=True)
    _striped_form(sheet, low + 40, 2)
    first, second = _facts(sheet.read())
    assert (first["id"], second["id"]) == (["K1"], ["K2"])
    assert first["raised_on"] == ["03/02/2026"]
    assert first["inherent impact"] == ["Major (4)"]
    assert first["current score"] == ["4"]
    assert second["target likelihood"] == ["Rare (1)"]
    assert second["controls"] == ["Second crew"]


def test_a_table_whose_rows_are_set_alike_is_no_stack() -> None:
    sheet = DrawnSheet()
    xs = (44, 84, 250, 330, 400)
    rows = [
        ("Ref", "Risk", "Odds", "Harm", "Owner"),
        *((f"Q{n}", "The quay gate jams", "3", "4", "A. Orr") for n in range(5)),
    ]
    for number, row in enumerate(rows):
        sheet.texts(90 + 20 * number, xs, row, bold=not number)
        sheet.rule(LEFT, 96 + 20 * number, RIGHT, 96 + 20 * number)
    table = sheet.table()
    assert isinstance(table, Table)
    assert rows_of(table) == [list(row) for row in rows]


def test_a_matrix_whose_axes_stand_outside_its_fields() -> None:
    sheet = DrawnSheet()
    colours = {1: "#92d050", 2: "#92d050", 3: "#92d050", 4: "#ffc000", 6: "#ffc000", 9: "#ff5050"}
    for row, word in enumerate(("Likely", "Possible", "Rare")):
        sheet.text(60, 112 + 20 * row, word)
        for column in range(3):
            number = (3 - row) * (column + 1)
            sheet.fill(120 + 60 * column, 100 + 20 * row, 179 + 60 * column, 119 + 20 * row, colours[number])
            sheet.text(146 + 60 * column, 112 + 20 * row, str(number), bold=True)
    for column, word in enumerate(("Small", "Middling", "Great")):
        sheet.text(134 + 60 * column, 170, word)
    assert rows_of(sheet.table()) == [
        ["Likely", "3", "6", "9"],
        ["Possible", "2", "4", "6"],
        ["Rare", "1", "2", "3"],
        ["", "Small", "Middling", "Great"],
    ]


def test_heads_that_jut_out_of_narrow_columns_and_scores_on_fills_within_striped_cells() -> None:
    sheet = DrawnSheet()
    edges = (40, 90, 240, 282, 320, 362, 540)
    for x, (upper, lower) in zip(
        (44, 94, 243, 283.5, 325, 366),
        (
            ("", "Ref"),
            ("", "Risk"),
            ("Inherent", "Score"),
            ("Previous", "Score"),
            ("Current", "Score"),
            ("", "Controls"),
        ),
        strict=True,
    ):
        sheet.text(x, 80, upper, 8, bold=True)
        sheet.text(x, 91, lower, 8, bold=True)
    sheet.rule(40, 68, 540, 68)
    sheet.rule(40, 96, 540, 96)
    for row in range(6):
        y = 96 + 30 * row
        if row % 2:
            for x0, x1 in pairwise(edges):
                sheet.fill(x0, y, x1, y + 30, "#f0f0f0")
        sheet.fill(246, y + 5, 278, y + 22, "#d64550")
        sheet.fill(324, y + 5, 358, y + 22, "#f5a623")
        sheet.texts(y + 17, (44, 94, 258, 298, 336, 366), (f"Q{row}", "The gate jams", "20", "16", "12", "Yearly look"))
    table = sheet.table()
    assert rows_of(table)[0] == ["Ref", "Risk", "Inherent Score", "Previous Score", "Current Score", "Controls"]
    assert [[mark.colour.hex for mark in cell.marks] for cell in table.row(2)] == [
        [],
        [],
        ["d64550"],
        [],
        ["f5a623"],
        [],
    ]


def _grids_under_a_bar(sheet: DrawnSheet, y: float, ref: str, title: str) -> float:
    """A bar, then four grids of their own lines with a little white between; the lower edge of the last."""
    sheet.fill(LEFT, y, RIGHT, y + 15, "#595959")
    sheet.text(44, y + 11, f"{ref}  {title}", bold=True)
    at = y + 25
    sheet.lattice((LEFT, 140, 340, 450, RIGHT), (at, at + 18))
    for x, text, bold in (
        (44, "Risk owner", True),
        (144, "Harbour Master", False),
        (344, "Last reviewed", True),
        (454, "01/03/2027", False),
    ):
        sheet.text(x, at + 12, text, bold=bold)
    at += 28
    sheet.lattice((LEFT, 300, RIGHT), (at, at + 30))
    for x, label, text in ((44, "Sources of risk", "Old steel"), (304, "Consequences", "Ships wait")):
        sheet.text(x, at + 11, label, bold=True)
        sheet.text(x, at + 23, text)
    at += 40
    sheet.fill(LEFT, at, 340, at + 15, "#d9e2f3")
    sheet.lattice((LEFT, 140, 240, 340), (at, at + 15, at + 30))
    sheet.texts(at + 11, (44, 144, 244), ("Inherent risk", "Current risk", "Target risk"), bold=True)
    sheet.texts(at + 26, (44, 144, 244), ("High (20)", "High (16)", "Low (4)"))
    at += 40
    sheet.fill(LEFT, at, RIGHT, at + 15, "#d9e2f3")
    sheet.lattice((LEFT, 200, 380, RIGHT), (at, at + 15, at + 30, at + 45))
    columns = (44, 204, 384)
    sheet.texts(at + 11, columns, ("Control description", "Control owner", "Control assessment"), bold=True)
    sheet.texts(at + 26, columns, ("Gate greased", "A. Quayle", "Effective"))
    sheet.texts(at + 41, columns, ("Spare gate", "B. Hythe", "Partly effective"))
    return at + 45


def test_grids_that_their_own_lines_close_stay_apart_though_little_white_parts_them() -> None:
    sheet = DrawnSheet()
    low = 50.0
    made = (("HB01", "Quay gate jams"), ("HB02", "Pump house floods"))
    for ref, title in made:
        low = _grids_under_a_bar(sheet, low + 10, ref, title)
    for facts, (ref, title) in zip(_facts(sheet.read()), made, strict=True):
        assert facts["risk"] == [f"{ref} {title}"]
        assert (facts["owner"], facts["causes"], facts["consequences"]) == (
            ["Harbour Master"], ["Old steel"], ["Ships wait"],
        )  # fmt: skip
        assert (facts["inherent score"], facts["current score"], facts["target score"]) == (
            ["High (20)"], ["High (16)"], ["Low (4)"],
        )  # fmt: skip
        assert (facts["controls"], facts["control_owner"]) == (
            ["Gate greased", "Spare gate"],
            ["A. Quayle", "B. Hythe"],
        )


def _risk_with_text_between_grids(sheet: DrawnSheet, y: float, ref: str, title: str, *, tasks: bool) -> float:
    """A bar on a grid of facts, two headed lists side by side, two heads over lists, a grid of tasks or a sentence."""
    sheet.fill(LEFT, y, RIGHT, y + 16, "#00597c")
    sheet.text(44, y + 11, f"{ref}: {title}", bold=True)
    sheet.lattice((LEFT, 140, RIGHT), (y + 16, y + 32))
    sheet.lattice((LEFT, 140, 340, RIGHT), (y + 32, y + 48))
    sheet.texts(y + 27, (44, 144), ("Description", f"{title} for days on end."))
    sheet.texts(y + 43, (44, 144, 344), ("Risk owner", "Harbour Master", "Pilot"))
    sheet.texts(y + 66, (44, 300), ("Risk sources", "Consequences if it occurs"), bold=True)
    for n, pair in enumerate((("• Old steel", "• Ships wait"), ("• Few hands", "• Fish rots"), ("• Ice", ""))):
        sheet.texts(y + 80 + 11 * n, (46, 302), pair)
    sheet.text(48, y + 122, "Controls in place", 10, bold=True)
    for n, text in enumerate(("• Gate greased each week by the crew of the day", "• Spare gate", "• Night watch")):
        sheet.text(50, y + 136 + 11 * n, text)
    sheet.text(48, y + 178, "Current position", 10, bold=True)
    sheet.text(48, y + 191, "The crew greased the gate in May.")
    sheet.text(48, y + 211, "Further actions planned", 10, bold=True)
    if not tasks:
        sheet.text(48, y + 224, "None at present.")
        return y + 234
    sheet.lattice((LEFT, 430, RIGHT), (y + 216, y + 230, y + 244))
    sheet.texts(y + 226, (44, 434), ("Action", "Timescale"), bold=True)
    sheet.texts(y + 240, (44, 434), ("Buy a gate", "March 2027"))
    return y + 244


def test_text_between_two_drawn_grids_is_no_strip_of_a_card() -> None:
    sheet = DrawnSheet()
    low = 30.0
    made = (("HB01", "Quay gate jams", True), ("HB02", "Pump house floods", False), ("HB03", "Slipway ices", True))
    for ref, title, tasks in made:
        low = _risk_with_text_between_grids(sheet, low + 16, ref, title, tasks=tasks)
    found = _facts(sheet.read())
    assert len(found) == len(made)
    for facts, (_, title, tasks) in zip(found, made, strict=True):
        assert facts["description"] == [f"{title} for days on end."]
        assert "\n".join(facts["causes"]) == "Old steel\nFew hands\nIce"
        assert "\n".join(facts["consequences"]) == "Ships wait\nFish rots"
        assert facts["controls"] == ["Gate greased each week by the crew of the day\nSpare gate\nNight watch"]
        assert facts["update"] == ["The crew greased the gate in May."]
        assert facts["actions"][-1] == ("Buy a gate" if tasks else "None at present.")


def test_a_page_s_own_ground_and_bar_hold_no_stack() -> None:
    sheet = DrawnSheet()
    for page in range(2):
        sheet.fill(0, 0, 595, 842, "#f3f2f1")
        sheet.fill(0, 0, 595, 40, "#252423")
        sheet.text(20, 24, "Corporate Risk Dashboard - Quarter 2, 2026/27", 15)
        sheet.text(420, 20, "Marsh Council | Risk detail", 9)
        sheet.fill(20, 60, 575, 200, "#ffffff")
        xs = (30, 90, 330, 400, 460, 520)
        sheet.texts(82, xs, ("Risk ID", "Risk", "Likelihood", "Impact", "Score", "Status"), bold=True)
        sheet.rule(30, 88, 565, 88)
        for row in range(4):
            number = 4 * page + row + 1
            sheet.texts(104 + 22 * row, xs, (f"R-{number}", f"The gate at quay {number} jams", "4", "3", "12", "Open"))
            sheet.rule(30, 110 + 22 * row, 565, 110 + 22 * row)
        sheet.turn()
    facts = _facts(sheet.read())
    assert [fact["id"] for fact in facts] == [[f"R-{number}"] for number in range(1, 9)]
    assert all((fact["likelihood"], fact["impact"], fact["score"]) == (["4"], ["3"], ["12"]) for fact in facts)
