"""Labels for every field, as public bodies print them, with the noise that real reports have."""

from __future__ import annotations

from random import Random

from . import holdout

LABELS: dict[str, tuple[str, ...]] = {
    "id": (
        "Risk Ref",
        "Ref",
        "Ref.",
        "Risk No",
        "Risk No.",
        "No.",
        "Risk Number",
        "Risk ID",
        "ID",
        "Risk Code",
        "Code",
        "Reference",
        "Unique ID",
        "Risk Identifier",
        "Ref No",
    ),
    "title": ("Risk Title", "Risk Name", "Risk", "Title", "Name of Risk", "Short Name"),
    "title_only": (
        "Risk",
        "Risk Description",
        "Description of Risk",
        "Risk Identified",
        "Nature of the Risk",
        "Risk/Event",
        "Strategic Risk",
        "Risk Statement",
    ),
    "description": (
        "Description",
        "Risk Description",
        "Description of Risk",
        "Details of Risk",
        "Full Description",
        "Risk Statement",
    ),
    "category": ("Category", "Risk Category", "Theme", "Directorate", "Department", "Risk Type", "Service Area"),
    "causes": ("Cause(s)", "Causes", "Risk Causes", "Cause", "Root Causes", "Underlying Causes"),
    "consequences": (
        "Consequences",
        "Consequence(s)",
        "Potential Consequences",
        "Effects",
        "Potential Impact",
        "Impact Description",
        "Consequences of the Risk Occurring",
        "Effect",
    ),
    "owner": (
        "Risk Owner",
        "Owner",
        "Lead Officer",
        "Lead",
        "Responsible Officer",
        "Lead Director",
        "Accountable Officer",
        "Executive Lead",
        "Managed By",
        "Assigned To",
        "Risk Lead",
        "Risk Owner / Lead",
    ),
    "portfolio": ("Portfolio Holder", "Cabinet Member", "Lead Member", "Executive Member"),
    "controls": (
        "Existing Controls",
        "Key Controls",
        "Controls",
        "Current Controls",
        "Control Measures",
        "Internal Controls",
        "Risk control measures in place",
        "Mitigations in place",
        "Controls in Place",
        "Mitigants & Controls",
        "Mitigation",
        "Current Control Measures",
        "Management of Risk",
    ),
    "actions": (
        "Actions",
        "Further Actions",
        "Action Plan",
        "Planned Actions",
        "Further action required",
        "Action Required",
        "Actions to take forward",
        "Planned controls",
        "Additional Actions",
        "Revised / further actions",
    ),
    "action": ("Action", "Actions", "Action required", "Further Action"),
    "action_owner": ("Action Owner", "Owner", "Lead", "By whom", "Responsible"),
    "action_due": ("Due Date", "Target Date", "By when", "Deadline", "Due"),
    "action_status": ("Status", "Progress", "Action Status"),
    "update": (
        "Update",
        "Quarterly Update",
        "Comments",
        "Latest Note",
        "Progress Update",
        "Status Update",
        "Commentary",
    ),
    "evidence": ("Evidence the risk is being managed", "Evidence"),
    "objective": ("Corporate Objective", "Strategic Objective", "Objective"),
    "direction": ("Direction of Travel", "DoT", "Trend", "Movement"),
    "status": ("Risk Status", "Status"),
    "response": ("Response", "Risk Response", "Treatment", "Risk Treatment", "Strategy"),
    "raised": ("Date Raised", "Date Identified", "Date Added"),
    "review": ("Review Date", "Next Review", "Date of next review", "Next Review Date"),
    "target_on": ("Target Date", "Date to reach target"),
    "likelihood": ("Likelihood", "Probability", "Likelihood", "Likelihood (L)", "Likelihood Score"),
    "impact": ("Impact", "Severity", "Impact", "Impact (I)", "Impact Score"),
    "score": ("Score", "Risk Score", "Rating", "Risk Rating", "Total", "Overall Score", "Total Score"),
    "rag": ("RAG", "RAG Status", "RAG Rating"),
    "level": ("Risk Level", "Level", "Rating"),
}
STAGES: dict[str, tuple[str, ...]] = {
    "inherent": ("Inherent", "Gross", "Initial", "Original", "Uncontrolled", "Unmitigated", "Raw"),
    "residual": ("Residual", "Net", "Current", "Mitigated", "Managed", "Revised", "Residual"),
    "target": ("Target", "Target", "Desired", "Future"),
}
LINES = (
    ("First Line of Defence", "Second Line of Defence", "Third Line of Defence"),
    ("1st Line of Defence", "2nd Line of Defence", "3rd Line of Defence"),
    ("First Line (Do-ers)", "Second Line (Helpers)", "Third Line (Checkers)"),
)
TITLES = (
    "Corporate Risk Register",
    "Strategic Risk Register",
    "Risk Register",
    "Operational Risk Register",
    "Strategic Risk Update",
    "Corporate Risk Report",
    "Principal Risks Report",
)
CASES = (str.upper, str.title, str, str, str)


