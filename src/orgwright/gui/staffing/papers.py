"""The files that the screen of the staffing plan writes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu

from orgwright.gui.messages import attempt
from orgwright.gui.sent_files import WORKBOOK, asked_file, asked_path, write_away, written_from
from orgwright.gui.staffing import model
from orgwright.gui.widgets.dialogs import Dialog
from orgwright.planning.privacy import private
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.exchange.staffing_plans import Plan
    from orgwright.gui.staffing.view import StaffingScreen

    _Looked = tuple[list[Plan], tuple[str, ...]]

INTO_TEMPLATE = "Into your own template…"
TEMPLATES = "Excel workbooks and templates (*.xlsx *.xltx *.xlsm *.xltm)"
MACROS = (".xlsm", "Excel workbooks with macros")
_MOST_TOLD = 8


def fill_export_menu(menu: QMenu, screen: "StaffingScreen") -> None:
    """The plan that is looked at, or all plans side by side, as a workbook; or the plan in a workbook of one's own."""
    title = model.scenario_title(screen.context.organization)
    menu.addAction(f"{title}…", lambda: ask_and_export(screen, with_all=False))
    both = menu.addAction("As recorded and all scenarios, side by side…", lambda: ask_and_export(screen, with_all=True))
    both.setEnabled(bool(screen.context.recorded.scenarios))
    menu.addAction(INTO_TEMPLATE, lambda: ask_and_fill(screen))
    menu.addAction("A template to start from…", lambda: ask_and_start(screen))


def ask_and_export(screen: "StaffingScreen", *, with_all: bool) -> None:
    """Ask for a file and write the plan of the months shown as a workbook."""
    path = asked_path(screen, "Export the staffing plan", WORKBOOK, "staffing plan")
    if path is not None:
        export_to(screen, path, with_all=with_all)


def export_to(screen: "StaffingScreen", path: Path, *, with_all: bool = False) -> None:
    """Write the workbook off the GUI thread: of what is looked at, or of the records and all scenarios."""
    from orgwright.exchange.staffing_content import staffing_content
    from orgwright.exchange.staffing_workbook import write_staffing_content

    recorded, months = screen.context.recorded.as_of(screen.context.day), screen.months
    chosen = [None, *sorted(recorded.scenarios)] if with_all else [screen.context.scenario_id]
    profile, source = screen.context.profile, written_from(screen)

    def work(progress: Progress) -> Path:
        content = staffing_content(recorded, chosen, None, months, profile, progress)
        write_staffing_content(content, path, source, progress)
        return path

    write_away(screen, work, path, "Staffing plan workbook")


def ask_and_fill(screen: "StaffingScreen") -> None:
    """Ask for a template and a file, and write the plan of the months shown into a copy of the template."""
    chosen, _ = QFileDialog.getOpenFileName(screen, "Into your own template", "", TEMPLATES)
    if not chosen:
        return
    template = Path(chosen)
    is_with_macros = template.suffix.casefold() in (".xlsm", ".xltm")
    path = asked_path(screen, INTO_TEMPLATE.rstrip("…"), MACROS if is_with_macros else WORKBOOK, template.stem)
    if path is not None:
        look_and_fill(screen, template, path)


def ask_and_start(screen: "StaffingScreen") -> None:
    """Ask for a file and write a template with marks into it, which holds nothing of the organization."""
    from orgwright.exchange.template_starter import write_starting_template

    path = asked_file(screen, "A template to start from", WORKBOOK, "staffing template")
    if path is None:
        return
    currency, at = screen.context.recorded.facts.currency, written_from(screen).at

    def written() -> None:
        write_starting_template(path, currency, at)
        screen.set_status(f"Written to {path}", "Change it in a spreadsheet; then use “Into your own template”.")

    attempt(screen, written)


def look_and_fill(screen: "StaffingScreen", template: Path, path: Path) -> None:
    """Ask whether marks that are not known are to stay, where there are any; then fill off the GUI thread."""
    from orgwright.exchange.template_workbook import unknown_marks

    recorded, months = screen.context.recorded.as_of(screen.context.day), screen.months
    scenario_id, profile, source = screen.context.scenario_id, screen.context.profile, written_from(screen)

    def look(progress: Progress) -> "_Looked":
        picture = private(recorded.under(scenario_id), profile)
        plans = [(picture, staffing_plan(picture, None, months, progress))]
        return plans, unknown_marks(template, plans, source)

    def looked(found: "_Looked") -> None:
        plans, unknown = found
        if not unknown or _may_stay(screen, template, unknown):
            fill_from(screen, template, path, plans)

    screen.context.background.run(look, looked, what="Looking at the template")


def fill_from(screen: "StaffingScreen", template: Path, path: Path, plans: "list[Plan]") -> None:
    """Write plans into a copy of a template; marks that are not known stay as they are."""
    from orgwright.exchange.template_workbook import fill_template

    source = written_from(screen)

    def work(progress: Progress) -> Path:
        fill_template(template, plans, path, source, progress, leave_unknown=True)
        return path

    write_away(screen, work, path, "Staffing plan")


def _may_stay(screen: "StaffingScreen", template: Path, unknown: Sequence[str]) -> bool:
    """Whether the user wants the file although some marks are not known: they are named with their cells."""
    more = f" and {len(unknown) - _MOST_TOLD} more" if len(unknown) > _MOST_TOLD else ""
    told = ", ".join(unknown[:_MOST_TOLD])
    sentence = f"{template.name} has marks that cannot be filled: {told}{more}. They would stay as they are."
    return bool(Dialog(screen, "Marks that are not known", sentence, "Write it all the same").exec())
