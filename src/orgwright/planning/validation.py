"""What a row must be before it is written: each refusal is one sentence that names the field and the value."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from orgwright.errors import RefusedInput
from orgwright.records import (
    AssessmentRound,
    CareerLink,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requisition,
    Scenario,
    Skill,
    Target,
    Unit,
)

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization

_PERIODS: Mapping[type[Record], tuple[tuple[str, str], ...]] = {
    Person: (("hired_on", "left_on"),),
    Position: (("opens_on", "closes_on"),),
    Incumbency: (("from_on", "to_on"),),
    Target: (("from_on", "to_on"),),
    Requisition: (("opened_on", "filled_on"),),
    AssessmentRound: (("opened_on", "due_on"), ("opened_on", "closed_on")),
}
_PARENTS: Mapping[type[Record], str] = {
    Unit: "parent_id",
    Skill: "parent_id",
    Position: "manager_position_id",
    Scenario: "based_on_id",
}


_TITLES: Mapping[str, str] = {"from_on": "first day", "to_on": "last day"}
"""Fields whose name says little to people."""


def field_title(name: str) -> str:
    """A field's name as people read it: ``manager_position_id`` is the manager position."""
    return _TITLES.get(name) or name.removesuffix("_id").replace("_", " ")


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def _one(record: type[Record]) -> str:
    return _article(record.noun)


def checked(record: type[Record], values: Mapping[str, Any], organization: "Organization") -> dict[str, Any]:
    """The values of a row, in the types of its columns, or a refusal.

    Checks what each field may hold, that a period does not end before it begins, that nothing is above itself, and
    that the day, name and policy rules of the record hold.
    """
    typed = _typed(record, values)
    for first, last in _PERIODS.get(record, ()):
        if typed[first] is not None and typed[last] is not None and typed[last] < typed[first]:
            ends, begins = f"{field_title(last)} {typed[last]}", f"{field_title(first)} {typed[first]}"
            raise RefusedInput(f"The {ends} of {_one(record)} lies before its {begins}.")
    if record is CareerLink and typed["from_role_id"] == typed["to_role_id"]:
        raise RefusedInput("A career link must lead from one role to another, not back to the same.")
    if record in _PARENTS:
        _refuse_circle(record, typed, organization)
    if record is OrganizationFacts:
        from orgwright.planning.policy import policy_from_store

        policy_from_store(typed["policy"])
    return typed


def _typed(record: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(values) - set(record.model_fields))
    if unknown:
        raise ValueError(f"{record.__name__} has no {', '.join(unknown)}.")
    try:
        return record.model_validate(dict(values)).model_dump()
    except ValidationError as error:
        raise RefusedInput(_sentence(record, error)) from None


def _sentence(record: type[Record], error: ValidationError) -> str:
    first = error.errors()[0]
    name = field_title(str(first["loc"][0]))
    if first["type"] in ("missing", "string_too_short") or first["input"] in (None, ""):
        return f"{_one(record).capitalize()} needs {_article(name)}."
    known = _REASONS.get(first["type"])
    reason = known(first.get("ctx", {})) if known else first["msg"].removeprefix("Input should be ")
    return f"The {name} of {_one(record)} must be {reason}, not “{first['input']}”."


_REASONS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "less_than_equal": lambda context: f"{context['le']} or less",
    "greater_than_equal": lambda context: f"{context['ge']} or more",
    "enum": lambda context: str(context["expected"]).replace("'", ""),
    "int_parsing": lambda context: "a whole number",
    "date_from_datetime_parsing": lambda context: "a day such as 2026-11-20",
    "date_parsing": lambda context: "a day such as 2026-11-20",
    "string_too_long": lambda context: f"at most {context['max_length']} characters long",
}


def _refuse_circle(record: type[Record], values: Mapping[str, Any], organization: "Organization") -> None:
    field = _PARENTS[record]
    rows = organization.table(record)
    above, seen = values[field], set()
    while above is not None and above not in seen:
        if above == values.get("id"):
            raise RefusedInput(f"The {field_title(field)} of {_one(record)} cannot be itself or something below it.")
        seen.add(above)
        above = getattr(rows[above], field) if above in rows else None