SLIPS = (
    ("likelihood", "likelyhood"),
    ("consequence", "consequense"),
    ("portfolio", "porfolio"),
    ("description", "decription"),
    ("responsible", "responsable"),
    ("controls", "contols"),
    ("existing", "exisiting"),
    ("probability", "probablity"),
)


class Words:
    """The labels of one report: one word for each field, the same all through."""

    def __init__(self, rng: Random, held: bool) -> None:
        self.rng = rng
        self.held = held
        self.case = rng.choice(("as", "as", "as", "upper", "sentence"))
        self.colon = rng.random() < 0.25
        self.cache: dict[str, str] = {}
        self.stage_words: dict[str, str] = {}
        self.top = 0
        self.product = False

    def pool(self, key: str) -> tuple[str, ...]:
        extra = holdout.LABELS.get(key, ())
        return (extra or LABELS[key]) if self.held and extra and self.rng.random() < 0.7 else LABELS[key]

    def dressed(self, text: str) -> str:
        if self.case == "upper":
            return text.upper()
        if self.case == "sentence":
            words = text.split()
            return " ".join(
                [words[0], *(w if w.isupper() or w.startswith("(") or w == "DoT" else w.lower() for w in words[1:])]
            )
        return text

    def label(self, key: str) -> str:
        """The word for a field; never one that another field of this report bears."""
        if key not in self.cache:
            taken = {w.casefold() for k, w in self.cache.items() if not k.startswith("action_") and k != "action"}
            pool = self.pool(key)
            free = [w for w in pool if w.casefold() not in taken] or [
                w for w in LABELS[key] if w.casefold() not in taken
            ]
            self.cache[key] = self.noise(key, self.dressed(self.rng.choice(free or list(pool))))
        return self.cache[key]

    def noise(self, key: str, text: str) -> str:
        """Sparing marks of real typing: a scale behind the word, a spelling mistake, a word broken by hand."""
        chance = self.rng.random()
        if key in ("likelihood", "impact", "score") and "(" not in text:
            if chance < 0.08 and key != "score" and self.top:
                return f"{text} (1-{self.top})"
            if chance < 0.12 and self.product and key == "score":
                return f"{text} ({'L x I' if self.rng.random() < 0.7 else 'LxI'})"
        if chance > 0.97 or (self.held and chance > 0.9):
            for right, wrong in SLIPS:
                if right in text.lower():
                    at = text.lower().index(right)
                    slip = wrong.upper() if text.isupper() else wrong
                    return (
                        text[:at]
                        + (slip.capitalize() if text[at].isupper() and not text.isupper() else slip)
                        + text[at + len(right) :]
                    )
        return text

    def stage(self, stage: str) -> str:
        if stage not in self.stage_words:
            extra = holdout.STAGES.get(stage, ())
            pool = extra if self.held and extra and self.rng.random() < 0.7 else STAGES[stage]
            self.stage_words[stage] = self.rng.choice(pool)
        return self.stage_words[stage]

    def fix_stages(self, stages: list[str]) -> None:
        """Current beside target is residual; "Current" beside a printed "Residual" never comes about."""
        for stage in stages:
            self.stage(stage)

    def lines(self) -> tuple[str, str, str]:
        return self.rng.choice(holdout.LINES if self.held and self.rng.random() < 0.7 else LINES)

    def title(self) -> str:
        return self.rng.choice(holdout.TITLES if self.held and self.rng.random() < 0.7 else TITLES)
