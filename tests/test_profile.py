"""A profile: what its file may say, what it changes, and a register that cannot be read without it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import riskreader
from house_register import PROFILE, write_pdf, write_profile, write_word
from riskreader.ingest.errors import ProfileError
from riskreader.parsers.labels import default_grammar
from riskreader.parsers.profile import FIELD_NAMES, parse_profile
from riskreader.parsers.raw import Field, StageKind
from riskreader.parsers.shapes import Kind, house_style, is_id, kind_of, leading_id
from riskreader.pipeline.cli import main

Writer = Callable[[Path], Path]


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "riskreader", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("write", [write_word, write_pdf])
def test_a_house_register_is_unread_without_its_profile_and_right_with_it(write: Writer, tmp_path: Path) -> None:
    report, profile = write(tmp_path), write_profile(tmp_path)
    assert riskreader.read_report(report, isolated=False).risks == ()
    register = riskreader.read_report(report, isolated=False, profile=profile)
    assert [risk.risk_id for risk in register.risks] == ["QX~01", "QX~02", "QX~03"]
    first = register.risks[0]
    assert first.title == "The sluice gate jams and the low fields flood"
    assert [owner.name for owner in first.owners] == ["Ada Penrose"]
    assert [control.text for control in first.controls] == ["Grease the gate each spring"]
    assert [(s.stage, s.likelihood, s.impact, s.score, s.band) for s in first.scores] == [
        ("inherent", 4, 3, 12, "Act"),
        ("residual", 2, 3, 6, "Watch"),
    ]
    assert (first.scores[0].label, first.scores[0].impact_label) == ("Bare", "Grim")
    assert register.scheme is not None
    assert (register.scheme.origin, register.scheme.formula) == ("profile", "product")
    assert register.scheme.impact is not None
    assert register.scheme.impact.labels == {"1": "Calm", "2": "Sharp", "3": "Grim", "4": "Dire"}
    assert riskreader.read_report(report, isolated=False).risks == ()  # a profile holds for its own call only


def test_the_profile_reaches_the_reading_processes(tmp_path: Path) -> None:
    write_word(tmp_path)
    write_profile(tmp_path)
    done = run("convert", "ledger.docx", "--profile", "marshwick.toml", "--to", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    register = json.loads((tmp_path / "out/registers/ledger.json").read_text(encoding="utf-8"))
    assert [risk["risk_id"] for risk in register["risks"]] == ["QX~01", "QX~02", "QX~03"]
    assert register["scheme"]["origin"] == "profile"


def test_registers_read_with_another_profile_are_not_taken_as_done(tmp_path: Path) -> None:
    report, profile = write_word(tmp_path), write_profile(tmp_path)
    out = tmp_path / "out"

    class KilledError(Exception):
        """Ends the batch after its first report, as a kill would."""

    def kill(_: object) -> None:
        raise KilledError

    with pytest.raises(KilledError):
        riskreader.convert([report], to=out, jobs=1, on_done=kill)
    assert (out / ".riskreader-journal").exists()
    run_ = riskreader.convert([report], to=out, jobs=1, profile=profile)
    assert run_.manifest.reports[0].risks == 3


def test_a_taught_label_says_what_it_is_taught_and_the_rest_stays() -> None:
    grammar = parse_profile('[labels]\nactions = ["Mitigation"]\nlikelihood = ["Odds"]').grammar()
    reading = grammar.read("Mitigations")
    assert reading is not None
    assert (reading.field, reading.alternatives) == (Field.ACTIONS, ())
    mixed = grammar.read("Odds after controls")
    assert mixed is not None
    assert (mixed.field, mixed.stage) == (Field.LIKELIHOOD, StageKind.RESIDUAL)
    assert grammar.read("Risk owner") == default_grammar().read("Risk owner")


def test_the_shape_of_ids_holds_only_while_a_house_is_read() -> None:
    vocabulary = parse_profile("[ids]\npattern = '[A-Z]{2}~[0-9]{2}'").vocabulary()
    assert not is_id("QX~01")
    with house_style(vocabulary):
        assert is_id("QX~01")
        assert is_id("SR01")  # the usual shapes stay
        assert kind_of("QX~01") is Kind.CODE
        assert leading_id("QX~01: The sluice gate jams") == ("QX~01", "The sluice gate jams")
        assert leading_id("QX~0123 sluices") is None
        assert not is_id("The QX~01 sluice")
    assert not is_id("QX~01")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[labels]\nownr = ['Bearer']", "line 2: [labels] has no key 'ownr'; it takes: risk_id, risk, title"),
        ("[stages]\nbare = ['x']", "line 2: [stages] has no key 'bare'; it takes: inherent, current"),
        ("[colours]\nred = 1", "line 1: [colours]: not known here; it takes: labels, stages, ids, scheme"),
        (
            "[[scheme.bands]]\nlabel = 'Act'\nminimum = 1\n[[scheme.bands]]\nname = 'Watch'",
            "line 5: [scheme] bands 2 name: not known here; it takes: label, rag, minimum, maximum",
        ),
        ("[ids]\n", "line 1: [ids] pattern: it is missing"),
        ("[ids]\nshape = 'x'", "line 2: [ids] shape: not known here; it takes: pattern"),
        ("[scheme.impact]\nmax = 4", "line 2: [scheme] impact max: not known here; it takes: minimum, maximum"),
        ("[[scheme.bands]]\nlabel = 'Act'\nminimum = 1\nrag = 'pink'", "line 4: [scheme] bands 1 rag"),
        ("[labels]\nowner = ['Bearer']\ntitle = ['bearer']", "stands under owner and under title"),
        ("[labels]\nowner = ['–']", "no letter or digit"),
        ("[scheme.impact]\nmaximum = 4\nlabels = ['Calm', 'Dire']", "2 labels for 4 steps"),
        ("[ids]\npattern = '['", "no regular expression"),
        ("[ids]\npattern = '[A-Z]*'", "matches an empty text"),
        ("[ids]\npattern = '([a-z]+)+x'", "can take for ever"),
        ("[ids]\npattern = '(a|b|ab){2,}x'", "can take for ever"),
        ("[ids]\npattern = 'a?a?a?a?a?a?a?aaaaaaa'", "at most 6 repeats"),
        ("[labels", "no TOML"),
    ],
)
def test_a_wrong_profile_says_where_and_what_may_stand_there(text: str, said: str) -> None:
    with pytest.raises(ProfileError) as error:
        parse_profile(text, "house.toml")
    assert str(error.value).startswith("house.toml")
    assert said in str(error.value)


def test_every_command_ends_with_2_where_the_profile_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_word(tmp_path)
    write_profile(tmp_path, "[labels]\nownr = ['Bearer']\n")
    for command in (
        ("profile", "marshwick.toml"),
        ("profile", "gone.toml"),
        ("convert", "ledger.docx", "--to", "out", "--profile", "marshwick.toml"),
        ("check", "ledger.docx", "--profile", "marshwick.toml"),
        ("explain", "ledger.docx", "--profile", "marshwick.toml"),
    ):
        assert main(command) == 2, command
        said = capsys.readouterr()
        assert said.out == ""
        assert "ownr" in said.err or "gone.toml" in said.err
    assert not (tmp_path / "out").exists()


def test_the_command_shows_each_label_before_and_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = '["Bulwarks", "Controls"]\nactions = ["Progress"]'
    profile = write_profile(tmp_path, PROFILE.replace('["Bulwarks"]', more))
    assert main(["profile", str(profile)]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "Bearer: owner; it was not known" in lines
    assert "Controls: controls; it was known already, and this line can go" in lines
    assert "Progress: actions; it was update" in lines
    assert any(line.startswith("Bare: ") and "stage inherent" in line for line in lines)
    assert "impact: 1 to 4: Calm, Sharp, Grim, Dire" in lines
    assert "band Act (red): from 8" in lines


def test_comments_do_not_make_another_profile() -> None:
    assert parse_profile(PROFILE).digest == parse_profile("# note\n" + PROFILE).digest
    assert parse_profile(PROFILE).digest != parse_profile(PROFILE.replace("Bearer", "Holder")).digest


def test_the_example_of_the_docs_reads_the_register_of_the_docs(tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent / "docs/profiles.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    register = riskreader.read_report(write_word(tmp_path), isolated=False, profile=write_profile(tmp_path, example))
    assert [score.band for score in register.risks[0].scores] == ["Act", "Watch"]
    row = next(line for line in page.splitlines() if line.startswith("| `[labels]`"))
    assert [name for name in FIELD_NAMES if f"`{name}`" not in row] == []


TAUGHT = """\
[labels]
risk_id = ["Tag"]
risk = ["Peril"]
owner = ["Bearer"]
likelihood = ["Odds"]
impact = ["Bite"]

