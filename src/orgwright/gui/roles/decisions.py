"""The rows of an import while a person decides about them: what comes in, as what, and how many; no window needed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from orgwright.exchange.blueprint import RoleDocument
from orgwright.exchange.role_import import Decision, ImportPlan, ImportRow, RowKind
from orgwright.gui.widgets.columns import Group
from orgwright.records import CareerLink, Requirement, Role, Statement

ALL, NOTES = "all", "notes"
KINDS: Mapping[str, str] = {
    RowKind.UNCERTAIN: "Uncertain",
    RowKind.CHANGED: "Changed",
    RowKind.GONE: "Gone",
    RowKind.NEW: "New",
}
_FIELD_NAMES = {
    "weight_text": "weight",
    "meets_bar": "meets the bar",
    "importance_text": "importance in its own words",
    "summary": "purpose",
    "cell": "packed in",
    "measures": "what it measures",
    "why": "why it matters",
    "frequency": "how often",
}
_NOT_SHOWN = ("is_certain", "section", "kind")


@dataclass(frozen=True)
class ReviewRow:
    """One row as the review shows it: what it is, what it was, what it becomes, and whether it comes in.

    A note of the reader has no ``row``: there is nothing to decide.
    """

    place: int
    row: ImportRow | None
    what: str
    before: str
    after: str
    why: str
    is_taken: bool = False

    @property
    def can_come_in(self) -> bool:
        """Whether there is anything to decide."""
        return self.row is not None

    @property
    def key(self) -> tuple[int, str]:
        """What the row is known by: the document, and the row's own key."""
        return (self.place, self.row.key if self.row is not None else f"note {self.what} {self.after}")


