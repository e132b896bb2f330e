"""Carrying out what an import decided: the taken rows become rows of the role, through whatever holds them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from orgwright.exchange.blueprint.career import level_of
from orgwright.exchange.field_change import FieldChange
from orgwright.exchange.role_import.plan import LONGEST_NAME, ImportPlan, link_ends
from orgwright.exchange.role_import.rows import ImportRow, RowKind
from orgwright.planning.organization import Organization
from orgwright.planning.skill_matching import SkillMatcher
from orgwright.records import CareerLink, Record, Requirement, Role, Skill, SkillKind, table_name

_NOT_OF_A_REQUIREMENT = ("skill", "kind")


class RowWriter(Protocol):
    """Whatever holds the rows: the open file in its transaction, or the records of a folder."""

    def add(self, record: type[Record], values: Mapping[str, Any]) -> int:
        """Add a row and answer its id."""

    def change(self, record: type[Record], row_id: int, values: Mapping[str, Any]) -> None:
        """Change some values of a row."""

    def remove(self, record: type[Record], row_id: int) -> None:
        """Remove a row."""


@dataclass(frozen=True)
class Decision:
    """What a person decided about one row: to take it or not, with which values, as which existing skill.

    ``is_apart``: it is none of the suggested skills, and shall never be suggested as one of them again.
    """

    is_taken: bool
    values: Mapping[str, Any] = field(default_factory=dict)
    skill_id: int | None = None
    is_apart: bool = False


@dataclass
class Taking:
    """One document being taken in: the role that it went to, and every field that changed."""

    plan: ImportPlan
    writer: RowWriter
    organization: Organization
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    changes: list[FieldChange] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.role_name = self.plan.document.role.strip()[:LONGEST_NAME]
        self._roles = {one.name.casefold(): key for key, one in self.organization.roles.items()}
        self._skills = SkillMatcher(self.organization.skills.values())
        self._made: dict[str, int] = {}
        self._aliases: dict[int, str] = {}
        self._went_on: set[int] = set()

    def carry_out(self) -> int:
        """Write the rows that are taken and answer the id of the role."""
        role_id = self.plan.role_id
        if role_id is None:
            role_id = self._role(self.role_name, self._own_values())
        for one in self.plan.relinks:
            place = {"begins": one.span[0] if one.span else None, "ends": one.span[1] if one.span else None}
            number = {} if one.record is Requirement else {"number": one.number}
            self.writer.change(one.record, one.row_id, {**place, **number})
        # What goes comes last: a requirement may go on under the name of a row that comes in.
        for row in sorted(self.plan.rows, key=_is_going):
            decision = self.decisions.get(row.key, Decision(row.is_taken))
            if decision.is_taken:
                self._take(row, decision, role_id)
        return role_id

    def _own_values(self) -> dict[str, Any]:
        """The values of a new role's own row, as far as they are taken."""
        for row in self.plan.rows:
            decision = self.decisions.get(row.key, Decision(row.is_taken))
            if row.record is Role and decision.is_taken:
                return {**row.after, **decision.values}
        return {}

    def _role(self, name: str, values: Mapping[str, Any] | None = None) -> int:
        """The id of the role with a name, made if missing."""
        found = self._roles.get(name.casefold())
        if found is None:
            whole = {"name": name, "level": level_of(name) or "", **(values or {})}
            found = self._roles[name.casefold()] = self.writer.add(Role, whole)
            self._tell(Role, name, whole)
        return found

    def _take(self, row: ImportRow, decision: Decision, role_id: int) -> None:
        values = {**row.after, **decision.values}
        if row.record is Role:
            self._change(row, values)
        elif row.record is CareerLink:
            self._take_link(row, values or dict(row.before), role_id)
        elif row.row_id is None:
            self._add(row, values, decision, role_id)
        elif row.after:
            self._change(row, values)
        elif row.row_id not in self._went_on:
            self.writer.remove(row.record, row.row_id)
            self._tell_gone(row)

    def _change(self, row: ImportRow, values: Mapping[str, Any]) -> None:
        if row.row_id is None:
            return
        self.writer.change(row.record, row.row_id, values)
        self._tell_changed(row.record, row.title, row.before, values)

    def _tell_changed(
        self, record: type[Record], title: str, before: Mapping[str, Any], values: Mapping[str, Any]
    ) -> None:
        key = self.role_name if record is Role else f"{self.role_name}|{title}"
        self.changes += [
            FieldChange(table_name(record), key, name, before.get(name), value) for name, value in values.items()
        ]

    def _take_link(self, row: ImportRow, values: Mapping[str, Any], role_id: int) -> None:
        other = self._role(str(values["role"]).strip()[:LONGEST_NAME])
        ends = link_ends(values["direction"], role_id, other)
        key = f"{self.role_name}|{values['role']}"
        if row.kind == RowKind.GONE:
            for link_id in self._links_between(ends):
                self.writer.remove(CareerLink, link_id)
            self.changes.append(FieldChange(table_name(CareerLink), key, "kind", str(ends["kind"]), None))
        elif other != role_id and not self._links_between(ends):
            self.writer.add(CareerLink, ends)
            self.changes.append(FieldChange(table_name(CareerLink), key, "kind", None, str(ends["kind"])))

    def _links_between(self, ends: Mapping[str, Any]) -> list[int]:
        pair = (ends["from_role_id"], ends["to_role_id"])
        either = (pair, pair[::-1]) if ends["kind"] == "adjacent" else (pair,)
        return [
            key
            for key, one in self.organization.links.items()
            if one.kind == ends["kind"] and (one.from_role_id, one.to_role_id) in either
        ]

    def _add(self, row: ImportRow, values: dict[str, Any], decision: Decision, role_id: int) -> None:
        begins, ends = row.span if row.span else (None, None)
        whole = {"role_id": role_id, "begins": begins, "ends": ends, **values}
        told = dict(values)
        if row.record is Requirement:
            apart = ";".join(one.name.replace(";", ",") for one in row.suggestions) if decision.is_apart else ""
            whole["skill_id"] = self._skill(values, decision.skill_id, apart)
            whole = {name: value for name, value in whole.items() if name not in _NOT_OF_A_REQUIREMENT}
            told.pop("kind", None)
            if self._goes_on(whole):
                return
        else:
            whole["number"] = row.number
        self.writer.add(row.record, whole)
        self._tell(row.record, f"{self.role_name}|{row.title}", told)

    def _goes_on(self, whole: Mapping[str, Any]) -> bool:
        """Whether the role has a requirement of the same skill that goes on as this one, with its level and context.

        One that would go says what the document says; one made by hand keeps what it says and is filled where empty.
        """
        going = {row.row_id for row in self.plan.rows if _is_going(row)}
        placed = {one.row_id for one in self.plan.relinks if one.record is Requirement}
        for key, one in self.organization.requirements.items():
            is_same = (one.role_id, one.skill_id) == (whole["role_id"], whole["skill_id"])
            is_by_hand = one.begins is None and key not in placed
            if not is_same or key in self._went_on or not (key in going or is_by_hand):
                continue
            self._went_on.add(key)
            now = {name: getattr(one, name) for name in whole}
            values = {
                name: value
                for name, value in whole.items()
                if value != now[name] and (key in going or now[name] in (None, ""))
            }
            self.writer.change(Requirement, key, values)
            told = {name: value for name, value in values.items() if name not in ("begins", "ends")}
            self._tell_changed(Requirement, self.organization.skills[one.skill_id].name, now, told)
            return True
        return False

    def _skill(self, values: Mapping[str, Any], chosen: int | None, apart: str) -> int:
        """The skill that a requirement names: the chosen one (which then bears this name too), a known or a new one.

        ``apart`` are the names of skills that a new one is not.
        """
        name = str(values["skill"]).strip()[:LONGEST_NAME]
        if chosen is not None and chosen in self.organization.skills:
            self._learn(chosen, name)
            return chosen
        found = self._skills.exact(name)
        if found is None:
            found = self._made.get(name.casefold())
        if found is None:
            whole = {"name": name, "kind": SkillKind(values["kind"]), "kept_apart": apart}
            found = self._made[name.casefold()] = self.writer.add(Skill, whole)
            self._tell(Skill, name, {**whole, "kind": str(whole["kind"])})
        return found

    def _learn(self, skill_id: int, name: str) -> None:
        """Remember that a skill is called so too: the next document finds it by this name."""
        if self._skills.exact(name) == skill_id:
            return
        skill = self.organization.skills[skill_id]
        before = self._aliases.get(skill_id, skill.aliases)
        known = [one.strip() for one in before.split(";") if one.strip()]
        if name.casefold() in {one.casefold() for one in known}:
            return
        after = self._aliases[skill_id] = ";".join([*known, name.replace(";", ",")])
        self.writer.change(Skill, skill_id, {"aliases": after})
        self.changes.append(FieldChange(table_name(Skill), skill.name, "aliases", before, after))

    def _tell(self, record: type[Record], key: str, values: Mapping[str, Any]) -> None:
        table = table_name(record)
        shown = {name: value for name, value in values.items() if value not in (None, "") and value is not True}
        self.changes += [FieldChange(table, key, name, None, _plain(value)) for name, value in shown.items()]

    def _tell_gone(self, row: ImportRow) -> None:
        table, key = table_name(row.record), f"{self.role_name}|{row.title}"
        self.changes += [FieldChange(table, key, name, _plain(value), None) for name, value in row.before.items()]


def _is_going(row: ImportRow) -> bool:
    return row.record is Requirement and row.row_id is not None and not row.after


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, SkillKind) else value


def free_name(name: str, taken: Collection[str]) -> str:
    """A file's name, or the next free one like it: the documents of two roles cannot have one name."""
    stem, dot, ending = name.rpartition(".")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{stem} {number}{dot}{ending}" if stem else f"{name} {number}"
    return free
