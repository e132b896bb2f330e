"""The same answers for people: short lines and aligned columns."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def percent(share: float | None) -> str:
    """A share in percent, or a dash where there is none."""
    return "–" if share is None else f"{share * 100:.0f} %"


def range_text(shown: Mapping[str, float | None]) -> str:
    """A range in percent; one number where both ends agree."""
    low, high = percent(shown["low"]), percent(shown["high"])
    return low if low == high else f"{low.removesuffix(' %')}–{high}"


def table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows under heads in aligned columns; numbers stand at the right."""
    texts = [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
    widths = [max(len(row[place]) for row in (tuple(heads), *texts)) for place in range(len(heads))]
    numeric = [
        bool(texts) and all(row[place][:1].isdigit() or row[place] in ("", "–") for row in texts)
        for place in range(len(heads))
    ]

    def line(row: Sequence[str]) -> str:
        cells = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        return "  ".join(cells).rstrip()

    return "\n".join([line(tuple(heads)), *(line(row) for row in texts)])


def coverage_text(answer: Mapping[str, Any]) -> str:
    """Coverage in a few lines, the targets that are short below."""
    gates, met = answer["gates"], percent(answer["role_compliance"])
    lines = [
        f"{answer['group']} on {answer['on']}" + (f", scenario {answer['scenario']}" if answer["scenario"] else ""),
        f"  people                {len(answer['people'])}",
        f"  coverage of roles     {range_text(answer['role_coverage'])}, requirements met {met}",
        f"  gate                  {gates['held']} passed, {gates['missing']} not passed, {gates['unknown']} not known",
        f"  assessed              {percent(answer['role_assessed_share'])} of what roles require",
    ]
    if answer["targets"]:
        lines += [
            f"  coverage of targets   {range_text(answer['coverage'])}, in full {range_text(answer['strict'])}",
            f"  assessed for targets  {percent(answer['assessed_share'])}",
        ]
    short = sorted((one for one in answer["targets"] if one["share_low"] < 1), key=lambda one: one["share_low"])
    if short:
        rows = [
            (
                one["unit"],
                one["skill"],
                one["level"],
                f"{one['holders_low']} of {one['people_needed']}",
                ", ".join(one["holders"]),
            )
            for one in short[:12]
        ]
        lines += ["", f"Targets that are short ({len(short)} of {len(answer['targets'])}):"]
        lines.append(table(("unit", "skill", "level", "held", "by"), rows))
    return "\n".join(lines)


def resilience_text(answer: Mapping[str, Any], lost: Sequence[Sequence[Any]]) -> str:
    """Whose leaving costs most and what it takes along, then what nobody or one person alone holds."""
    if answer["robustness"] is None:
        return f"{answer['unit'] or 'The whole organization'} has no capability targets on that day."
    lines = [
        f"{answer['unit'] or 'The whole organization'}: coverage of targets {range_text(answer['before'])},"
        f" robustness {answer['robustness']}"
    ]
    for one in answer["worst"]:
        lines.append(f"Worst to lose: {', '.join(one['people'])}, which leaves {range_text(one['after'])}")
        lines.append(
            table(("unit", "skill", "level", "held by", "left", "points"), lost) if lost else "Nothing is lost."
        )
    for what, rows in (("Nobody holds", answer["uncovered"]), ("One person alone holds", answer["single_holders"])):
        lines += ["", f"{what} ({len(rows)}):"]
        lines += [table(tuple(rows[0]), [tuple(one.values()) for one in rows])] if rows else []
    return "\n".join(lines)


def gaps_text(answer: Mapping[str, Any]) -> str:
    """A person's requirements, the largest gaps first."""
    head = (
        f"{answer['person']} against {answer['role'] or 'no role'} on {answer['on']}: {range_text(answer['coverage'])}"
    )
    rows = [
        (
            one["skill"],
            one["tier"],
            one["importance"],
            one["required"],
            "?" if one["held"] is None else one["held"],
            one["status"],
        )
        for one in sorted(answer["requirements"], key=lambda one: -(one["gap"] or 0))
    ]
    return f"{head}, gate {answer['gate'] or 'none'}\n" + table(
        ("skill", "tier", "importance", "required", "held", ""), rows
    )


def experts_text(answer: Mapping[str, Any]) -> str:
    """The people who hold a skill, best first."""
    heads = ("name", "unit", "level", "source", "assessed_on")
    rows = [[one[name] for name in heads] + ["stale" if one["stale"] else ""] for one in answer["people"]]
    head = f"{answer['skill']}: {'1 person' if len(rows) == 1 else f'{len(rows)} people'}"
    return f"{head}\n{table((*heads, ''), rows)}" if rows else head


def route_text(answer: Mapping[str, Any]) -> str:
    """A route as a list of steps."""
    if not answer["found"]:
        return str(answer["reason"] or "There is no route: no links lead there.")
    lines = []
    for step in answer["steps"]:
        gap = "no requirements yet" if step["weighted_gap"] is None else f"weighted gap {step['weighted_gap']:g}"
        lines.append(f"{step['from']} → {step['to']} ({step['kind']}, {gap})")
        lines += [f"    {one['skill']}: {one['from']} → {one['to']}" for one in step["gaps"]]
    return "\n".join(lines or ["Start and goal are the same role."])


def reach_text(answer: Mapping[str, Any]) -> str:
    """The roles within reach, the soonest first."""
    rows = [(one["role"], f"{one['months']:.1f}", " → ".join(one["way"][1:-1])) for one in answer["roles"]]
    return table(("role", "months", "through"), rows) if rows else "No role with requirements is within reach."


def plan_text(answer: Mapping[str, Any]) -> str:
    """The months of each scenario, and of each group where they are asked for."""
    parts = []
    for plan in answer["scenarios"]:
        without = len(plan["without_cost"])
        beside = f"\n{without} {'seat' if without == 1 else 'seats'} without a cost" if without else ""
        parts.append(f"{plan['scenario'] or 'As recorded'}\n{_months_text(plan['months'])}{beside}")
        parts += [f"{one['group']}\n{_months_text(one['months'])}" for one in plan.get("groups", ())]
        if "groups" in plan or plan["balanced"]["failing"]:
            parts.append(_balanced_text(plan["balanced"]))
    return "\n\n".join(parts)


def _months_text(months: Sequence[Mapping[str, Any]]) -> str:
    """Opening, movements and closing, transfers only where there are any, so that every row is seen to add up."""
    has_moves = any(one["transfers_in"] or one["transfers_out"] for one in months)
    flows = ("opening", "hires", *(("transfers_in", "transfers_out") if has_moves else ()), "exits", "closing")
    rows = [
        (
            one["month"],
            *(one[name] for name in flows),
            one["fte"]["closing"] / 100,
            one["vacant"] / 100,
            f"{one['cost'] / 100:,.2f}",
        )
        for one in months
    ]
    return table(("month", *(name.replace("_", " ") for name in flows), "FTE", "vacant FTE", "cost"), rows)


def _balanced_text(balanced: Mapping[str, Any]) -> str:
    """In how many rows opening and movements make the closing; every one that fails is named."""
    failing = [f"{one['group']}, {one['month']}" for one in balanced["failing"]]
    held = balanced["rows"] - len(failing)
    text = f"Opening and movements make the closing in {held} of {balanced['rows']} rows"
    return "; not in ".join([text, *failing])


def matrix_import_text(answer: Mapping[str, Any], is_tried: bool) -> str:
    """How many levels an edited matrix changes, and what was not taken, a line each."""
    cells = sum(one["table"] == "assessments" for one in answer["changes"])
    people = len(answer["changes"]) - cells
    verb = "would change" if is_tried else "changed"
    refused = len(answer["refused"])
    levels, cells_word = "level" if cells == 1 else "levels", "cell" if refused == 1 else "cells"
    added = "1 person" if people == 1 else f"{people} people"
    lines = [f"{cells} {levels} {verb}, {added} added, {refused} {cells_word} refused."]
    lines += [f"{one['where']}: {one['text']}" for one in (*answer["refused"], *answer["findings"])]
    return "\n".join(lines)