@dataclass
class Review:
    """The plans of an import with a person's decisions."""

    plans: Sequence[ImportPlan]
    decided: dict[tuple[int, str], Decision] = field(default_factory=dict)

    @property
    def documents(self) -> tuple[RoleDocument, ...]:
        """The documents under review."""
        return tuple(one.document for one in self.plans)

    @property
    def decisions(self) -> list[dict[str, Decision]]:
        """The decisions, one mapping a document, as importing takes them."""
        found: list[dict[str, Decision]] = [{} for _ in self.plans]
        for (place, key), decision in self.decided.items():
            found[place][key] = decision
        return found

    def decision(self, place: int, row: ImportRow) -> Decision:
        """What was decided about a row, or what happens to it if nobody decides."""
        return self.decided.get((place, row.key), Decision(row.is_taken))

    def decide(self, rows: Sequence[ReviewRow], is_taken: bool) -> None:
        """Take rows in, or leave them out."""
        for one in rows:
            if one.row is not None:
                self.decided[one.key] = replace(self.decision(one.place, one.row), is_taken=is_taken)

    def edit(self, one: ReviewRow, values: Mapping[str, Any]) -> None:
        """Take a row in with other values."""
        if one.row is not None:
            before = self.decision(one.place, one.row)
            self.decided[one.key] = replace(before, is_taken=True, values={**before.values, **values})

    def same_skill(self, one: ReviewRow, skill_id: int | None) -> None:
        """Take a row in as a requirement of an existing skill; None: of a new one, which is kept apart."""
        if one.row is not None and one.row.suggestions:
            before = self.decision(one.place, one.row)
            self.decided[one.key] = replace(before, is_taken=True, skill_id=skill_id, is_apart=skill_id is None)

    def counts(self) -> dict[str, int]:
        """How many rows there are of each kind, and how many notes."""
        rows = [row for plan in self.plans for row in plan.rows]
        found = {kind: sum(row.kind == kind for row in rows) for kind in KINDS}
        notes = sum(len(plan.document.findings) for plan in self.plans)
        return {ALL: len(rows), **found, NOTES: notes}

    @property
    def taken(self) -> int:
        """How many rows come in."""
        staying = self._going_on()
        return sum(
            self.decision(place, row).is_taken and (place, row.key) not in staying
            for place, plan in enumerate(self.plans)
            for row in plan.rows
        )

    def _going_on(self) -> dict[tuple[int, str], str]:
        """The requirements that would go and stay under another name, for a row was said to be the same skill."""
        found: dict[tuple[int, str], str] = {}
        for place, plan in enumerate(self.plans):
            going = {row.title: row.key for row in plan.rows if row.record is Requirement and not row.after}
            for row in plan.rows if going else ():
                decision = self.decision(place, row)
                same = next((one.name for one in row.suggestions if one.skill_id == decision.skill_id), "")
                if decision.is_taken and same in going:
                    found[place, going[same]] = row.title
        return found

    def rows(self, kind: str = ALL) -> list[ReviewRow | Group]:
        """The rows of one kind or all, those that need an eye first; each document of several under its own bands."""
        found: list[ReviewRow | Group] = []
        staying = self._going_on()
        for place, plan in enumerate(self.plans):
            for one, title in KINDS.items():
                rows = [row for row in plan.rows if row.kind == one] if kind in (ALL, one) else []
                if rows:
                    found.append(Group(f"{self._name(place)}{title}", str(len(rows))))
                    found += [self._shown(place, row, staying) for row in sorted(rows, key=lambda row: row.section)]
        return [*found, *self._notes()] if kind in (ALL, NOTES) else found

    def _notes(self) -> Iterator[ReviewRow | Group]:
        """What the reader noticed in each document; there is nothing to decide about it, so it stands last."""
        for place, plan in enumerate(self.plans):
            if plan.document.findings:
                yield Group(f"{self._name(place)}What the reader noticed", str(len(plan.document.findings)))
                for one in plan.document.findings:
                    yield ReviewRow(place, None, _capital(one.where), "", one.text, "")

    def _name(self, place: int) -> str:
        """What bands of a document begin with, where there are several."""
        return f"{self.plans[place].document.role}: " if len(self.plans) > 1 else ""

    def _shown(self, place: int, row: ImportRow, staying: Mapping[tuple[int, str], str]) -> ReviewRow:
        decision = self.decision(place, row)
        if (place, row.key) in staying:
            why = f"It stays, as “{staying[place, row.key]}”."
            return ReviewRow(place, row, _what(row), _said(row, row.before), "stays", why)
        after = {**row.after, **decision.values}
        why = row.why
        known = next((one for one in row.suggestions if one.skill_id == decision.skill_id), None)
        if known is not None:
            why = f"The same as “{known.name}”."
        elif decision.is_apart:
            why = "A skill of its own, kept apart from the others."
        return ReviewRow(place, row, _what(row), _said(row, row.before), _said(row, after), why, decision.is_taken)


def _what(row: ImportRow) -> str:
    """What a row is about: its section, its kind and its name."""
    if row.record is Requirement:
        noun = "Soft skill" if row.section == 9 else "Skill"
    elif row.record is CareerLink:
        noun = "Career link"
    else:
        noun = _capital(row.record.noun)
    if row.record is Role:
        return f"{row.section}  The role itself"
    if row.record is Statement:
        heading = row.heading or (row.after or row.before).get("heading")
        return f"{row.section}  {heading or noun}"
    return f"{row.section}  {noun}: {row.title}"


def _said(row: ImportRow, values: Mapping[str, Any]) -> str:
    """The values of a row in words: one alone stands bare, several each behind its name."""
    shown = {
        name: str(value).strip()
        for name, value in values.items()
        if name not in _NOT_SHOWN and value not in (None, "") and str(value).strip()
    }
    if row.record is Statement and "text" in shown:
        return shown["text"]
    named = shown.pop("skill", None) or shown.pop("name", None) or shown.pop("dimension", None)
    lines = [named] if named and named != row.title else []
    if not lines and len(shown) == 1 and named is None:
        return next(iter(shown.values()))
    lines += [f"{_FIELD_NAMES.get(name, name.replace('_', ' '))}: {text}" for name, text in shown.items()]
    return "\n".join(lines) or (named or "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
