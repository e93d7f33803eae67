"""Title blocks, periods and looks."""

from __future__ import annotations

import calendar
import datetime as dt
from random import Random
from typing import Any

from .model import Block, Heading, Look, para
from .plan import Plan

Period = tuple[str, str | None, str | None]


def period(rng: Random, held: bool) -> Period:
    """A printed period with its first and last day (None: open to doubt, not scored)."""
    year = rng.randint(2022, 2026)
    quarter = rng.randint(1, 4)
    month = 3 + 3 * quarter - 2 if quarter < 4 else 1
    start_year = year if quarter < 4 else year + 1
    first = dt.date(start_year, month, 1)
    last_month = month + 2
    last = dt.date(start_year, last_month, calendar.monthrange(start_year, last_month)[1])
    short = f"{year}/{(year + 1) % 100:02d}"
    one = rng.randint(1, 12)
    whole = (dt.date(year, one, 1), dt.date(year, one, calendar.monthrange(year, one)[1]))
    day = dt.date(year, one, rng.randint(1, 28))
    forms: list[Period] = [
        (f"Quarter {quarter}, {short}", str(first), str(last)),
        (f"Q{quarter} {short}", str(first), str(last)),
        (f"Quarter {quarter} {year}-{(year + 1) % 100:02d}", str(first), str(last)),
        (f"Q{quarter} {short} ({first:%B} to {last:%B %Y})", str(first), str(last)),
        (f"{whole[0]:%B %Y}", str(whole[0]), str(whole[1])),
        (f"As at {day.day} {day:%B %Y}", str(day), str(day)),
        (short, f"{year}-04-01", f"{year + 1}-03-31"),
    ]
    if held:
        forms += [
            (f"Position at {day:%d/%m/%Y}", str(day), str(day)),
            (f"{first:%B} – {last:%B %Y}", str(first), str(last)),
            (f"Financial year {year}-{year + 1}", f"{year}-04-01", f"{year + 1}-03-31"),
        ]
    return rng.choice(forms)


def look(plan: Plan) -> Look:
    rng = plan.rng
    wide = plan.shape in ("wide", "borderless")
    page = "A3" if rng.random() < (0.3 if wide else 0.05) else "A4"
    landscape = rng.random() < (0.9 if wide else 0.35)
    size = rng.choice([6, 7, 7.5, 8, 8, 9] if wide else [8, 9, 9, 10, 10, 11])
    margin = rng.choice([28, 36, 40, 50, 56])
    plan.words.cache.update(
        {"page": page, "landscape": "yes" if landscape else "no", "margin": str(margin), "size": str(size)}
    )
    plan.words.cache["font"] = font = rng.choice(["sans", "sans", "sans", "serif", "narrow", "dejavu"])
    quirks = rng.sample(["pieces", "tracked", "hidden", "controls"], rng.choice([0, 0, 1, 2]))
    return Look(
        quirks=frozenset(quirks),
        font=font,
        size=max(size, 8),
        page=page,
        landscape=landscape,
        rotated=landscape and rng.random() < 0.15,
        margin=margin,
        heading_color=rng.choice(["000000", "1F3864", "005A5B", "5B2C83"]),
        header=rng.choice([None, None, plan.reg.organisation, "OFFICIAL"]),
        footer=rng.choice([None, None, "Version 2.1", "Issued 4 March 2025 by the Risk Team", plan.reg.organisation]),
        page_numbers=rng.choice(["n", "page", "none", "n"]),
        pad=rng.choice([2, 3, 3, 4.5]),
    )


def front(plan: Plan, look_: Look) -> tuple[list[Block], dict[str, Any]]:
    """The title block and the gold of `report`."""
    rng = plan.rng
    title = plan.words.title()
    text, start, end = period(rng, plan.held)
    org = plan.reg.organisation
    gold: dict[str, Any] = {"title": title, "organisation": org}
    kind = rng.choice(["lines", "lines", "org first", "no period", "dash", "intro"])
    if kind == "lines":
        blocks: list[Block] = [Heading(title, 0), para(org, size=12), para(text, size=11, after=8)]
    elif kind == "org first":
        blocks = [para(org, bold=True, size=13), Heading(title, 0), para(f"Reporting period: {text}", after=8)]
    elif kind == "no period":
        blocks = [Heading(title, 0), para(org, size=12, after=8)]
    elif kind == "dash":
        blocks = [Heading(f"{title} – {text}", 0), para(org, after=8)]
        gold.pop("title")
    else:
        blocks = [
            Heading(title, 0),
            para(text, size=11),
            para(
                rng.choice(
                    [
                        f"This paper sets out the main risks that {org} faces and how they are managed.",
                        f"The risks below were reviewed by the leadership of {org}. Members are asked to note them.",
                    ]
                ),
                after=8,
            ),
        ]
        gold.pop("organisation")
    gold["period"] = {"start": start, "end": end} if kind != "no period" else None
    return blocks, gold
