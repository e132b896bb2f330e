"""The succession plan on paper: what it says, and that it fits a few pages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from organizations import small_organization
from orgwright.errors import PlanningError
from orgwright.gui.printing.paper import HEIGHT, WIDTH
from orgwright.gui.printing.succession_plan import headline, plan_pages, print_succession_plan
from orgwright.planning.organization import Organization
from orgwright.planning.succession_plan import unit_succession
from orgwright.progress import Cancelled, Progress
from orgwright.records import Position, Record

Read = Callable[[Path], Any]
pytestmark = pytest.mark.usefixtures("app")


def organization(*more: Record, critical: tuple[int, ...] = (2, 3)) -> Organization:
    """The small organization with some of its positions marked."""
    found = small_organization()
    for one in found:
        if isinstance(one, Position):
            one.critical = one.id in critical
    return Organization.of(*found, *more)


def plain(text: str) -> str:
    return "".join(text.split())


def test_the_paper_says_what_the_plan_says(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "plan.pdf"
    print_succession_plan(organization(), None, path)
    found = printed(path)

    for part in (
        "Small & Sons",
        "20 Nov 2026",
        "1 of 2 critical positions could be filled at the same time by people who are ready now",
        "Somebody is ready for each of them, and 2 depend on one person alone.",
        "MOD-01",
        "vacant",
        "Who could follow",
        "Ana Ruiz",
        "Ready for several positions",
        "How to read this",
        "85 % of the role known to be held",
        "For those alone who may know.",
    ):
        assert plain(part) in found.letters, part
    assert found.facts["Title"] == "Succession plan of Small & Sons"


def test_a_unit_is_named_and_has_its_own_positions_alone(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "plan.pdf"
    print_succession_plan(organization(critical=(1, 2)), 2, path)
    found = printed(path)

    assert plain("Succession plan, Small & Sons") in found.letters
    assert "MOD-01" in found.letters
    assert plain("Staff Engineer") not in found.letters


def test_many_positions_still_fit_a_few_pages_and_stay_on_them() -> None:
    more = [Position(id=one, key=f"MOD-{one}", unit_id=2, role_id=1, critical=True) for one in range(10, 30)]
    picture = organization(*more)
    pages = plan_pages(picture, unit_succession(picture, None, top=3))

    assert len(pages) <= 4
    for page in pages:
        assert all(0 <= one.x <= WIDTH and one.bottom <= HEIGHT for one in page)


def test_without_critical_positions_the_paper_says_so() -> None:
    picture = organization(critical=())

    assert headline(unit_succession(picture, None)).startswith("No position is marked as critical here")
    assert len(plan_pages(picture, unit_succession(picture, None))) == 1


def test_nobody_ready_is_said_in_the_headline() -> None:
    picture = organization(critical=(1,))

    assert headline(unit_succession(picture, None)) == (
        "0 of 1 critical position could be filled at the same time by people who are ready now, 1 in two years. "
        "Nobody is ready for it now."
    )


def test_what_cannot_be_written_or_was_stopped_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(PlanningError):
        print_succession_plan(organization(), None, tmp_path / "no" / "plan.pdf")
    stop = Progress(lambda done, total, what: "reasons" not in what)
    with pytest.raises(Cancelled):
        print_succession_plan(organization(), None, tmp_path / "plan.pdf", stop)
    assert not (tmp_path / "plan.pdf").exists()


def test_positions_of_one_role_with_the_same_people_share_their_slate(tmp_path: Path, printed: Read) -> None:
    more = Position(id=10, key="MOD-10", unit_id=2, role_id=1, critical=True)
    path = tmp_path / "plan.pdf"
    print_succession_plan(organization(more, critical=(3,)), None, path)

    assert plain("MOD-02, MOD-10: Senior Engineer") in printed(path).letters
