"""The verbs of promotion cases: opened with their checklist, ticked with evidence, and decided."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.promotion import checks_by_case, proposed_checks
from orgwright.records import Person, PromotionCase, PromotionCheck, Record, Role
from orgwright.workspace.writing import Write, column_of

if TYPE_CHECKING:
    from orgwright.planning.role_sheet import RoleSheet
    from orgwright.workspace.writing import Changes

R = TypeVar("R", bound=Record)


class PromotionVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    @abstractmethod
    def _row(self, record: type[R], record_id: int) -> R:
        """One row, or a refusal where it is gone; the open file finds it."""

    @abstractmethod
    def role_sheet(self, role_id: int) -> RoleSheet:
        """All rows of one role; the open file reads them."""

    def open_promotion_case(self, person_id: int, role_id: int, opened_on: date, note: str = "") -> Changes:
        """Open the case for promoting somebody to a role, with what is asked as its checklist; ``made_id`` its id.

        Only one case of a person for a role is open at a time; a person is not promoted to the role they have.
        """
        person, role = self._row(Person, person_id), self._row(Role, role_id)
        present = self.organization.seating.role_of(person_id)
        if present == role_id:
            raise RefusedInput(f"{person.name} is {role.name} already; choose another role.")
        for one in self.organization.table(PromotionCase).values():
            if (one.person_id, one.role_id) == (person_id, role_id) and (
                one.decided_on is None or one.opened_on == opened_on
            ):
                raise RefusedInput(f"{person.name} has a promotion case to {role.name} already.")
        sheet = None if present is None else self.role_sheet(present)
        asked = proposed_checks(self.organization, person_id, role_id, sheet)

        def write(writing: Write) -> None:
            case = {"person_id": person_id, "role_id": role_id, "opened_on": opened_on, "note": note}
            case_id = writing.add(PromotionCase, case)
            for number, check in enumerate(asked, 1):
                row = {"case_id": case_id, "number": number, "text": check.text, "skill_id": check.skill_id}
                writing.add(PromotionCheck, row)

        return self._do(f"Open the promotion case of {person.name} to {role.name}", write)

    def add_check(self, case_id: int, text: str) -> Changes:
        """Ask one more thing of an open case; ``made_id`` of the answer is its id."""
        case = self._open_case(case_id)
        numbers = [one.number for one in checks_by_case(self.organization).get(case_id, ())]
        row = {"case_id": case_id, "number": max(numbers, default=0) + 1, "text": text.strip()}
        label = f"Add a check to {self._case_words(case)}"
        return self._do(label, lambda write: write.add(PromotionCheck, row))

    def tick_check(self, check_id: int, met_on: date | None, evidence: str | None = None) -> Changes:
        """Say that a check is met on a day, or with None that it is not; ``evidence`` None keeps what is there."""
        old = self._row(PromotionCheck, check_id)
        case = self._open_case(old.case_id)
        values: dict[str, Any] = {"met_on": met_on}
        if evidence is not None:
            values["evidence"] = evidence.strip()
        verb = "Tick" if met_on is not None else "Untick" if old.met_on is not None else "Note evidence for"
        return self._do(f"{verb} a check of {self._case_words(case)}", lambda write: write.change(old, values))

    def remove_check(self, check_id: int) -> Changes:
        """Ask one thing less of an open case."""
        old = self._row(PromotionCheck, check_id)
        case = self._open_case(old.case_id)
        gone = delete(PromotionCheck).where(column_of(PromotionCheck, "id") == check_id)
        return self._do(f"Remove a check of {self._case_words(case)}", lambda write: write.connection.execute(gone))

    def decide_case(self, case_id: int, outcome: str, decided_on: date, note: str | None = None) -> Changes:
        """Decide an open case; the person is not moved by it, for a seat is given where seats are given."""
        case = self._open_case(case_id)
        if decided_on < case.opened_on:
            raise RefusedInput(f"The case cannot be decided on {decided_on}, before it was opened on {case.opened_on}.")
        values: dict[str, Any] = {"outcome": outcome, "decided_on": decided_on}
        if note is not None:
            values["note"] = note.strip()
        label = f"Decide {self._case_words(case)}: {outcome.replace('-', ' ')}"
        return self._do(label, lambda write: write.change(case, values))

    def reopen_case(self, case_id: int) -> Changes:
        """Take the decision of a case back."""
        case = self._row(PromotionCase, case_id)
        if case.decided_on is None:
            raise RefusedInput("This promotion case is open already.")
        values = {"outcome": None, "decided_on": None}
        return self._do(f"Open {self._case_words(case)} again", lambda write: write.change(case, values))

    def note_case(self, case_id: int, note: str) -> Changes:
        """Write the note of a case, decided or not."""
        case = self._row(PromotionCase, case_id)
        label = f"Change the note of {self._case_words(case)}"
        return self._do(label, lambda write: write.change(case, {"note": note.strip()}))

    def remove_case(self, case_id: int) -> Changes:
        """Take a case with its checks out of the records."""
        case = self._row(PromotionCase, case_id)
        gone = delete(PromotionCase).where(column_of(PromotionCase, "id") == case_id)
        return self._do(f"Remove {self._case_words(case)}", lambda write: write.connection.execute(gone))

    def _open_case(self, case_id: int) -> PromotionCase:
        case = self._row(PromotionCase, case_id)
        if case.decided_on is not None:
            raise RefusedInput(f"This promotion case was decided on {case.decided_on}; open it again to change it.")
        return case

    def _case_words(self, case: PromotionCase) -> str:
        person, role = self.organization.people[case.person_id], self.organization.roles[case.role_id]
        return f"the promotion case of {person.name} to {role.name}"
