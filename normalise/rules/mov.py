"""MOV: how the scores of one risk move from stage to stage."""

from __future__ import annotations

from collections.abc import Iterator

from ..case import Case
from ..models import Direction, Risk, Score, Stage
from .base import Found, Rule, each, places, show, stage_name


def _of(risk: Risk, stage: Stage) -> tuple[int, Score] | None:
    for k, score in enumerate(risk.scores):
        if score.stage == stage:
            return k, score
    return None


def _above(upper: Score, lower: Score) -> str | None:
    """Why `upper` is above `lower`: by score, or by likelihood and impact where no score is printed."""
    if upper.score is not None and lower.score is not None:
        if upper.score > lower.score:
            high, low = show(upper.score), show(lower.score)
            return f"{stage_name(upper)} score {high} is above the {stage_name(lower)} score {low}"
        return None
    if upper.score is not None or lower.score is not None:
        return None
    if upper.likelihood is None or upper.impact is None or lower.likelihood is None or lower.impact is None:
        return None
    if upper.likelihood < lower.likelihood or upper.impact < lower.impact:
        return None
    if (upper.likelihood, upper.impact) == (lower.likelihood, lower.impact):
        return None
    pair = f"likelihood {show(upper.likelihood)} and impact {show(upper.impact)}"
    other = f"{show(lower.likelihood)} and {show(lower.impact)}"
    return f"{stage_name(upper)} {pair} are above the {stage_name(lower)} {other}"


class _Order(Rule):
    upper: Stage
    lower: Stage

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            if len(risk.scores) < 2:
                continue
            upper, lower = _of(risk, self.upper), _of(risk, self.lower)
            if upper is None or lower is None:
                continue
            message = _above(upper[1], lower[1])
            if message:
                names = [f"/scores/{k}/{n}" for k, _ in (upper, lower) for n in ("score", "likelihood", "impact")]
                yield index, self.finding(message, risk, places(risk, notes, *names))


class ResidualAboveInherent(_Order):
    code = "MOV001"
    severity = "error"
    summary = "the residual score is above the inherent score"
    explanation = (
        "Inherent is the risk before controls, residual after them: controls cannot make it worse, so one of "
        "the two is wrong. Scores are compared; where none are printed, likelihood and impact, and only if "
        "neither is lower. It needs both stages. Example: inherent 12, residual 16. Source: residual ratings "
        "above initial ones that officers could not explain to their committee."
    )
    upper = "residual"
    lower = "inherent"


class TargetAboveResidual(_Order):
    code = "MOV002"
    severity = "warning"
    summary = "the target score is above the residual score"
    explanation = (
        "A target above today's score says that the council means to let the risk grow, or that the target "
        "was not revised after the score fell. Scores are compared as in MOV001. Example: residual 9, target "
        "12. A risk appetite printed as a score is read as a target."
    )
    upper = "target"
    lower = "residual"


class DirectionOfTravel(Rule):
    code = "MOV003"
    severity = "error"
    summary = "the direction of travel contradicts the previous and current scores"
    explanation = (
        "Where a report prints last quarter's score beside today's, an arrow or word of direction has to "
        "agree with them: up if the score rose, down if it fell, the same if it did not move. It needs the "
        "direction and both scores; of several previous scores all have to contradict it. Example: 6 last "
        "quarter, 9 now, arrow down. Source: a previous score printed 6 that should have read 3."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            if risk.direction in (None, "new"):
                continue
            now = _of(risk, "residual")
            before = [(k, s) for k, s in enumerate(risk.scores) if s.stage == "previous" and s.score is not None]
            if now is None or now[1].score is None or not before:
                continue
            moves = {_move(s.score, now[1].score) for _, s in before if s.score is not None}
            if risk.direction in moves:
                continue
            was = ", ".join(show(s.score) for _, s in before if s.score is not None)
            message = f"direction shown as {risk.direction}, but the score was {was} and is now {show(now[1].score)}"
            message += f", which is {moves.pop()}" if len(moves) == 1 else ""
            names = ["/direction", f"/scores/{now[0]}/score", *(f"/scores/{k}/score" for k, _ in before)]
            yield index, self.finding(message, risk, places(risk, notes, *names))


def _move(before: float, now: float) -> Direction:
    return "same" if before == now else "up" if now > before else "down"
