"""The menus of the career graph: of a role, of a link, of families, and of the picture."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from orgwright.gui import style
from orgwright.gui.messages import attempt
from orgwright.gui.progression import model
from orgwright.gui.progression.ladder_papers import fill_ladder_menu
from orgwright.gui.progression.way_fields import TEAM
from orgwright.planning.explanations.learning import months_to_a_role
from orgwright.planning.explanations.structure import role_people
from orgwright.planning.progression import PersonStart, RoleStart
from orgwright.records import CareerLink, LinkKind

if TYPE_CHECKING:
    from orgwright.gui.progression.graph_page import GraphPage


def fill_role_menu(page: "GraphPage", role_id: int, menu: QMenu) -> None:
    """What can be done with a role: ways to, from, through and around it, its figures, its links."""
    organization = page.context.organization
    menu.addAction("Go here", lambda: page.set_goal(role_id))
    menu.addAction("Begin here", lambda: page.ask_way(RoleStart(role_id), None))
    menu.addAction("Pass through here", lambda: page.ask(page.asked.through(role_id)))
    menu.addAction("Go around here", lambda: page.ask(page.asked.around(role_id)))
    menu.addAction("Open the role", lambda: page.context.jump("roles", role_id))
    begin = model.start_role(organization, page.asked.start)
    if begin not in (None, role_id):
        compared = f"Compare with {organization.roles[begin or 0].name}".replace("&", "&&")
        menu.addAction(compared, lambda: page.compare(begin or 0, role_id))
    menu.addSeparator()
    _add_explanations(page, role_id, menu)
    fill_ladder_menu(menu, page.host, organization.roles[role_id].family)
    menu.addSeparator()
    menu.addAction("Draw a link from here (L)", lambda: page.graph.canvas.start_link(role_id))
    menu.addAction("Link it to another role…", lambda: page.add_link(role_id))
    for link in model.links_of(organization, role_id):
        _add_link_actions(page, link, role_id, menu)


def _add_explanations(page: "GraphPage", role_id: int, menu: QMenu) -> None:
    organization, start = page.context.organization, page.asked.start
    icon = style.icon("calculator")

    def explain_months(person_id: int) -> None:
        page.host.explain(months_to_a_role(page.context.organization, person_id, role_id))

    if page.asked.mode != TEAM and isinstance(start, PersonStart):
        menu.addAction(icon, "How its months are computed", partial(explain_months, start.person_id))
    nearest = page.nearest_of_team(role_id)
    if nearest is not None:
        name = organization.people[nearest].name
        menu.addAction(icon, f"How the months of {name} are computed", partial(explain_months, nearest))
    menu.addAction(
        icon, "How its people are counted", lambda: page.host.explain(role_people(page.context.organization, role_id))
    )


def _add_link_actions(page: "GraphPage", link: CareerLink, role_id: int, menu: QMenu) -> None:
    """Change and remove one link; a link that only a scenario adds is not there to be edited."""
    recorded = page.context.recorded.links
    if link.id is None or link.id not in recorded:
        return
    organization = page.context.organization
    other = organization.roles[link.to_role_id if link.from_role_id == role_id else link.from_role_id].name
    way = "to" if link.from_role_id == role_id else "from"
    is_beside = link.kind == LinkKind.ADJACENT
    word = f"the adjacent link with {other}" if is_beside else f"the link {way} {other}"
    turned = LinkKind.NEXT if is_beside else LinkKind.ADJACENT
    kind = "a step upwards" if is_beside else "a step sideways"
    menu.addAction(f"Make {word} {kind}".replace("&", "&&"), partial(page.turn_link, link.id, turned))
    menu.addAction(f"Remove {word}".replace("&", "&&"), partial(page.remove_link, link.id))


def fill_link_menu(page: "GraphPage", link_ids: tuple[int, ...], menu: QMenu) -> None:
    """Change and remove the links of one row of the table."""
    for link_id in link_ids:
        link = page.context.organization.links.get(link_id)
        if link is not None:
            _add_link_actions(page, link, link.from_role_id, menu)


def fill_families(page: "GraphPage", menu: QMenu) -> None:
    """Which families are drawn: those near what is asked, all, or chosen ones."""
    picture = page.picture
    if picture is None:
        return
    for title, families, is_on in (
        ("Near what is asked", frozenset[str](), not page.families),
        ("All families", picture.every_family, page.families == picture.every_family),
    ):
        action = menu.addAction(title, partial(page.choose_families, families))
        action.setCheckable(True)
        action.setChecked(is_on)
    menu.addSeparator()
    for name in sorted(picture.every_family):
        toggled = picture.families ^ {name}
        action = menu.addAction(name.replace("&", "&&") or "Other roles", partial(page.choose_families, toggled))
        action.setCheckable(True)
        action.setChecked(name in picture.families)


def fill_picture_menu(page: "GraphPage", menu: QMenu) -> None:
    """Copy the graph, its links as figures, or save it as a file."""
    from orgwright.gui.progression.drawing import copy_picture

    menu.addAction("Copy picture", lambda: copy_picture(page.graph.canvas.shown))
    menu.addAction("Copy links", lambda: QGuiApplication.clipboard().setText(links_as_text(page)))
    for kind in ("svg", "png"):
        menu.addAction(f"Save {kind.upper()}…", partial(_ask_save, page, kind))


def links_as_text(page: "GraphPage") -> str:
    """The links that are drawn as tab-separated text, heads first."""
    from orgwright.gui.progression.link_table import link_rows

    shown = frozenset() if page.picture is None else frozenset(page.picture.labels)
    lines: list[tuple[str, ...]] = [("From", "Link", "To", "Weighted gap", "Months")]
    for row in link_rows(page.context.organization, page.asked.start, shown):
        figures = ("" if one is None else f"{one:g}" for one in (row.weighted_gap, row.months))
        lines.append((row.from_name, str(row.kind), row.to_name, *figures))
    return "\n".join("\t".join(line) for line in lines)


def _ask_save(page: "GraphPage", kind: str) -> None:
    from orgwright.gui.progression.drawing import save_picture

    name, _ = QFileDialog.getSaveFileName(
        page.window(), "Save the graph as", f"Career graph.{kind}", f"{kind.upper()} (*.{kind})"
    )
    if name:
        attempt(page, lambda: save_picture(page.graph.canvas.shown, Path(name).with_suffix(f".{kind}")))
