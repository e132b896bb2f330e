"""What the organization chart says of each position, made when it is first drawn; no window is needed for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from orgwright.gui.widgets.amounts import day_text, short_money_text
from orgwright.planning.chart_blocks import FOOT
from orgwright.planning.chart_tree import SPAN_BANDS, ChartTree, CostBelow, coming_people, planned_mark, span_band
from orgwright.planning.organization import Organization
from orgwright.planning.structure import layers, position_seats, span_of_control
from orgwright.records import PositionStatus

PLAIN, BY_SPAN, BY_LAYER, BY_UNIT, BY_VACANCY = "plain", "span", "layer", "unit", "vacancy"
COLOURS: Mapping[str, str] = {
    PLAIN: "Nothing",
    BY_SPAN: "Span of control",
    BY_LAYER: "Layer",
    BY_UNIT: "Unit",
    BY_VACANCY: "Vacancy",
}
"""What the nodes can be coloured by, and the words for it."""


@dataclass(frozen=True)
class NodeLabel:
    """The words of one position, and how it stands.

    ``title`` is who sits there or that nobody does, ``word`` what is unusual about it, ``badge`` the digits at the
    right, ``shade`` from 0 to 1 how dark the strip of its colour is, null for none; ``unit_place`` numbers its unit.
    """

    title: str
    role: str
    word: str
    badge: str
    cost: str
    unit: str
    is_empty: bool
    is_frozen: bool
    is_planned: bool
    is_notable: bool
    shade: float | None
    unit_place: int | None
    spoken: str


@dataclass(frozen=True, eq=False)
class ChartPicture:
    """A chart with its words; ``costs`` are null while pay is hidden."""

    organization: Organization
    tree: ChartTree
    colour: str = PLAIN
    costs: Mapping[int, CostBelow] | None = None
    _labels: dict[int, NodeLabel] = field(default_factory=dict, repr=False)

    def label(self, position_id: int) -> NodeLabel:
        """The words of one position."""
        if position_id not in self._labels:
            self._labels[position_id] = self._made(position_id)
        return self._labels[position_id]

    def name(self, position_id: int) -> str:
        """A position in a sentence: its key, and who sits there."""
        return f"{self.organization.positions[position_id].key}, {self.label(position_id).title}"

    def tip(self, position_id: int) -> str:
        """What a pointer over a node is told."""
        below = self.tree.below[position_id]
        said, manager_id = [self.label(position_id).spoken], self.organization.seating.position_manager(position_id)
        if manager_id in self.organization.positions and self.tree.manager[position_id] is None:
            said.append(f"Reports to {self.name(manager_id or 0)}, which is not in this chart")
        if position_id in self.tree.reports:
            vacant = f", {_fte(below.vacant)} vacant" if below.vacant else ""
            said.append(f"With all below: {below.positions:,} positions, {below.people:,} people{vacant}")
        return "\n".join(said)

    def _made(self, position_id: int) -> NodeLabel:
        organization, seating = self.organization, self.organization.seating
        position, role_id = organization.positions[position_id], seating.position_role(position_id)
        span, layer = len(span_of_control(organization, position_id).report_ids), self._layers.get(position_id)
        is_frozen = seating.position_status(position_id) is PositionStatus.FROZEN
        is_planned, is_empty = position_id in self.tree.planned_ids, position_id not in seating.incumbencies_by_position
        role = position.key if role_id is None else organization.roles[role_id].name
        unit = organization.units[position.unit_id].name
        title = self._title(position_id)
        marks = planned_mark(organization, position_id), self._word(position_id)
        word = ", ".join(one for one in marks if one)
        said = [position.key, title, "" if role_id is None else role, word, unit]
        said += [f"{span} report to it" if span else "", "" if layer is None else f"layer {layer}"]
        return NodeLabel(
            title,
            role,
            word,
            f"L{layer}" if self.colour == BY_LAYER and layer is not None else str(span or ""),
            self._cost(position_id),
            unit,
            is_empty,
            is_frozen,
            is_planned,
            self.colour == BY_VACANCY and bool(position_seats(organization, position_id).vacant),
            self._shade(span, layer),
            self.unit_places.get(position.unit_id) if self.colour == BY_UNIT else None,
            ", ".join(one for one in said if one),
        )

    def _title(self, position_id: int) -> str:
        organization = self.organization
        sitting = organization.seating.incumbencies_by_position.get(position_id)
        if sitting:
            return ", ".join(organization.people[one.person_id].name for one in sitting)
        coming = self._coming.get(position_id)
        if coming is not None:
            return organization.people[coming[1]].name
        if position_id in self.tree.planned_ids:
            return f"Opens {self._opens(position_id)}"
        is_frozen = organization.seating.position_status(position_id) is PositionStatus.FROZEN
        return "Frozen" if is_frozen else "Vacant"

    def _opens(self, position_id: int) -> str:
        opens = self.organization.positions[position_id].opens_on
        assert opens is not None  # a planned position is one that opens after the day
        return day_text(opens)

    def _word(self, position_id: int) -> str:
        """What the title does not say: when it opens or somebody comes, frozen, or how much is vacant or over."""
        seats, seating = position_seats(self.organization, position_id), self.organization.seating
        is_filled, coming = position_id in seating.incumbencies_by_position, self._coming.get(position_id)
        if position_id in self.tree.planned_ids:
            return "planned" if coming is None else f"opens {self._opens(position_id)}"
        if coming is not None and not is_filled:
            return f"from {day_text(coming[0])}"
        if seats.vacant:
            return f"{_fte(seats.vacant)} vacant" if is_filled else ""
        if seating.position_status(position_id) is PositionStatus.FROZEN:
            return "frozen" if is_filled else ""
        return f"{_fte(seats.over)} over" if seats.over else ""

    def _cost(self, position_id: int) -> str:
        # The manager of a top of the chart is named too, though it is not in the chart and has no cost there.
        cost = None if self.costs is None else self.costs.get(position_id)
        return "" if cost is None or cost.own is None else short_money_text(cost.own, self._currency)

    def _shade(self, span: int, layer: int | None) -> float | None:
        if self.colour == BY_SPAN:
            band = span_band(span)
            return None if band is None else band / (len(SPAN_BANDS) - 1)
        if self.colour == BY_LAYER and layer is not None:
            return (layer - 1) / max(1, self.deepest - 1)
        return None

    def feet(self, position_id: int, is_folded: bool) -> tuple[str, ...]:
        """The lines under a manager: what a folded one hides, and with pay what it costs with all below it."""
        lines = []
        if is_folded:
            hidden = self.tree.hidden(position_id)
            vacant = f", {_fte(hidden.vacant)} vacant" if hidden.vacant else ""
            lines.append(f"{hidden.people:,} {'person' if hidden.people == 1 else 'people'}{vacant}")
        if self.costs is not None:
            lines.append(f"with all below {short_money_text(self.costs[position_id].total, self._currency)}")
        return tuple(lines)

    @property
    def foot(self) -> float:
        """The height of the lines under a folded manager."""
        return FOOT if self.costs is None else 2 * FOOT

    @cached_property
    def dotted(self) -> tuple[tuple[int, int], ...]:
        """The dotted lines: a position and whom it also reports to."""
        positions, there = self.organization.positions, self.tree.manager
        pairs = ((one, positions[one].dotted_manager_position_id) for one in self.tree.order)
        return tuple((one, above) for one, above in pairs if above is not None and above in there)

    @cached_property
    def unit_places(self) -> Mapping[int, int]:
        """The units of the chart, numbered in the order in which they first appear."""
        seen = dict.fromkeys(self.tree.unit[one] for one in self.tree.order)
        return {unit_id: place for place, unit_id in enumerate(seen)}

    @cached_property
    def deepest(self) -> int:
        """The greatest layer of the chart."""
        return max((layer for one in self.tree.order if (layer := self._layers.get(one)) is not None), default=1)

    @cached_property
    def _currency(self) -> str:
        return self.organization.facts.currency

    @cached_property
    def _layers(self) -> Mapping[int, int | None]:
        return layers(self.organization)

    @cached_property
    def _coming(self) -> Mapping[int, tuple[date, int]]:
        return coming_people(self.organization.seating)

    @cached_property
    def _search_texts(self) -> tuple[tuple[int, str], ...]:
        organization, sitting = self.organization, self.organization.seating.incumbencies_by_position
        texts = []
        for one in self.tree.order:
            role_id = organization.seating.position_role(one)
            people = [organization.people[each.person_id].name for each in sitting.get(one, ())]
            people += [organization.people[self._coming[one][1]].name] if one in self._coming else []
            role = "" if role_id is None else organization.roles[role_id].name
            texts.append((one, " ".join([organization.positions[one].key, role, *people]).casefold()))
        return tuple(texts)

    def found(self, text: str) -> tuple[int, ...]:
        """The positions whose key, role or people hold every word, from the top down; none for an empty text."""
        words = text.casefold().split()
        return tuple(one for one, said in self._search_texts if words and all(word in said for word in words))


def _fte(percent: int) -> str:
    return f"{percent / 100:.2f}".rstrip("0").rstrip(".")


def band_text(place: int) -> str:
    """A band of spans in words: ``4–8``, ``13 and more``."""
    least, most = SPAN_BANDS[place]
    return f"{least} and more" if most is None else f"{least}–{most}"
