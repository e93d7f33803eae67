"""The plan of one report: which fields it prints and how each is written, and the gold that follows from that.

A shape asks the plan for the paragraphs of a field and lays them out; it never writes gold itself, save where a shape
changes what a text is (a lead in a title cell, a category that a banner gives).
"""

# ruff: noqa: E501, PLR0912

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from random import Random
from typing import Any

from . import holdout
from .model import Para, Run, lines, para
from .register import Action, Band, Person, Rating, Register, Risk
from .words import Words

HUES = {
    "red": ("FF0000", "C00000", "FF5050", "E60000"),
    "amber": ("FFC000", "FFA500", "F79646", "ED7D31"),
    "yellow": ("FFFF00", "FFFF66", "FFF200"),
    "green": ("00B050", "92D050", "63BE7B", "339933"),
}
INKS = {"red": "CC0000", "amber": "E68A00", "yellow": "D6C400", "green": "008A3E"}
STATEMENT_KEYS = ("controls", "evidence", "actions")
TEXT_KEYS = ("description", "causes", "consequences", "update", "objective")
COMBOS = (
    "{s} ({l} x {i})",
    "{l}x{i}={s}",
    "{l} x {i} = {s}",
    "{s}\nL{l} x I{i}",
    "L{l} x I{i}\n{s}",
    "I{i} L{l} ({s})",
    "{s}, {l}x{i}",
    "Impact {i}\nLikelihood {l}\nScore {s}",
    "{s} ({c})",
    "{v} ({s})",
    "{m} ({s})",
    "{m}{s}",
    "L: {l}\nI: {i}\nTotal: {s}",
    "{s} {v}",
)
HELD_COMBOS = (
    "L={l}, I={i}, R={s}",
    "{s} = {l} x {i}",
    "{v} - {s}",
    "{s} [L{l}/I{i}]",
    "Likelihood {l}\nImpact {i}\n= {s}",
)
DAYS = ("%d/%m/%Y", "%d %B %Y", "%d-%b-%Y", "%d %b %Y", "%d.%m.%Y", "%d/%m/%y", "%B %Y", "%b %Y")
HELD_DAYS = ("%d-%m-%Y", "%d-%b-%y", "%A %d %B %Y", "%Y-%m-%d")


@dataclass(frozen=True)
class Piece:
    """One printed cell of a score: its measure, paragraphs and fill."""

    measure: str  # likelihood, impact, score, rag, level, combo
    paras: list[Para]
    fill: str | None = None


