"""Who acts, by a dependency tree: subjects, "by" phrases, shared and understood subjects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from extractor.find.facts.tree import Tree

Agent: TypeAlias = tuple[tuple[int, int] | None, str]

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
# What opens a clause whose understood subject is the object before: "arrested eight for stealing".
_OF_OBJECT = frozenset({"for", "of", "from", "with", "into"})
_MOST_STEPS = 6


def agent_of_verb(tree: Tree, verb: int) -> Agent:
    """The phrase of the one that acts, and how it was found; None where nobody is told."""
    if tree.is_passive(verb):
        return _by_phrase(tree, verb)
    word, how = _subject(tree, verb)
    return (None, "") if word is None else (tree.phrase(word), how)


def agent_of_noun(tree: Tree, nouns: Sequence[int]) -> Agent:
    """Who does what a noun tells: "the arrest of 14 by the patrol", "the court's fine of $500"."""
    for noun in nouns:
        for child in tree.children[noun]:
            if tree.parse.labels[child] in ("nmod", "obl:agent") and tree.case(child) == "by":
                return tree.phrase(child), "by-phrase"
        owner = tree.child(noun, "nmod:poss")
        if owner is not None and not tree.parse.tags[owner].startswith("PRP"):
            return tree.phrase(owner), "owner"
    return None, ""


def _by_phrase(tree: Tree, verb: int) -> Agent:
    """The "by" phrase of a verb in the passive voice or of one that it is coordinated with."""
    group = [verb]
    while tree.parse.labels[group[-1]] == "conj" and tree.is_verb(tree.parse.heads[group[-1]]):
        group.append(tree.parse.heads[group[-1]])
    group += [child for child in tree.children[verb] if tree.parse.labels[child] == "conj" and tree.is_verb(child)]
    for number, word in enumerate(group):
        for child in tree.children[word]:
            label = tree.parse.labels[child]
            if label == "obl:agent" or (label == "obl" and tree.case(child) == "by" and tree.is_noun(child)):
                return tree.phrase(child), "shared by-phrase" if number else "by-phrase"
    return None, ""


def _subject(tree: Tree, verb: int) -> tuple[int | None, str]:
    """The subject of a clause, its own or the one that it is understood to have."""
    how = "subject"
    for _ in range(_MOST_STEPS):
        own = tree.child(verb, *_SUBJECTS)
        label, head = tree.parse.labels[verb], tree.parse.heads[verb]
        if own is not None:
            if label == "acl:relcl" and tree.parse.words[own].lower() in _RELATIVE:
                return head, "antecedent"
            return own, how
        if label == "conj":
            verb, how = head, "shared subject"
            if not tree.is_verb(head) and tree.child(head, *_SUBJECTS) is None:
                return None, ""
        elif label in ("xcomp", "advcl", "ccomp", "obl", "advcl:relcl"):
            object_ = tree.child(head, "obj", "iobj")
            if object_ is not None and object_ < verb and (label == "xcomp" or tree.mark(verb) in _OF_OBJECT):
                return object_, "object of the verb above"
            verb, how = head, "understood subject"
        elif label in ("acl", "acl:relcl"):
            if tree.parse.tags[verb] in ("VBG", "VBN") and not tree.mark(verb):
                return head, "antecedent"
            return _of_noun_above(tree, head)
        else:
            return None, ""
    return None, ""


def _of_noun_above(tree: Tree, noun: int) -> tuple[int | None, str]:
    """Of "a plan to sell 40 guns" the one that has it: the object or subject of the verb that the noun belongs to."""
    for _ in range(_MOST_STEPS):
        label, head = tree.parse.labels[noun], tree.parse.heads[noun]
        if label in ("obl", "obj", "xcomp"):
            object_ = tree.child(head, "obj") if label == "obl" else None
            if object_ is not None and object_ != noun:
                return object_, "object of the verb above"
            subject, _ = _subject(tree, head)
            return subject, "understood subject"
        owner = tree.child(noun, "nmod:poss")
        if owner is not None:
            return owner, "owner"
        if head == noun or label not in ("nmod", "compound", "conj"):
            return None, ""
        noun = head
    return None, ""
