from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orgwright.errors import RefusedInput
from orgwright.gui.printing.coverage_report import print_coverage_report
from orgwright.gui.printing.development_plan import print_development_plan
from orgwright.gui.printing.ladder import print_ladder
from orgwright.gui.printing.succession_plan import print_succession_plan
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import FOLDED, WHOLE, Profile, private
from private_organizations import telling_organization

NO_NAMES, NO_SMALL_GROUPS = Profile(names=False), Profile(small_groups=False)
PAPERS: dict[str, Callable[[Organization, Path], Any]] = {
    "coverage": lambda picture, path: print_coverage_report(picture, None, path),
    "succession": lambda picture, path: print_succession_plan(picture, None, path),
    "ladder": lambda picture, path: print_ladder(picture, "Software", path),
    "development": lambda picture, path: print_development_plan(picture, 3, path),
}


@pytest.fixture
def paper(tmp_path: Path, printed: Callable[[Path], Any]) -> Callable[[str, Profile], str]:
    """The letters of a paper of the telling organization under a profile."""

    def letters(kind: str, profile: Profile) -> str:
        path = tmp_path / f"{kind}.pdf"
        PAPERS[kind](private(Organization.of(*telling_organization()), profile), path)
        found = printed(path)
        return f"{found.letters}{found.facts}".casefold()

    return letters


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_without_names_holds_none_and_says_so(kind: str, paper: Callable[[str, Profile], str]) -> None:
    hidden = paper(kind, NO_NAMES)
    assert "quill" not in hidden
    assert "leftoutnames" in hidden
    assert "leftout" not in paper(kind, WHOLE)


@pytest.mark.parametrize("kind", ["coverage", "succession", "development"])
def test_papers_of_people_name_them_where_nothing_is_left_out(kind: str, paper: Callable[[str, Profile], str]) -> None:
    assert "quill" in paper(kind, WHOLE)


def test_the_report_shows_no_unit_of_few_people_nor_what_tells_of_it(paper: Callable[[str, Profile], str]) -> None:
    assert "quality" in paper("coverage", WHOLE)
    hidden = paper("coverage", NO_SMALL_GROUPS)
    assert "quality" not in hidden
    assert "models" in hidden
    assert FOLDED.replace(" ", "").casefold() in hidden


def test_the_report_of_a_unit_of_few_people_is_refused(tmp_path: Path) -> None:
    picture = private(Organization.of(*telling_organization()), NO_SMALL_GROUPS)
    with pytest.raises(RefusedInput, match="Quality has fewer than 5 people"):
        print_coverage_report(picture, 4, tmp_path / "q.pdf")
