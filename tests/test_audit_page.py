"""The auditor's page: what it shows, and that hostile text stays text. Its looks are for test_audit_page_browser."""

from __future__ import annotations

import base64
import io
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from audit_registers import DIRECTIONS, HOSTILE, hostile_page, large_register
from riskreader.output.html import visible

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
STRATEGIC = SAMPLES / "strategic-register-with-errors.pdf"
OPERATIONAL = SAMPLES / "operational-risk-2025-q2.docx"


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "riskreader", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def converted(folder: Path, *reports: Path) -> Path:
    """A folder with copies of reports in `in`, converted into `out`."""
    (folder / "in").mkdir(parents=True)
    for report in reports:
        shutil.copy(report, folder / "in")
    assert run("convert", "in", "--to", "out", "--quiet", cwd=folder).returncode == 0
    return folder


def page_of(folder: Path, *options: str) -> str:
    done = run("report", "out", "--to", "audit.html", *options, cwd=folder)
    assert done.returncode == 0, done.stderr
    return (folder / "audit.html").read_text(encoding="utf-8")


class Page(HTMLParser):
    """What a browser makes of a page, as far as these tests ask: its elements and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def values(self, name: str) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get(name)) is not None]


@pytest.fixture(scope="module")
def strategic(tmp_path_factory: pytest.TempPathFactory) -> Page:
    return Page(page_of(converted(tmp_path_factory.mktemp("strategic"), STRATEGIC)))


def with_wrong_product(report: Path, target: Path) -> Path:
    """The operational report with one score changed: likelihood 2 and impact 3 no longer give what is printed."""
    import docx

    document = docx.Document(str(report))
    document.tables[3].rows[3].cells[2].text = "9"
    document.save(str(target))
    return target


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Page:
    changed = with_wrong_product(OPERATIONAL, tmp_path_factory.mktemp("changed") / OPERATIONAL.name)
    return Page(page_of(converted(tmp_path_factory.mktemp("both"), STRATEGIC, changed)))


@pytest.fixture(scope="module")
def hostile() -> str:
    return hostile_page()


def test_it_says_in_words_and_numbers_what_was_found(strategic: Page) -> None:
    assert "8 risks were read from 2 pages." in strategic.text
    assert (
        "16 of 16 scores that are printed with likelihood and impact could be checked by arithmetic." in strategic.text
    )
    assert "All 440 words are accounted for." in strategic.text


def test_each_finding_has_its_arithmetic_and_its_values_with_their_page(strategic: Page) -> None:
    assert "3 × 4 = 12, printed 15" in strategic.text
    assert "6 to 12 is Medium, amber; 9 is shown red" in strategic.text
    assert "residual 12 > inherent 9" in strategic.text
    assert "residual score, colour 15 page 1" in strategic.text
    assert "id of Shortage of planners and engineers SR06 page 1" in strategic.text


def test_the_values_of_a_finding_are_outlined_where_they_are_printed(strategic: Page) -> None:
    from PIL import Image

    pictures = [attrs for tag, attrs in strategic.elements if tag == "image"]
    boxes = [attrs for tag, attrs in strategic.elements if tag == "rect" and attrs.get("class") == "box"]
    assert len(boxes) == 3 + 3 + 6 + 2 + 1  # the values of the five planted errors
    assert 0 < len(pictures) < 10

    def number(attrs: dict[str, str | None], name: str) -> float:
        return float(attrs[name] or "nan")

    # The box of the wrong 15, 12 points from the right of its page's picture: there is ink in it, and paper round it.
    wrong = next(box for box in boxes if abs(number(box, "x") - (608.1 - 2.5)) < 1 and number(box, "y") < 220)
    for picture in pictures:
        x, y = number(wrong, "x") - number(picture, "x"), number(wrong, "y") - number(picture, "y")
        if 0 < x < number(picture, "width") and 0 < y < number(picture, "height"):
            break
    else:
        pytest.fail("no picture holds the box")
    image = Image.open(io.BytesIO(base64.b64decode((picture["href"] or "").partition(",")[2]))).convert("RGB")
    scale = image.width / number(picture, "width")
    inside = image.crop(
        tuple(int(v * scale) for v in (x, y, x + number(wrong, "width"), y + number(wrong, "height")))  # type: ignore[arg-type]
    )
    colours = [colour for _, colour in inside.getcolors(100_000) or []]
    assert any(sum(colour) < 120 for colour in colours), "the digits are black"
    assert any(colour[0] > 200 and colour[1] < 60 for colour in colours), "the cell is red"


def test_a_word_report_is_quoted_under_the_heading_of_its_values(both: Page) -> None:
    assert "Mitigated Likelihood Mitigated Impact" in both.text
    assert "As the Word file has it, the values marked, under the table's heading" in both.text
    assert any(tag == "mark" for tag, _ in both.elements)


def test_a_risk_stands_in_its_cell_of_the_heat_map(strategic: Page) -> None:
    maps = strategic.text.partition("Heat maps Likelihood by impact")[2].partition("Findings")[0]
    inherent, residual = re.split(r"Residual 8 of 8 risks", maps)
    assert "20 High SR02 ⚑ has findings SR03" in inherent
    assert "10 Medium SR03" in residual


def test_every_field_of_a_risk_has_its_page(strategic: Page) -> None:
    risk = strategic.text.partition("SR03 Harm to a child or adult in our care Scores")[2].partition("SR04")[0]
    assert "Owners Director of Communities page 1" in risk
    assert "1. Front door run with partners page 1 2. Case audits by managers page 1" in risk
    assert "Nothing read for: category, causes" in risk


def test_the_page_needs_nothing_beyond_itself(both: Page) -> None:
    ids = both.values("id")
    assert len(ids) == len(set(ids))
    for link in both.values("href"):
        assert link.startswith("data:image/png;base64,") or link.removeprefix("#") in ids, link[:60]
    assert not both.values("src")
    assert not both.values("style")
    tags = {tag for tag, _ in both.elements}
    assert not tags & {"script", "link", "iframe", "object", "embed", "form", "base", "img"}
    policy = next(a["content"] for t, a in both.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")


def test_the_same_folder_gives_the_same_page(tmp_path: Path) -> None:
    folder = converted(tmp_path / "a", STRATEGIC)
    assert page_of(folder) == page_of(folder)


def test_reports_that_have_moved_or_changed_are_said_to_be_missing(tmp_path: Path) -> None:
    folder = converted(tmp_path / "a", STRATEGIC)
    (folder / "in").rename(folder / "moved")
    gone = run("report", "out", "--to", "gone.html", cwd=folder)
    assert (gone.returncode, "--reports" in gone.stderr) == (0, True)
    assert "The pages themselves are not shown" in (folder / "gone.html").read_text(encoding="utf-8")
    assert "<image" in page_of(folder, "--reports", "moved")

    (folder / "in").mkdir()
    shutil.copy(SAMPLES / "assurance-map.pdf", folder / "in" / STRATEGIC.name)
    changed = run("report", "out", "--to", "changed.html", cwd=folder)
    assert "has changed since it was converted" in changed.stderr


def test_a_folder_that_convert_did_not_write_is_wrong_usage(tmp_path: Path) -> None:
    done = run("report", ".", "--to", "audit.html", cwd=tmp_path)
    assert done.returncode == 2
    assert "riskreader convert" in done.stderr
    (tmp_path / "run.json").write_text("[]")
    assert run("report", ".", "--to", "audit.html", cwd=tmp_path).returncode == 2
    assert not (tmp_path / "audit.html").exists()


def test_a_run_that_names_a_register_outside_its_folder_is_refused(tmp_path: Path) -> None:
    folder = converted(tmp_path / "a", STRATEGIC)
    manifest = folder / "out/run.json"
    manifest.write_text(manifest.read_text().replace('"registers/', '"../out/../../'))
    done = run("report", "out", "--to", "audit.html", cwd=folder)
    assert done.returncode == 2
    assert "outside its folder" in done.stderr


def test_forty_risks_with_forty_findings_stay_under_five_megabytes(tmp_path: Path) -> None:
    large_register(tmp_path / "large.pdf", risks=40)
    folder = converted(tmp_path / "a", tmp_path / "large.pdf")
    text = page_of(folder)
    page = Page(text)
    assert "40 risks were read" in page.text
    shown = [attrs for tag, attrs in page.elements if tag == "article" and attrs.get("class") == "finding"]
    assert len(shown) >= 40
    assert text.count('class="shot"') >= len(shown)
    assert len(text.encode()) < 5_000_000


def test_hostile_text_is_shown_and_is_no_markup(hostile: str) -> None:
    page = Page(hostile)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "a2", "b2", "style2", "form", "object"}
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    assert HOSTILE in page.text
    assert not any(link.lower().startswith(("javascript:", "http")) for link in page.values("href"))
    assert hostile.count("<style>") == hostile.count("</style>") == 1


def test_direction_and_control_characters_are_shown_as_their_codes(hostile: str) -> None:
    for char in DIRECTIONS:
        assert char not in hostile
        assert f"⟨U+{ord(char):04X}⟩" in hostile


def test_plain_text_in_any_script_is_left_alone() -> None:
    text = "Naïve café – “quoted”\nעברית العربية 漢字 £5m"
    assert visible(text) == text
    assert visible("co\u00adoperate\u200b") == "cooperate"
