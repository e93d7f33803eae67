"""Clauses of a label that tell a stage by what is done by then: "when all planned actions are complete"."""

from __future__ import annotations

from collections.abc import Iterator

from .raw import StageKind
from .vocabulary import Tokens

Clause = tuple[int, int, StageKind]
"""Its tokens from the first to before the second, and the stage that it tells."""

_THEN = frozenset("when once after if following".split())
_NOTHING = frozenset("if before unless".split())
_KINDS = frozenset(
    "all any the our these planned proposed further future new agreed additional recommended outstanding remaining "
    "mitigating management treatment control risk key existing current no more".split()
)
_DEEDS = frozenset(
    "action control mitigation measure treatment plan work improvement response anything nothing".split()
)
_AUXILIARY = frozenset("are is have has been being be were was fully successfully all".split())
_DONE = frozenset(
    "complete completed implemented delivered taken done finished embedded introduced applied made".split()
)


def clauses(tokens: Tokens) -> Iterator[Clause]:
    """The clauses that name deeds and say that they are done, or that nothing is."""
    for start, token in enumerate(tokens):
        if token not in _THEN | _NOTHING:
            continue
        deed = start + 1
        while deed < len(tokens) and tokens[deed] in _KINDS and tokens[deed : deed + 1] != ("nothing",):
            deed += 1
        last = deed
        while last < len(tokens) and tokens[last] in _DEEDS:
            last += 1
        if last == deed:
            continue
        done = last
        while done < len(tokens) and tokens[done] in _AUXILIARY:
            done += 1
        if tokens[done : done + 2] == ("in", "place"):
            end = done + 2
        elif done < len(tokens) and tokens[done] in _DONE:
            end = done + 1
        else:
            continue
        between = set(tokens[start + 1 : last])
        if token == "before" or (token in _NOTHING and between & {"no", "nothing"}):
            yield start, end, StageKind.INHERENT
        elif token in _THEN:
            existing = bool(between & {"existing", "current"}) or (
                tokens[end - 1] == "place" and not between & {"action", "planned", "proposed", "further", "new"}
            )
            yield start, end, StageKind.RESIDUAL if existing else StageKind.TARGET


__all__ = ["Clause", "clauses"]
