from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.cell_sources import CellSources, Standing, cell_history, cell_sources
from orgwright.planning.organization import Organization
from orgwright.records import Assessment
from pictures import DAY, LATELY, facts, person, said, skills

CELL = (1, 1)
SPRING = date(2026, 3, 1)


def picture(*records: Assessment, **policy: object) -> Organization:
    return Organization.of(facts(**policy), person(1), *skills(1), *records)


def found(*records: Assessment, **policy: object) -> CellSources:
    return cell_sources(picture(*records, **policy), CELL)


def standings(sources: CellSources) -> dict[int, Standing]:
    return {one.assessment_id: one.standing for source in sources.sources for one in source.said}


def test_sources_stand_side_by_side_in_the_order_of_the_policy() -> None:
    rows = (said(1, 1, 4, "self", by="Ana"), said(1, 1, 2), said(1, 1, 3, "certificate", by="Board"))
    assert [(one.source, one.level, one.counts) for one in found(*rows).sources] == [
        ("certificate", 3, True),
        ("manager", 2, False),
        ("self", 4, False),
    ]
    turned = found(*rows, precedence=["self", "manager", "peer", "certificate"])
    assert [(one.source, one.counts) for one in turned.sources] == [
        ("self", True),
        ("manager", False),
        ("certificate", False),
    ]


def test_the_distance_between_sources_is_that_of_the_highest_and_the_lowest() -> None:
    assert found(said(1, 1, 4, "self"), said(1, 1, 2)).apart == 2
    assert found(said(1, 1, 4, "self")).apart == 0
    assert found().apart == 0


def test_of_one_source_the_newest_speaks_and_older_ones_are_replaced() -> None:
    sources = found(said(1, 1, 2, on=SPRING, number=1), said(1, 1, 3, by="Ida", number=2))
    assert standings(sources) == {2: Standing.NEWEST, 1: Standing.REPLACED}
    assert [one.assessor for one in sources.sources[0].said] == ["Ida", "Mo"]
    assert sources.sources[0].on == LATELY


def test_what_expired_was_withdrawn_or_lies_ahead_does_not_speak() -> None:
    sources = found(
        said(1, 1, 4, "certificate", until=DAY - timedelta(days=1), number=1),
        said(1, 1, None, number=2),
        said(1, 1, 3, on=SPRING, number=4),
        said(1, 1, 5, "self", on=DAY + timedelta(days=1), number=3),
    )
    assert standings(sources) == {1: Standing.EXPIRED, 2: Standing.WITHDRAWN, 3: Standing.LATER, 4: Standing.WITHDRAWN}
    assert [one.level for one in sources.sources] == [None, None, None]
    assert sources.sources[0].is_expired
    assert sources.held.is_expired


def test_peers_speak_together_once_there_are_enough() -> None:
    one, two = said(1, 1, 3, "peer", by="Bo"), said(1, 1, 4, "peer", by="Cy")
    assert found(one).sources[0].level is None
    both = found(one, two).sources[0]
    assert (both.level, both.counts, len(both.speakers)) == (3, True, 2)


def test_a_history_steps_where_a_source_changes_and_stops_where_it_expires() -> None:
    until = date(2026, 8, 31)
    organization = picture(
        said(1, 1, 2, on=date(2025, 1, 1)),
        said(1, 1, 2, on=SPRING),
        said(1, 1, 4, on=LATELY),
        said(1, 1, 3, "certificate", on=LATELY, until=until),
    )
    history = cell_history(organization, CELL)
    assert [(line.source, line.steps) for line in history.lines] == [
        ("certificate", ((LATELY, 3), (until + timedelta(days=1), None))),
        ("manager", ((date(2025, 1, 1), 2), (LATELY, 4))),
    ]
    assert (history.since, history.until, history.entries) == (date(2025, 1, 1), DAY, 4)


def test_a_history_knows_nothing_of_days_to_come() -> None:
    organization = picture(said(1, 1, 2, on=SPRING), said(1, 1, 4))
    assert cell_history(organization.as_of(date(2026, 4, 1)), CELL).lines[0].steps == ((SPRING, 2),)
    assert cell_history(picture(), CELL).lines == ()


rows = st.builds(
    lambda level, source, on, days, by: said(
        1, 1, level, source, DAY - timedelta(days=on), None if days is None else DAY - timedelta(days=on - days), by
    ),
    st.none() | st.integers(0, 5),
    st.sampled_from(["self", "peer", "manager", "certificate"]),
    st.integers(-20, 60),
    st.none() | st.integers(0, 40),
    st.sampled_from(["Mo", "Bo", "Cy"]),
)


@settings(max_examples=60)
@given(st.lists(rows, max_size=8))
def test_the_source_that_counts_gives_the_level_and_ends_where_its_history_ends(records: list[Assessment]) -> None:
    organization = picture(*records)
    sources, history = cell_sources(organization, CELL), cell_history(organization, CELL)
    counting = [one for one in sources.sources if one.counts]
    assert [one.level for one in counting] == ([] if sources.held.level is None else [sources.held.level])
    assert sources.held.is_disputed == (sources.apart >= 2)
    ends = {line.source: line.steps[-1][1] for line in history.lines}
    assert {one.source: one.level for one in sources.sources if one.level is not None} == {
        source: level for source, level in ends.items() if level is not None
    }