class Plan:
    def __init__(self, rng: Random, register: Register, held: bool, *, word: bool, shape: str) -> None:
        self.rng, self.reg, self.held, self.word, self.shape = rng, register, held, word, shape
        self.words = Words(rng, held)
        self.words.top, self.words.product = register.scheme.likelihood, register.scheme.formula == "product"
        self.hues = {rag: rng.choice(h) for rag, h in HUES.items()}
        self.cache: dict[tuple[str, int], list[Para]] = {}
        self.rag_shown: dict[tuple[int, str], str] = {}
        self.fields = self.choose_fields()
        self.text_mode = rng.choice(["split", "split", "only", "only", "lead", "colon"])
        if self.text_mode == "split":
            self.fields.add("description")
        self.category_mode = rng.choice(["none", "column", "banner", "banner"])
        if len({r.category for r in register.risks}) < 2 or self.sorted_out():
            self.category_mode = "none"
        self.category_suffix = rng.choice(["", "", " Risks", " risks"])
        self.category_number = rng.random() < 0.2
        self.inside = self.text_mode == "split" and {"causes", "consequences"} <= self.fields and rng.random() < 0.3
        self.control_heads = rng.random() < 0.12
        self.line_heads = not self.control_heads and "controls" in self.fields and rng.random() < 0.08
        self.previous = "residual" in register.stages and rng.random() < 0.15 and shape in ("wide", "borderless")
        self.action_dates = rng.random() < 0.2
        self.lead_words = rng.choice(
            [("Cause:", "Effect:"), ("Causes:", "Consequences:"), ("Cause(s)", "Consequence(s)")]
        )
        self.line_words = self.words.lines()
        self.bullets = {
            key: self.choose_bullet()
            for key in ("controls", "actions", "evidence", "causes", "consequences", "assurances")
        }
        self.owner_style = rng.choice(
            ["role", "role", "name", "name", "name_role", "role_dash", "two_lines", "initials"]
        )
        self.owner_join = rng.choice(["lines", " / ", " and ", "; "])
        self.date_style = rng.choice(HELD_DAYS if held and rng.random() < 0.6 else DAYS)
        self.direction_style = rng.choice(["arrow", "word", "both"])
        self.action_grid = rng.random() < 0.35
        self.choose_scores()
        self.legend_mode = rng.choice(
            ["none", "none", "bands", "bands+scales", "matrix+scales", "prose", "prose+bands", "bands+scales"]
        )
        if self.parts == ["rag"]:
            self.legend_mode = "none"
        if self.letter_axis:
            self.legend_mode = "letters"
        elif self.held and self.legend_mode in ("bands", "prose+bands") and rng.random() < 0.4:
            self.legend_mode = "prose+wordbands"
        self.blank()

    # -- choices ---------------------------------------------------------------------------------------------------

    def sorted_out(self) -> bool:
        cats = [r.category for r in self.reg.risks]
        return cats != sorted(cats, key=cats.index)

    def choose_fields(self) -> set[str]:
        rng = self.rng
        odds = {
            "id": 0.88,
            "causes": 0.4,
            "consequences": 0.5,
            "owner": 0.85,
            "portfolio": 0.12,
            "controls": 0.9,
            "actions": 0.65,
            "update": 0.3,
            "evidence": 0.1,
            "objective": 0.12,
            "direction": 0.3,
            "status": 0.15,
            "response": 0.2,
            "raised": 0.12,
            "review": 0.25,
            "target_on": 0.1,
            "extra": 0.3,
        }
        chosen = {key for key, odd in odds.items() if rng.random() < odd}
        self.extra_label = rng.choice(sorted(self.reg.risks[0].extra))
        return chosen | {"title"}

    def choose_bullet(self) -> str:
        kinds = ["•", "-", "1.", "plain", "•", "runon", "▪"]
        if self.word:
            kinds += ["auto", "auto", "auto1"]
        if self.held:
            kinds += ["a)", "(i)", "◦", "–", "1)"]
        return self.rng.choice(kinds)

    def choose_scores(self) -> None:
        rng, scheme = self.rng, self.reg.scheme
        sets = (
            [["likelihood", "impact", "score"]] * 4
            + [["impact", "likelihood", "score"]] * 2
            + [["score"]] * 2
            + [["combo"]] * 3
        )
        sets += [
            ["likelihood", "impact", "score", "rag"],
            ["likelihood", "impact", "rag"],
            ["score", "rag"],
            ["rag"],
            ["likelihood", "impact", "level"],
            ["likelihood", "impact", "score", "level"],
        ]
        self.parts = list(rng.choice(sets))
        self.rag_style = rng.choice(["fill", "fill", "fill", "word", "letter", "fill+word", "ink", "none"])
        if "rag" in self.parts and self.rag_style in ("none", "ink", "fill"):
            self.rag_style = (
                rng.choice(["word", "letter", "fill+word", "fill", "mark"]) if self.parts[-1] == "rag" else "word"
            )
        elif "rag" not in self.parts and self.rag_style in ("word", "letter", "fill+word"):
            self.rag_style = rng.choice(["fill", "none"])
        if "level" in self.parts and any(b.label.lower() in HUES for b in scheme.bands):
            self.parts = ["likelihood", "impact", "score"]
        usable = [c for c in (HELD_COMBOS if self.held and rng.random() < 0.6 else COMBOS) if self.combo_fits(c)]
        self.combo = rng.choice(usable)
        if "combo" in self.parts and self.rag_style == "ink" and "\n" in self.combo:
            self.rag_style = "fill"
        self.axis_style = rng.choice(["n", "n", "n", "n - w", "w (n)", "n w"]) if scheme.likelihood_words else "n"
        self.letter_axis = False  # likelihood as a letter, in codes such as C4
        self.worst_first = False  # A, or 1, is the worst
        self.marks = self.held and rng.random() < 0.2  # a coloured dot beside the score
        if scheme.likelihood_words and "likelihood" in self.parts and "score" not in self.parts and rng.random() < 0.6:
            self.axis_style = (
                rng.choice(["w", "w", "m"]) if scheme.likelihood == 3 and scheme.likelihood_words[0] == "Low" else "w"
            )
        elif self.parts == ["combo"] and scheme.likelihood_words and scheme.likelihood < 6 and rng.random() < 0.2:
            self.letter_axis, self.combo = True, "{a}{i}"
            self.worst_first = self.held and rng.random() < 0.5
        self.stage_label = rng.random() < 0.85 or len(self.reg.stages) > 1

    def combo_fits(self, combo: str) -> bool:
        if "x" in combo and self.reg.scheme.formula != "product":
            return False
        colours = any(b.label.lower() in HUES for b in self.reg.scheme.bands)
        return not (colours and ("{v}" in combo or "{m}" in combo))

    def blank(self) -> None:
        """Leave some cells blank, as real registers do; never the title, controls or owners (those have rules of their own)."""
        for risk in self.reg.risks:
            if self.rng.random() < 0.06:
                risk.actions = []
            if self.rng.random() < 0.06:
                risk.update = []
            if "target" in risk.ratings and len(risk.ratings) > 1 and self.rng.random() < 0.06:
                risk.ratings["target"] = None

    # -- printed texts ---------------------------------------------------------------------------------------------

    def paras(self, key: str, at: int) -> list[Para]:
        """The paragraphs of a field of the risk at index `at`; the same at each call."""
        if (key, at) not in self.cache:
            self.cache[key, at] = self.build(key, self.reg.risks[at])
        return self.cache[key, at]

    def build(self, key: str, risk: Risk) -> list[Para]:
        if key == "id":
            return [para(risk.id)]
        if key == "title":
            return self.title_paras(risk)
        if key == "description":
            out = [para(risk.description, after=3)]
            if self.inside:
                for lead, part in zip(self.lead_words, ("causes", "consequences"), strict=True):
                    out += [para(lead, bold=True), *self.items(part, getattr(risk, part))]
            return out
        if key == "controls" and (self.control_heads or self.line_heads):
            return [
                p
                for head, texts in self.control_groups(risk)
                for p in (para(head, bold=True), *self.items("controls", texts))
            ]
        if key in ("causes", "consequences"):
            return self.items(key, getattr(risk, key))
        if key == "update":
            return [para(" ".join(risk.update))] if risk.update else []
        if key == "objective":
            return [para(risk.objective)]
        if key == "category":
            return [para(risk.category)]
        if key == "owner":
            return self.owner_paras(risk)
        if key == "portfolio":
            return [para(risk.portfolio.name)]
        if key in ("controls", "evidence"):
            return self.items(key, getattr(risk, key))
        if key == "actions":
            return self.items(key, [self.action_text(a) for a in risk.actions])
        if key == "direction":
            return [para(self.direction(risk.direction), align="center")]
        if key in ("status", "response"):
            return [para(getattr(risk, key))]
        if key in ("raised", "review", "target_on"):
            return [para(self.day({"raised": risk.raised, "review": risk.review, "target_on": risk.target}[key]))]
        if key == "extra":
            return [para(risk.extra[self.extra_label])]
        raise KeyError(key)

    def control_groups(self, risk: Risk) -> list[tuple[str, list[str]]]:
        """Controls under heads inside their cell."""
        if self.line_heads:
            return list(zip(self.line_words, risk.assurances, strict=True)) if risk.controls else []
        if len(risk.controls) < 2:
            return [("Preventative:", risk.controls)] if risk.controls else []
        return [("Preventative:", risk.controls[:1]), ("Detective:", risk.controls[1:])]

    def columns_of(self, keys: tuple[str, ...]) -> list[str]:
        """Those of the keys that have a place of their own."""
        return [k for k in keys if k in self.fields and not (self.inside and k in ("causes", "consequences"))]

    def title_paras(self, risk: Risk) -> list[Para]:
        if self.text_mode == "only":
            return [para(risk.description if self.long_titles else risk.title)]
        if self.text_mode == "lead":
            return [para(risk.title, bold=True), para(risk.description)]
        if self.text_mode == "colon":
            return [
                Para(
                    [
                        Run(risk.title.upper() if self.capitals else risk.title, not self.capitals),
                        Run(self.lead_sign + risk.description),
                    ]
                )
            ]
        return [para(risk.title, bold=self.bold_titles)]

    @property
    def long_titles(self) -> bool:
        return self.words.case != "upper"

    @property
    def bold_titles(self) -> bool:
        return self.words.colon

    @property
    def capitals(self) -> bool:
        return self.words.case == "as"

    @property
    def lead_sign(self) -> str:
        return ": " if self.words.colon else " – "

    def items(self, key: str, texts: list[str]) -> list[Para]:
        kind = self.bullets[key]
        if len(texts) == 1 and kind in ("plain", "runon", "1.", "auto1", "a)", "(i)", "1)"):
            return [para(texts[0])]
        if kind == "plain":
            return [para(t if t.endswith(".") else t + ".", after=4) for t in texts]
        if kind == "runon":
            return [para(" ".join("• " + t for t in texts))] if texts else []
        if kind in ("1.", "auto1") and not (self.word and kind == "auto1"):
            return [para(t, bullet=f"{k}.") for k, t in enumerate(texts, 1)]
        if kind == "a)":
            return [para(t, bullet=f"{chr(96 + k)})") for k, t in enumerate(texts, 1)]
        if kind == "1)":
            return [para(t, bullet=f"{k})") for k, t in enumerate(texts, 1)]
        if kind == "(i)":
            return [
                para(t, bullet=f"({n})")
                for t, n in zip(texts, ("i", "ii", "iii", "iv", "v", "vi", "vii"), strict=False)
            ]
        if kind == "auto1":
            return [para(t, bullet=f"{k}.") for k, t in enumerate(texts, 1)]
        return [para(t, bullet=kind) for t in texts]

    def printed_items(self, key: str, texts: list[str]) -> list[str]:
        """The texts as `items` prints them."""
        if self.bullets[key] == "plain" and len(texts) > 1:
            return [t if t.endswith(".") else t + "." for t in texts]
        return list(texts)

    def owner_paras(self, risk: Risk) -> list[Para]:
        if not risk.owners:
            return []
        if risk.team:
            return [para(risk.team)]
        if self.owner_style == "two_lines":
            return [p for owner in risk.owners[:1] for p in (para(owner.name), para(owner.role))]
        texts = [self.owner_text(owner) for owner in risk.owners]
        if self.owner_join == "lines" or self.owner_style in ("name_role", "role_dash"):
            return [para(t) for t in texts]
        return [para(self.owner_join.join(texts))]

    def owner_text(self, owner: Person) -> str:
        style = self.owner_style
        if style == "role":
            return owner.role
        if style == "name_role":
            return f"{owner.name} ({owner.role})"
        if style == "role_dash":
            return f"{owner.role} – {owner.name}"
        return owner.initials if style == "initials" else owner.name

    def person_text(self, owner: Person) -> str:
        """An action's owner: shorter than a risk's."""
        return {"initials": owner.initials, "role": owner.role}.get(self.owner_style, owner.name)

    def direction(self, way: str) -> str:
        arrow = {"up": "↑", "down": "↓", "same": "↔"}[way]
        word = {"up": "Worsening", "down": "Improving", "same": "No change"}[way]
        return {"arrow": arrow, "word": word, "both": f"{arrow} {word}"}[self.direction_style]

    def day(self, day: dt.date | None) -> str:
        if day is None:
            return ""
        return day.strftime(self.date_style)

    def day_gold(self, day: dt.date) -> str:
        return day.isoformat() if "%d" in self.date_style else day.isoformat()[:7]

    # -- scores ----------------------------------------------------------------------------------------------------

    def shown(self, rating: Rating) -> int:
        return rating.printed if rating.printed is not None else self.reg.scheme.score(rating)

    def band(self, rating: Rating) -> Band:
        return self.reg.scheme.band(self.shown(rating))

    def rag(self, at: int, stage: str) -> str:
        rating = self.reg.risks[at].ratings[stage]
        assert rating is not None
        return self.rag_shown.get((at, stage), self.band(rating).rag)

    def pieces(self, at: int, stage: str) -> list[Piece]:
        """The cells of one stage's score, in the order of `parts`; blank ones where the stage is blank."""
        rating = self.reg.risks[at].ratings.get(stage)
        if rating is None:
            return [Piece(m, []) for m in self.parts]
        scheme = self.reg.scheme
        rag = self.rag(at, stage)
        fill = self.hues[rag] if self.rag_style in ("fill", "fill+word") else None
        ink = INKS[rag] if self.rag_style == "ink" else None
        out = []
        for measure in self.parts:
            here = fill if measure in ("score", "combo", "rag", "level") and (measure == self.rag_cell) else None
            colour = ink if measure == self.rag_cell else None
            if measure in ("likelihood", "impact"):
                number = rating.likelihood if measure == "likelihood" else rating.impact
                words = scheme.likelihood_words if measure == "likelihood" else scheme.impact_words
                text = self.axis(number, words)
            elif measure == "score":
                text = str(self.shown(rating))
            elif measure == "level":
                text = self.band(rating).label
            elif measure == "rag":
                text = {"letter": rag[0].upper(), "fill": "", "mark": "●"}.get(self.rag_style, rag.capitalize())
                colour = INKS[rag] if self.rag_style == "mark" else None
            else:
                band = self.band(rating)
                text = self.combo.format(
                    a=self.letter(rating.likelihood),
                    s=self.shown(rating),
                    l=rating.likelihood,
                    i=rating.impact,
                    c=rag[0].upper(),
                    v=band.label,
                    m=band.label[0],
                )
            paras = (
                [para(t, color=colour, bold=colour is not None, align="center") for t in text.split("\n")]
                if text
                else []
            )
            if self.marks and measure == "score" and self.rag_cell == "score" and self.rag_style in ("fill", "ink"):
                paras = [Para([Run("● ", False, False, INKS[rag]), Run(text)], align="center")]
                here = None
            out.append(Piece(measure, paras, here))
        return out

    @property
    def rag_cell(self) -> str:
        """The measure whose cell shows the colour."""
        for measure in ("rag", "score", "combo", "level"):
            if measure in self.parts:
                return measure
        return ""

    def letter(self, likelihood: int) -> str:
        """A is the least, or the worst where the scale is turned round."""
        top = self.reg.scheme.likelihood
        return chr(64 + (top + 1 - likelihood if self.worst_first else likelihood))

    def axis(self, number: int, words: list[str]) -> str:
        if self.axis_style == "n" or not words:
            return str(number)
        word = words[number - 1]
        if self.axis_style == "w":
            return word
        if self.axis_style == "m":
            return word[0]
        return {"n - w": f"{number} - {word}", "w (n)": f"{word} ({number})", "n w": f"{number} {word}"}[
            self.axis_style
        ]

    def measure_label(self, measure: str) -> str:
        if measure == "combo":
            label = self.words.label("score")
            if "(" not in label and re.match(r"\{[ls]\}.*\{l\} ?x ?\{i\}", "{s}" + self.combo):
                label += self.words.cache.setdefault(
                    "suffix", self.rng.choice([" (LxI)", " (L x I)", " (Likelihood x Impact)"])
                )
            return label
        return self.words.label(measure)

    def stage_measure(self, stage: str, measure: str) -> str:
        """A label of one line that names stage and measure."""
        label = self.measure_label(measure)
        if not self.stage_label:
            return label
        word = self.words.dressed(self.words.stage(stage))
        form = self.words.cache.setdefault("form", self.rng.choice(["before", "before", "dash", "bracket"]))
        if form == "dash":
            return f"{word} – {label}"
        if form == "bracket" and "(" not in label:
            return f"{label} ({word})"
        if label.lower().startswith("risk ") or measure in ("likelihood", "impact", "rag", "level"):
            return f"{word} {label}"
        return (
            f"{word} {'RISK' if self.words.case == 'upper' else 'Risk'} {label}"
            if len(label) < 7
            else f"{word} {label}"
        )

    def score_gold(self, at: int, stage: str) -> dict[str, Any] | None:
        rating = self.reg.risks[at].ratings.get(stage)
        if rating is None:
            return None
        scheme, parts = self.reg.scheme, self.parts
        gold: dict[str, Any] = {
            "stage": self.gold_stage(stage),
            "label": self.words.stage(stage) if self.stage_label else None,
        }
        combo = self.combo if "combo" in parts else ""
        has_l = "likelihood" in parts or "{l}" in combo
        has_s = "score" in parts or "{s}" in combo
        gold["likelihood"] = rating.likelihood if has_l else None
        gold["impact"] = rating.impact if has_l else None
        gold["score"] = self.shown(rating) if has_s else None
        colour = self.rag_style != "none" and self.rag_cell != ""
        gold["rag"] = self.rag(at, stage) if colour or "{c}" in combo else None
        band = self.band(rating)
        if "level" in parts or "{v}" in combo:
            gold["level"] = band.label
        elif "{m}" in combo:
            gold["level"] = band.label[0]
        elif "rag" not in parts:
            gold["level"] = None
        if "likelihood" in parts:
            words = self.axis_style != "n"
            gold["likelihood_label"] = scheme.likelihood_words[rating.likelihood - 1] if words else None
            gold["impact_label"] = scheme.impact_words[rating.impact - 1] if words else None
        if self.letter_axis:
            gold |= {
                "likelihood": rating.likelihood,
                "impact": rating.impact,
                "score": None,
                "text": f"{self.letter(rating.likelihood)}{rating.impact}",
            }
        if self.axis_style in ("w", "m") and "likelihood" in parts:
            if self.axis_style == "m":
                gold |= {"likelihood_label": gold["likelihood_label"][0], "impact_label": gold["impact_label"][0]}
            if "scales" not in self.legend_mode:  # whether words without a legend have a rank is open: not scored
                del gold["likelihood"], gold["impact"]
        if combo == "{l}x{i}={s}":
            gold["text"] = combo.format(l=rating.likelihood, i=rating.impact, s=self.shown(rating))
        return gold

    def gold_stage(self, stage: str) -> str:
        """`current` beside a printed residual does not come about: stage words are drawn so that the stages stand as they are."""
        return "residual" if not self.stage_label else stage

    # -- gold ------------------------------------------------------------------------------------------------------

    def category_text(self, risk: Risk) -> str:
        return risk.category + (self.category_suffix if self.category_mode in ("banner", "heading") else "")

    def owners_gold(self, risk: Risk) -> list[dict[str, Any]]:
        out: list[dict[str, Any]] = []
        if "owner" in self.fields and risk.owners:
            if risk.team:
                out.append({"name": None, "role": risk.team, "kind": "owner"})
            else:
                for owner in risk.owners[:1] if self.owner_style == "two_lines" else risk.owners:
                    name: str | None = owner.initials if self.owner_style == "initials" else owner.name
                    role: str | None = owner.role
                    if self.owner_style == "role":
                        name = None
                    if self.owner_style in ("name", "initials"):
                        role = None
                    out.append({"name": name, "role": role, "kind": "owner"})
        if "portfolio" in self.fields:
            out.append({"name": risk.portfolio.name, "role": None, "kind": "portfolio_holder"})
        return out

    def action_gold(self, action: Action, text: str) -> dict[str, Any]:
        if not self.action_grid:
            due = action.due.isoformat() if self.action_dates and action.due else None
            return {"text": text, "owner": None, "due_on": due, "status": None}
        return {
            "text": text,
            "owner": self.person_text(action.owner),
            "due_on": self.day_gold(action.due) if action.due else None,
            "status": action.status,
        }

    def gold_risk(self, at: int) -> dict[str, Any]:
        risk, f = self.reg.risks[at], self.fields
        title, description = risk.title, None
        if self.text_mode == "only":
            title = risk.description if self.long_titles else risk.title
        elif self.text_mode in ("lead", "colon"):
            title = risk.title.upper() if self.text_mode == "colon" and self.capitals else risk.title
            description = risk.description
        elif "description" in f:
            description = risk.description
        scores = [g for stage in self.reg.stages if (g := self.score_gold(at, stage))]
        texts = {
            key: "\n".join(self.printed_items(key, getattr(risk, key))) or None if key in f else None
            for key in ("causes", "consequences")
        }
        if self.bullets["causes"] == "runon" or self.bullets["consequences"] == "runon":
            for key in ("causes", "consequences"):
                if self.bullets[key] == "runon" and len(getattr(risk, key)) > 1:
                    texts[key] = "…"  # whether a run-on list becomes lines is open: not scored
        gold: dict[str, Any] = {
            "risk_id": risk.id if "id" in f else None,
            "title": title,
            "category": self.category_text(risk) if self.category_mode != "none" else None,
            "description": description,
            "causes": texts["causes"],
            "consequences": texts["consequences"],
            "update": (" ".join(risk.update) or None) if "update" in f else None,
            "objective": risk.objective if "objective" in f else None,
            "response": risk.response.lower() if "response" in f else None,
            "direction": risk.direction if "direction" in f else None,
            "status": risk.status.lower() if "status" in f else None,
            "raised_on": self.day_gold(risk.raised) if "raised" in f else None,
            "review_on": self.day_gold(risk.review) if "review" in f else None,
            "target_on": self.day_gold(risk.target) if "target_on" in f else None,
            "owners": self.owners_gold(risk),
            "scores": scores,
            "controls": [{"text": t} for t in self.printed_items("controls", risk.controls)] if "controls" in f else [],
            "evidence": [{"text": t} for t in self.printed_items("evidence", risk.evidence)] if "evidence" in f else [],
            "actions": [self.action_gold(a, t) for a, t in zip(risk.actions, self.action_texts(risk), strict=True)]
            if "actions" in f
            else [],
            "assurances": [],
        }
        if self.line_heads and "controls" in f:
            gold["controls"] = []
            gold["assurances"] = [
                {"text": t, "line": n + 1}
                for n, (_, group) in enumerate(self.control_groups(risk))
                for t in self.printed_items("controls", group)
            ]
        elif self.control_heads and "controls" in f:
            gold["controls"] = [
                {"text": t} for _, group in self.control_groups(risk) for t in self.printed_items("controls", group)
            ]
        rating = risk.ratings.get("residual")
        if self.previous and rating and risk.before:
            scores.append({"stage": "previous", "score": risk.before, "likelihood": None, "impact": None, "rag": None})
        return {k: v for k, v in gold.items() if v != "…"}

    def action_texts(self, risk: Risk) -> list[str]:
        texts = [self.action_text(a) for a in risk.actions]
        return texts if self.action_grid else self.printed_items("actions", texts)

    def action_text(self, action: Action) -> str:
        """With its date in the sentence where the report writes it there."""
        if self.action_grid or not self.action_dates or not action.due:
            return action.text
        return f"{action.text.rstrip('.')} (by {action.due:%d/%m/%Y})" + ("." if action.text.endswith(".") else "")


def cell_lines(text: str) -> list[Para]:
    """Plain lines."""
    return lines(text)


def allowed(plan: Plan, name: str) -> bool:
    """Is this variant free, or held back?"""
    return holdout.allowed(name, plan.held)
