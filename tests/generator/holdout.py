"""Words and shape variants that only `--holdout` uses, so that they measure what was never worked on."""

from __future__ import annotations

LABELS: dict[str, tuple[str, ...]] = {
    "id": ("Risk Register Ref", "Item No.", "I.D.", "Serial No", "Risk ID No."),
    "title": ("Subject", "Risk Area", "Risk Heading"),
    "title_only": (
        "Threat to achievement of business objective",
        "What could go wrong?",
        "Potential Hazard",
        "Key Risk",
        "Risk Event",
    ),
    "description": ("Explanation of Risk", "Risk Detail", "Narrative"),
    "category": ("Risk Group", "Division", "Risk Family"),
    "causes": ("Triggers", "Caused by", "Risk Sources", "Why might it happen?"),
    "consequences": ("Resulting in", "Outcome if risk occurs", "Potential Effects", "What would the effect be?"),
    "owner": ("Responsible Person", "Risk Manager", "Accountable Lead", "Risk Sponsor", "Who is responsible?"),
    "portfolio": ("Cabinet Portfolio Holder", "Lead Councillor"),
    "controls": (
        "Mitigating Controls",
        "What are we doing about it?",
        "Safeguards in place",
        "Arrangements in place",
        "Current Risk Controls & Treatments",
        "Mitigations",
        "How is the risk managed?",
    ),
    "actions": (
        "Next Steps",
        "Planned Mitigations",
        "What more needs to be done?",
        "Further Treatment",
        "Improvement Actions",
    ),
    "update": ("Progress to date", "Latest Position", "Quarter Commentary", "Narrative Update"),
    "evidence": ("How do we know it is managed?", "Supporting evidence"),
    "direction": ("Change since last report", "Trajectory", "Risk Movement"),
    "response": ("Approach", "4Ts", "Risk Strategy"),
    "raised": ("Opened", "Entry Date"),
    "review": ("To be reviewed by", "Review Due"),
    "likelihood": ("Probability Score", "Chance", "Likelihood of occurrence", "Probability Level"),
    "impact": ("Severity Score", "Impact Level", "Severity of impact"),
    "score": ("Exposure", "Priority Rating", "Overall Rating", "Combined Score"),
    "level": ("Priority Level", "Severity Rating"),
    "rag": ("R/A/G", "Colour Rating"),
}
STAGES: dict[str, tuple[str, ...]] = {
    "inherent": ("Before Mitigation", "Pre-control", "Untreated", "Without Controls"),
    "residual": ("After Mitigation", "Post-control", "With Controls", "Treated", "Present"),
    "target": ("Aim", "Tolerated", "Where we want to be", "Forecast"),
}
LINES = (
    ("Line 1: Operational management", "Line 2: Corporate oversight", "Line 3: Independent assurance"),
    ("1st Line", "2nd Line", "3rd Line"),
    ("1LoD", "2LoD", "3LoD"),
)
TITLES = (
    "Board Assurance and Risk Register",
    "Risk Management Update",
    "Assessment of Risks",
    "Key Risks Schedule",
    "Organisational Risk Log",
)

# Shape variants by name; a shape asks `allowed(name, held)` before it uses one.
VARIANTS = {"ids_in_title_cell", "grid_turned", "measures_over_stages"}


def allowed(name: str, held: bool) -> bool:
    """May this variant be used: those held back only in held-out reports."""
    return held or name not in VARIANTS
