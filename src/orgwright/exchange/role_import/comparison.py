"""The rows of one kind, three ways: as the role has them, as its earlier document said, as this document says."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from orgwright.exchange.role_import.rows import BOTH_CHANGED, ImportRow, Relink, RowKind, merged, plain_words
from orgwright.exchange.role_import.said import SaidRow, Span
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.planning.skill_matching import SkillMatcher, SkillSuggestion
from orgwright.records import Kpi, Record, Requirement, ScorecardDimension, Statement, Tool

_ALIKE = 60
_ALIKE_NAMES = 85
FIELDS: Mapping[type[Record], tuple[str, ...]] = {
    Requirement: ("tier", "importance", "importance_text", "detail"),
    Statement: ("heading", "text"),
    Kpi: ("kind", "name", "measures", "why", "target", "frequency"),
    Tool: ("category", "name", "use", "commonness", "cell"),
    ScorecardDimension: ("dimension", "weight_text", "meets_bar", "excellent", "evidence"),
}
_NAMED_BY: Mapping[type[Record], str] = {Kpi: "name", Tool: "name", ScorecardDimension: "dimension"}
_VAGUE = "The row was found, but its cells could not be told apart."


class Comparison:
    """The rows of one record: the role's, those of its earlier document, and those of this one."""

    def __init__(
        self,
        record: type[Record],
        sheet: RoleSheet | None,
        organization: Organization,
        matcher: SkillMatcher,
        earlier: Sequence[SaidRow],
    ) -> None:
        self._record, self._organization, self._matcher = record, organization, matcher
        self._fields = FIELDS[record]
        self._mine: list[Any] = list(sheet.rows(record)) if sheet else []
        self._earlier = earlier
        self._base = self._bases()

    def _bases(self) -> dict[int, SaidRow]:
        """What the earlier document said of each row of the role, found by its place."""
        by_span: dict[Span | None, list[SaidRow]] = defaultdict(list)
        for one in self._earlier:
            by_span[one.span].append(one)
        found: dict[int, SaidRow] = {}
        for row in self._mine:
            several = by_span.get((row.begins, row.ends), []) if row.begins is not None else []
            if several:
                own = self._keys(self._values(row))[0]
                # The tools of one cell share its place.
                best = next((one for one in several if self._keys(one.values)[0] == own), several[0])
                several.remove(best)
                found[row.id] = best
        return found

    def compared(self, theirs: Sequence[SaidRow]) -> tuple[list[ImportRow], list[Relink]]:
        """The rows to decide, and those that stay where they are said now."""
        pairs, new, left = self._matched(theirs)
        rows = [found for row, said in pairs for found in self._changed(row, said)]
        relinks = [moved for row, said in pairs for moved in self._moved(row, said)]
        # What the earlier document said and the role no longer has, somebody took out.
        known = {self._keys(one.values)[0] for one in self._earlier}
        rows += [self._new(one) for one in new if self._keys(one.values)[0] not in known]
        rows += [self._gone(row) for row in left if row.id in self._base]
        return rows, relinks

    # Which row of the document is which row of the role

    def _matched(self, theirs: Sequence[SaidRow]) -> tuple[list[tuple[Any, SaidRow]], list[SaidRow], list[Any]]:
        """Pairs of a row of the role and of the document, by ever looser keys, then by likeness; and what is left."""
        pairs: list[tuple[Any, SaidRow]] = []
        said, mine = list(theirs), list(self._mine)
        for level in range(len(self._keys(said[0].values)) if said else 0):
            for uses_base in (False, True):
                found = list(self._equal(mine, said, level, uses_base))
                pairs += found
                mine, said = _without(mine, said, found)
        found = self._alike(mine, said)
        mine, said = _without(mine, said, found)
        return pairs + found, said, mine

    def _equal(
        self, mine: Sequence[Any], said: Sequence[SaidRow], level: int, uses_base: bool
    ) -> Iterator[tuple[Any, SaidRow]]:
        """Pairs of equal keys; a row may be known by what it says or by what the earlier document said of it."""
        waiting: dict[Hashable, list[Any]] = defaultdict(list)
        for row in mine:
            if not uses_base:
                waiting[self._keys(self._values(row))[level]].append(row)
            elif row.id in self._base:
                waiting[self._keys(self._base[row.id].values)[level]].append(row)
        for one in said:
            if several := waiting.get(self._keys(one.values)[level]):
                yield several.pop(0), one

    def _alike(self, mine: Sequence[Any], said: Sequence[SaidRow]) -> list[tuple[Any, SaidRow]]:
        """The pairs of what is left whose words are alike enough to be one row reworded, the most alike first."""
        if self._record is Requirement or not mine or not said:
            return []
        from rapidfuzz import fuzz

        is_named = self._record in _NAMED_BY
        scorer, least = (fuzz.token_set_ratio, _ALIKE_NAMES) if is_named else (fuzz.ratio, _ALIKE)
        scored = [
            (scorer(self._words(self._values(row)), self._words(one.values)), place, other)
            for place, row in enumerate(mine)
            for other, one in enumerate(said)
            if is_named or row.section == one.section
        ]
        rows, others = set(range(len(mine))), set(range(len(said)))
        found = []
        for score, place, other in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
            if score >= least and place in rows and other in others:
                rows.remove(place)
                others.remove(other)
                found.append((mine[place], said[other]))
        return found

    def _words(self, values: Mapping[str, Any]) -> str:
        return plain_words(values[_NAMED_BY.get(self._record, "text")]).casefold()

    def _keys(self, values: Mapping[str, Any]) -> list[tuple[Hashable, ...]]:
        """What a row is known by, strictest first."""

        def words(name: str) -> str:
            return plain_words(values[name]).casefold()

        if self._record is Requirement:
            known = self._matcher.exact(values["skill"])
            skill: Hashable = words("skill") if known is None else known
            return [(skill, values["tier"], values["importance"]), (skill,)]
        if self._record is Statement:
            return [(values["section"], words("heading"), words("text")), (values["section"], words("text"))]
        if self._record is Tool:
            return [(words("category"), words("name")), (words("name"),)]
        return [(words(_NAMED_BY[self._record]),)]

    def _values(self, row: Any) -> dict[str, Any]:
        values = {name: getattr(row, name) for name in self._fields}
        if self._record is Requirement:
            return {**values, "skill": self._organization.skills[row.skill_id].name}
        return {**values, "section": row.section} if self._record is Statement else values

    # What becomes of it

    def _moved(self, row: Any, said: SaidRow) -> Iterator[Relink]:
        """A row stands at its new place, whether or not its change is taken."""
        number = getattr(row, "number", said.number)
        if (row.begins, row.ends, number) != (*(said.span or (None, None)), said.number):
            yield Relink(self._record, row.id, said.number, said.span)

    def _changed(self, row: Any, said: SaidRow) -> Iterator[ImportRow]:
        """Nothing where both agree; else the fields that the document changed, and those to ask about."""
        mine, base = self._values(row), self._base.get(row.id)
        if base is not None and base.values == said.values:
            # The document says what it said before: whatever differs here was decided or edited here.
            return
        is_vague = said.values.get("is_certain") is False
        if is_vague and row.is_certain:
            if not self._says_all(mine, said):
                name = _NAMED_BY[self._record]
                yield self._row(RowKind.UNCERTAIN, row, said, {name: said.values[name]}, _VAGUE)
            return
        taken, asked = merged(said.values, row, base.values if base else None, self._fields)
        if taken and "is_certain" in said.values and not row.is_certain and not is_vague:
            taken["is_certain"] = True
        if taken:
            yield self._row(RowKind.CHANGED, row, said, taken)
        if asked:
            yield self._row(RowKind.UNCERTAIN, row, said, asked, BOTH_CHANGED)

    def _says_all(self, mine: Mapping[str, Any], said: SaidRow) -> bool:
        """Whether a row whose cells were not told apart still holds every cell of the role's row."""
        whole = " ".join(plain_words(said.values[name]) for name in self._fields)
        return all(plain_words(mine[name]) in whole for name in self._fields if name not in ("kind", "cell"))

    def _row(self, kind: RowKind, row: Any, said: SaidRow, after: Mapping[str, Any], why: str = "") -> ImportRow:
        mine = self._values(row)
        return ImportRow(
            key=f"{kind} {self._key(mine)}",
            kind=kind,
            record=self._record,
            section=said.section,
            title=self._title(mine),
            after=after,
            before={name: getattr(row, name) for name in after},
            row_id=row.id,
            span=said.span,
            why=why,
            is_taken=kind == RowKind.CHANGED,
            number=said.number,
            heading=said.values.get("heading", ""),
        )

    def _new(self, said: SaidRow) -> ImportRow:
        suggestions: tuple[SkillSuggestion, ...] = ()
        why = _VAGUE if said.values.get("is_certain") is False else ""
        if self._record is Requirement and self._matcher.exact(said.values["skill"]) is None:
            suggestions = self._matcher.suggestions(said.values["skill"])
            if suggestions:
                why = f"It may be the skill “{suggestions[0].name}” ({suggestions[0].score:.0f} of 100)."
        return ImportRow(
            key=self._key(said.values),
            kind=RowKind.UNCERTAIN if why else RowKind.NEW,
            record=self._record,
            section=said.section,
            title=self._title(said.values),
            after=dict(said.values),
            span=said.span,
            why=why,
            number=said.number,
            suggestions=suggestions,
        )

    def _gone(self, row: Any) -> ImportRow:
        """A row that the earlier document gave and this one does not: it goes, unless somebody edited it."""
        mine, base, is_edited = self._values(row), self._base[row.id], self._is_edited(row)
        return ImportRow(
            key=f"gone {self._key(mine)}",
            kind=RowKind.UNCERTAIN if is_edited else RowKind.GONE,
            record=self._record,
            section=base.section,
            title=self._title(mine),
            after={},
            before={name: mine[name] for name in self._fields if plain_words(mine[name])},
            row_id=row.id,
            why="The document no longer says it, but it was edited here." if is_edited else "",
            is_taken=not is_edited,
        )

    def edited(self) -> Iterator[int]:
        """The ids of the role's rows that somebody edited since the earlier document was taken in."""
        return (row.id for row in self._mine if row.id in self._base and self._is_edited(row))

    def _is_edited(self, row: Any) -> bool:
        mine, base = self._values(row), self._base[row.id]
        if self._record is Requirement and (row.level is not None or row.context):
            return True
        if base.values.get("is_certain") is False and row.is_certain:
            return not self._says_all(mine, base)
        return any(plain_words(mine[name]) != plain_words(base.values[name]) for name in self._fields)

    def _title(self, values: Mapping[str, Any]) -> str:
        if self._record is Requirement:
            known = self._matcher.exact(values["skill"])
            return self._organization.skills[known].name if known is not None else str(values["skill"])
        return str(values[_NAMED_BY.get(self._record, "text")]).split("\n")[0]

    def _key(self, values: Mapping[str, Any]) -> str:
        if self._record is Requirement:
            # By its name and not by an id: a skill that another document brings first has none yet.
            skill = plain_words(values["skill"]).casefold()
            return f"{self._record.noun}|{skill}|{values['tier']}|{values['importance']}"
        return "|".join((self._record.noun, *(str(part) for part in self._keys(values)[0])))


def _without(
    mine: Sequence[Any], said: Sequence[SaidRow], found: Sequence[tuple[Any, SaidRow]]
) -> tuple[list[Any], list[SaidRow]]:
    rows, others = {id(row) for row, _ in found}, {id(one) for _, one in found}
    return [row for row in mine if id(row) not in rows], [one for one in said if id(one) not in others]