[ids]
pattern = '[A-Z]{2}~[0-9]{2}'
"""


@pytest.mark.parametrize("layout", ["sections", "cards"])
def test_sections_and_cards_follow_the_profile(layout: str, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for ref, title, bearer in (("QX~01", "The weir fails", "Ada Penrose"), ("QX~02", "The mill burns", "Tom Hale")):
        values = (("Tag", ref), ("Peril", title), ("Bearer", bearer), ("Odds", "3"), ("Bite", "4"))
        if layout == "sections":
            document.add_heading(f"{ref}: {title}", 2)
            for label, value in values[2:]:
                document.add_paragraph(f"{label}: {value}")
        else:
            table = document.add_table(rows=len(values), cols=2)
            for row, pair in zip(table.rows, values, strict=True):
                for cell, text in zip(row.cells, pair, strict=True):
                    cell.text = text
            document.add_paragraph("")
    document.save(str(tmp_path / "ledger.docx"))
    profile = write_profile(tmp_path, TAUGHT)
    register = riskreader.read_report(tmp_path / "ledger.docx", isolated=False, profile=profile)
    assert [(risk.risk_id, risk.title) for risk in register.risks] == [
        ("QX~01", "The weir fails"),
        ("QX~02", "The mill burns"),
    ]
    assert [risk.owners[0].name for risk in register.risks] == ["Ada Penrose", "Tom Hale"]
    assert [(score.likelihood, score.impact) for risk in register.risks for score in risk.scores] == [(3, 4), (3, 4)]
