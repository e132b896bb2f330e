"""The file ``organization.toml``: what the organization is, its profile and its policies."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.exchange.folder.checking import record_of
from orgwright.exchange.folder.columns import BadCell, day_of
from orgwright.exchange.folder.files import FACTS_FILE
from orgwright.exchange.folder.table_text import read_text
from orgwright.planning.policy import Policy, policy_from_store, policy_from_values, policy_to_store, policy_values
from orgwright.records import OrganizationFacts

PROFILE = ("size", "industry", "regulated", "model", "geography")
_KNOWN = ("name", "currency", "fiscal_year_start_month", "planning_date", "profile", "policy")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def read_facts(folder: Path) -> tuple[OrganizationFacts, tuple[str, ...]]:
    """The organization's own row, and what the file holds beyond it.

    Without the file, an organization that has the name of the folder.
    """
    path = folder / FACTS_FILE
    if not path.exists():
        return record_of(OrganizationFacts, {"id": 1, "name": folder.resolve().name or "Organization"}, _place), ()
    try:
        content = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise RefusedInput(f"{FACTS_FILE} is not valid TOML: {error}.") from error
    profile = _table(content, "profile")
    unknown = [name for name in content if name not in _KNOWN]
    unknown += [f"profile.{name}" for name in profile if name not in PROFILE]
    values: dict[str, Any] = {"id": 1, "policy": _policy(_table(content, "policy"))}
    values |= {name: content[name] for name in _KNOWN[:3] if name in content}
    values |= {name: _word(name, profile[name]) for name in PROFILE if name in profile}
    values["planning_date"] = _day(content.get("planning_date"))
    reports = tuple(f"{FACTS_FILE} has an unknown key {name}, which was kept out." for name in unknown)
    return record_of(OrganizationFacts, values, _place), reports


def _place(field: str, what: str) -> RefusedInput:
    return RefusedInput(f"{FACTS_FILE}, {field}: {what}.")


def _table(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = content.get(name, {})
    if not isinstance(table, dict):
        raise _place(name, "it must be a section of its own")
    return table


def _policy(values: Mapping[str, Any]) -> str:
    try:
        return policy_to_store(policy_from_values(values))
    except RefusedInput as error:
        raise RefusedInput(f"{FACTS_FILE}, section policy: {error}") from error


def _word(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        raise _place(f"profile.{name}", f"“{value}” is not a text")
    return value


def _day(value: object) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if value is None or value == "":
        return None
    try:
        return day_of(str(value))
    except BadCell as error:
        raise _place("planning_date", str(error)) from None


def facts_text(facts: OrganizationFacts) -> str:
    """The text of the file: always the same sections in the same order, policies only where they differ."""
    lines = [f"name = {_toml(facts.name)}", f"currency = {_toml(facts.currency)}"]
    lines.append(f"fiscal_year_start_month = {facts.fiscal_year_start_month}")
    if facts.planning_date is not None:
        lines.append(f"planning_date = {facts.planning_date.isoformat()}")
    lines += ["", "[profile]", *(f"{name} = {_toml(getattr(facts, name))}" for name in PROFILE), "", "[policy]"]
    policies = policy_values(policy_from_store(facts.policy))
    lines += [f"{item.name} = {_toml(policies[item.name])}" for item in fields(Policy) if item.name in policies]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        pairs = (f"{_key(word)} = {_toml(number)}" for word, number in sorted(value.items()))
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    # JSON leaves one control character as it is that TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _key(word: str) -> str:
    return word if _BARE_KEY.fullmatch(word) else _toml(word)
