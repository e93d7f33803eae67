"""The auditor's page in a real browser: accessible by axe, wide and narrow, light and dark; and nothing in it runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from audit_registers import hostile_page
from test_audit_page import OPERATIONAL, STRATEGIC, converted, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One report in PDF, one in Word, several together, and one of hostile text."""
    folder = tmp_path_factory.mktemp("pages")
    written = {}
    for name, reports in {"pdf": [STRATEGIC], "word": [OPERATIONAL], "several": [OPERATIONAL, STRATEGIC]}.items():
        page_of(converted(folder / name, *reports))
        written[name] = folder / name / "audit.html"
    written["hostile"] = folder / "hostile.html"
    written["hostile"].write_text(hostile_page(), encoding="utf-8")
    return written


@pytest.mark.parametrize(
    ("name", "look"),
    [("pdf", "desktop"), ("pdf", "dark"), ("word", "phone"), ("several", "desktop"), ("hostile", "phone")],
)
def test_axe_finds_no_violation(browser: Browser, pages: dict[str, Path], name: str, look: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(
        viewport={"width": 375 if look == "phone" else 1280, "height": 900},
        color_scheme="dark" if look == "dark" else "light",
    )
    page = context.new_page()
    page.goto(pages[name].as_uri())
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    found = Axe().run(page, options={"runOnly": RULES}).response
    wrong = [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]
    assert wrong == []
    assert len(found["passes"]) > 20
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth")
    context.close()


def test_hostile_text_runs_nothing_and_asks_for_nothing(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(pages["hostile"].as_uri())
    page.wait_for_timeout(200)
    assert page.title().startswith("Audit: ")
    assert asked == [pages["hostile"].as_uri()]
    assert said == []
    assert page.locator("script").count() == 0
    page.close()


def test_the_policy_stops_a_script_that_got_into_the_page(browser: Browser, pages: dict[str, Path]) -> None:
    planted = pages["pdf"].with_name("planted.html")
    text = pages["pdf"].read_text(encoding="utf-8")
    planted.write_text(text.replace("</main>", "<script>document.title='ran'</script></main>"), encoding="utf-8")
    page = browser.new_page()
    page.goto(planted.as_uri())
    assert page.title() != "ran"
    page.close()


def test_the_page_is_styled_under_its_own_policy(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["pdf"].as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.kicker')).textTransform") == "uppercase"
    box = page.locator(".finding svg.shot").first.bounding_box()
    assert box is not None
    assert box["width"] > 200
    page.close()


def test_keys_reach_the_content_and_what_scrolls(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["pdf"].as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    assert page.locator(".scroll:not([tabindex='0'])").count() == 0
    page.close()


def test_it_prints(browser: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    import pypdfium2

    page = browser.new_page()
    page.goto(pages["pdf"].as_uri())
    page.pdf(path=tmp_path / "audit.pdf", format="A4")
    printed = pypdfium2.PdfDocument(tmp_path / "audit.pdf")
    text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    printed.close()
    assert "3 × 4 = 12, printed 15" in text
    assert "Skip to the content" not in text
    assert os.path.getsize(tmp_path / "audit.pdf") > 10_000  # noqa: PTH202
    page.close()
