"""Names and posts in text that no punctuation parts, told apart by spaCy: slow to load, so asked last.

The rules of `owners` read nearly every cell. What they leave undecided ("Jane Doe Head of Finance John Roe Chief
Executive", or a sentence that names the owner) goes through a blank English pipeline: a sentencizer and an entity
ruler with patterns of names, posts and bodies; no model is downloaded. A trained pipeline that the user names adds
its own persons and organisations to these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..ingest.errors import UnreadableModelError
from .names import FIRST_NAMES, TITLE
from .roles import ABBREVIATED, ACRONYM_BODIES, BODIES, CONNECTORS, KNOWN, MODIFIERS, POSTS, SERVICES, SUBJECTS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_Pattern = list[dict[str, Any]]  # spaCy's own form of a token pattern

_REMEDY = (
    "The language model {model!r} cannot be loaded ({why}). Install it into the same environment "
    "(python -m spacy download {model}), or leave out --ner-model."
)
_KEEP = rf"(?:(?:[A-Z]\.)+|{TITLE})$"
_NEAR = re.compile(r"[\s,:()\[\]–-]*")
_PERSONS = frozenset({"PERSON", "PER"})
_ROLES = frozenset({"ROLE", "ORG"})


@dataclass(frozen=True, slots=True)
class Found:
    """A person, a post or body, or both, as printed."""

    name: str | None
    role: str | None


def find_people(text: str, ner_model: str | None = None) -> tuple[Found, ...]:
    """Persons with their posts, in printed order; nothing where words are left that may belong to one of them.

    `ner_model` names a trained spaCy pipeline that is installed. Raises UnreadableModelError where it is not.
    """
    doc = _pipeline(ner_model)(text)
    entities = [span for span in doc.ents if span.label_ in _PERSONS | _ROLES]
    if not entities or _left_over(doc, entities):
        return ()
    return tuple(_paired(entities))


def require_model(ner_model: str | None) -> None:
    """Raise UnreadableModelError where a named pipeline is neither installed nor a folder that spaCy has written."""
    if ner_model is None or (Path(ner_model) / "config.cfg").is_file():
        return
    if not ner_model.isidentifier() or find_spec(ner_model) is None:
        raise UnreadableModelError(_REMEDY.format(model=ner_model, why="there is no such package or folder"))


def _left_over(doc: Doc, entities: list[Span]) -> bool:
    """Words outside the entities that are no plain prose: capitals inside a sentence, numbers."""
    inside = {token.i for span in entities for token in span}
    starts = {sentence.start for sentence in doc.sents}
    return any(
        token.i not in inside and token.i not in starts and (token.text[:1].isupper() or token.text[:1].isdigit())
        for token in doc
    )


def _paired(entities: list[Span]) -> list[Found]:
    """A post and a person side by side in one sentence are one owner, in the order of the first such pair."""
    order = next((a.label_ in _ROLES for a, b in pairwise(entities) if _near(a, b)), False)
    out: list[Found] = []
    taken: Span | None = None
    for span, after in zip(entities, [*entities[1:], None], strict=True):
        if span is taken:
            continue
        if after is not None and _near(span, after) and (span.label_ in _ROLES) == order:
            role, name = (span, after) if order else (after, span)
            out.append(Found(name.text, role.text))
            taken = after
        elif span.label_ in _PERSONS:
            out.append(Found(span.text, None))
        else:
            out.append(Found(None, span.text))
    return out


def _near(a: Span, b: Span) -> bool:
    """A post and a person of one sentence with nothing but a comma, a dash or a bracket between them."""
    between = a.doc.text[a.end_char : b.start_char]
    different = (a.label_ in _ROLES) != (b.label_ in _ROLES)
    return different and _NEAR.fullmatch(between) is not None and a.sent == b.sent


@lru_cache(maxsize=2)
def _pipeline(ner_model: str | None) -> Language:
    import spacy
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without types

    if ner_model is None:
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
    else:
        try:
            nlp = spacy.load(ner_model)
        except (OSError, ImportError, ValueError) as error:
            raise UnreadableModelError(_REMEDY.format(model=ner_model, why=type(error).__name__)) from error
    keep = re.compile(_KEEP, re.IGNORECASE)
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        prefix_search=re.compile(r"^[(\[\"'‘“]").search,
        suffix_search=re.compile(r"[)\],;:.!?\"’”]$").search,
        infix_finditer=re.compile(r"[/;–]").finditer,
        token_match=keep.match,
    )
    before = "ner" if "ner" in nlp.pipe_names else None
    ruler = nlp.add_pipe("entity_ruler", config={"overwrite_ents": True}, before=before)
    ruler.add_patterns(  # type: ignore[attr-defined]  # an EntityRuler, which spaCy types as any pipe
        [{"label": label, "pattern": pattern} for label, patterns in _patterns().items() for pattern in patterns]
    )
    return nlp


def _patterns() -> dict[str, list[_Pattern]]:
    firsts = sorted(FIRST_NAMES - KNOWN)
    no_name = sorted(KNOWN | CONNECTORS | {word.casefold() for word in ACRONYM_BODIES})
    titles = {"TEXT": {"REGEX": rf"(?i)^{TITLE}$"}}
    title = {**titles, "OP": "*"}
    first = {"LOWER": {"IN": firsts}, "TEXT": {"REGEX": r"^[A-ZÀ-Þ]"}}
    surname = {"TEXT": {"REGEX": r"^[A-ZÀ-Þ][\w'’-]+$"}, "LOWER": {"NOT_IN": no_name}}
    more = {**surname, "LOWER": {"NOT_IN": sorted({*no_name, *firsts})}, "OP": "?"}
    initial = {"TEXT": {"REGEX": r"^(?:[A-Z]\.)+$|^[A-Z]$"}}
    persons: list[_Pattern] = [
        [title, first, {**initial, "OP": "?"}, surname, more],
        [title, initial, surname, more],
        [titles, surname, more],
    ]
    subject = {"LOWER": {"IN": sorted((SUBJECTS | SERVICES | BODIES) - MODIFIERS | {"'s", "’s"})}}
    numbers = {"151", "73", "95", "114"}  # sections of the acts that name statutory officers
    before = {"LOWER": {"IN": sorted(SUBJECTS | SERVICES | BODIES | MODIFIERS | numbers)}, "OP": "*"}
    post = {"LOWER": {"IN": sorted(POSTS | {"head", "lead"})}}
    of = {"LOWER": {"IN": ["of", "for", "to"]}}
    the = {"LOWER": "the", "OP": "?"}
    any_subject = {"TEXT": {"REGEX": r"^[A-Z]"}, "LOWER": {"NOT_IN": firsts}}
    link = {"LOWER": {"IN": ["and", "&", ","]}}
    tails: list[_Pattern] = [[], [link, subject], [link, subject, link, subject]]
    posts: list[_Pattern] = [
        [before, post, of, the, any_subject, {**subject, "OP": "*"}, *tail, *([{**subject, "OP": "*"}] if tail else [])]
        for tail in tails
    ]
    posts += [
        [before, {"LOWER": {"IN": sorted(POSTS)}}],
        [before, {"LOWER": "chief"}, {"LOWER": "executive"}],
        [{**before, "OP": "+"}, {"LOWER": {"IN": sorted(BODIES)}}],
        [{"TEXT": {"IN": sorted(ACRONYM_BODIES | ABBREVIATED)}}],
    ]
    return {"PERSON": persons, "ROLE": posts}
