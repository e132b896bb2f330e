"""The cheapest mix for many gaps: its limits, how far the search is, and what it found."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.staffing.gaps_model import LENGTHS, MixRow, Wishes, kinds_words, mix_rows
from orgwright.gui.widgets.amounts import money_text, short_money_text
from orgwright.gui.widgets.buttons import MenuButton, button, link, primary
from orgwright.gui.widgets.columns import Column, explained_columns
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import ChoiceField, Field, IntegerField, MoneyField
from orgwright.gui.widgets.labels import FactRow, FigureBlock, hairline, label, second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.gap_options import mix_cost_explained, mix_fte_explained, taken_cost_explained
from orgwright.planning.explanations.words import counted
from orgwright.planning.gap_mix import Mix
from orgwright.planning.gap_mix_problem import ONE_FTE
from orgwright.planning.gap_offers import OfferKind, Offers
from orgwright.planning.gap_words import KIND_WORDS, binding_words, conflict_words, proof_words
from orgwright.planning.organization import Organization
from orgwright.planning.quarters import Quarters

MOST_FTE = 100_000
_MOST_SENTENCES = 5
_HINT = (
    "Choose the gaps to close in the list, set the limits, and find the mix of hires, trainings, moves and contractors "
    "that costs least. Gaps are closed from their quarter on to the last one."
)


class GapMixPart(QWidget):
    """Limits above, the answer below; ``wished`` tells that a limit was changed, the others what the user asks for."""

    wished = Signal()
    search_wanted = Signal()
    write_wanted = Signal()
    look_wanted = Signal()
    leave_out_wanted = Signal()
    explained = Signal(object)

    def __init__(self, wishes: Wishes) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.wishes = wishes
        self._quarters: Quarters | None = None
        self._currency = ""
        self._explain: Callable[[], Explanation] | None = None
        self._explain_row: Callable[[int], Explanation] | None = None
        self._explain_fte: Callable[[], Explanation] | None = None
        self.fte = IntegerField("FTE more, at most", 0, MOST_FTE, hint="Beyond what there is today; empty: no limit.")
        self.budget = MoneyField("Budget in all", hint="Over all quarters; empty: no limit.")
        self.due = ChoiceField("All by", hint="The quarter by which every gap is closed; single ones in the list.")
        self.kinds = MenuButton("", self._fill_kinds)
        self.length = MenuButton("", self._fill_lengths)
        self.single = button("By quarter…", on_click=self.ask_quarters)
        self.search_now = primary("Find the cheapest mix", on_click=self.search_wanted.emit)
        self.cost = FigureBlock("Cost", explain=self._explained)
        self.people = FigureBlock("People", explain=self._explained)
        self.most_fte = FigureBlock("FTE more, at most", explain=self._explained_fte)
        for figure in (self.cost, self.people, self.most_fte):
            figure.how.explained.connect(self.explained)
        self.proof = second_line("", wrap=True)
        self.sentences = label("", wrap=True)
        self._sentences: list[str] = []
        self.more = link("", on_click=lambda: self._show_sentences(len(self._sentences)))
        self.table: Table = Table(
            explained_columns(_COLUMNS, {"Cost": self._explained_row}), key=lambda row: row.key, sortable=False
        )
        self.table.explained.connect(self.explained)
        self.table.setAccessibleName("What the mix does, by quarter")
        self.leave_out = button("Leave these gaps out", on_click=self.leave_out_wanted.emit)
        self.write = button("Write as scenario…", "git-branch", self.write_wanted.emit)
        self.written = second_line("")
        self.look = link("Look at it", on_click=self.look_wanted.emit)
        self.hint = label(_HINT, tone="text2", wrap=True)
        for one in (self.fte, self.budget, self.due):
            one.committed.connect(lambda _value: self._take_limits())
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(style.measures.SPACE_3)
        for field, width in ((self.due, 112), (self.fte, 118), (self.budget, 132)):
            field.setFixedWidth(width)
            fields.addWidget(field, 0, Qt.AlignmentFlag.AlignBottom)
        fields.addWidget(self.single, 0, Qt.AlignmentFlag.AlignBottom)
        fields.addStretch(1)
        limits = QVBoxLayout()
        limits.setContentsMargins(16, 10, 16, 10)
        limits.setSpacing(style.measures.SPACE_3)
        limits.addLayout(fields)
        line = QHBoxLayout()
        line.setSpacing(style.measures.SPACE_2)
        for action in (self.search_now, self.kinds, self.length):
            line.addWidget(action)
        line.addStretch(1)
        limits.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(limits)
        column.addWidget(hairline())
        self._answers = QStackedWidget()
        self._answers.addWidget(self._hint_part())
        self._answers.addWidget(self._answer_part())
        column.addWidget(self._answers, 1)

    def _hint_part(self) -> QWidget:
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.addWidget(self.hint)
        inner.addStretch(1)
        return holder

    def _answer_part(self) -> QWidget:
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        said = QVBoxLayout()
        said.setContentsMargins(16, 12, 16, 12)
        said.setSpacing(style.measures.SPACE_2)
        self._figures = FactRow(self.cost, self.people, self.most_fte)
        for part in (self._figures, self.proof, self.sentences):
            said.addWidget(part)
        out = QHBoxLayout()
        out.addWidget(self.more)
        out.addWidget(self.leave_out)
        out.addStretch(1)
        said.addLayout(out)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(style.measures.SPACE_2)
        foot.addWidget(self.write)
        foot.addWidget(self.written)
        foot.addWidget(self.look)
        foot.addStretch(1)
        inner.addLayout(said)
        inner.addWidget(hairline())
        inner.addWidget(self.table, 1)
        # Where there is no table, what is said stays at the top.
        inner.addStretch(0)
        inner.addWidget(self._foot)
        return holder

    # Limits

    def show_wishes(self, quarters: Quarters, currency: str) -> None:
        """Show the limits as they stand, over these quarters."""
        self._quarters, self._currency = quarters, currency
        wishes = self.wishes
        self.due.set_options([(one, quarters.name(one)) for one in range(quarters.count)])
        self.due.show_value(min(wishes.due_of_all, quarters.count - 1))
        self.fte.show_value(wishes.fte)
        self.budget.show_value(wishes.budget)
        self.kinds.setText(kinds_words(wishes.kinds))
        self.length.setText(f"{quarters.count} quarters")
        own = len(wishes.fte_by_quarter.keys() | wishes.budget_by_quarter.keys())
        self.single.setText(f"By quarter… ({own})" if own else "By quarter…")

    def _take_limits(self) -> None:
        wishes = self.wishes
        if self.due.value() != wishes.due_of_all:
            wishes.due_of_all = self.due.value()
            wishes.due.clear()
        wishes.fte, wishes.budget = self.fte.value(), self.budget.value()
        self.wished.emit()

    def _fill_kinds(self, menu: QMenu) -> None:
        for kind in OfferKind:
            action = menu.addAction(KIND_WORDS[kind])
            action.setCheckable(True)
            action.setChecked(kind in self.wishes.kinds)
            action.triggered.connect(lambda is_on, kind=kind: self._allow(kind, is_on))

    def _allow(self, kind: OfferKind, is_on: bool) -> None:
        wanted = {*self.wishes.kinds, kind} if is_on else set(self.wishes.kinds) - {kind}
        self.wishes.kinds = tuple(one for one in OfferKind if one in wanted)
        self.wished.emit()

    def _fill_lengths(self, menu: QMenu) -> None:
        for count in LENGTHS:
            action = menu.addAction(f"{count} quarters")
            action.setCheckable(True)
            action.setChecked(count == self.wishes.quarters)
            action.triggered.connect(lambda _checked, count=count: self._look_ahead(count))

    def _look_ahead(self, count: int) -> None:
        self.wishes.quarters = count
        self.wished.emit()

    def ask_quarters(self) -> None:
        """Ask for the limits of single quarters; an empty one has that of all."""
        if self._quarters is None:
            return
        sentence = "Empty: the limit of all quarters, or none."
        dialog = FormDialog(self, "Limits by quarter", "Set the limits", self._take_quarters, sentence, wide=True)
        places = range(self._quarters.count)
        # Two quarters in a row, so that twelve of them fit on a small screen.
        for first in places[::2]:
            dialog.form.add_row(*(one for place in places[first : first + 2] for one in self._fields_of(place)))
        for place in places:
            dialog.form.field(f"fte {place}").show_value(self.wishes.fte_by_quarter.get(place))
            dialog.form.field(f"budget {place}").show_value(self.wishes.budget_by_quarter.get(place))
        dialog.exec()

    def _fields_of(self, place: int) -> tuple[tuple[Field, None, str], ...]:
        assert self._quarters is not None
        name = self._quarters.name(place)
        fte = IntegerField(f"{name}: FTE more, at most", 0, MOST_FTE)
        return (fte, None, f"fte {place}"), (MoneyField(f"{name}: budget", self._currency), None, f"budget {place}")

    def _take_quarters(self, values: dict[str, Any]) -> None:
        given = {key: value for key, value in values.items() if value is not None}
        for word, kept in (("fte", self.wishes.fte_by_quarter), ("budget", self.wishes.budget_by_quarter)):
            kept.clear()
            kept.update({int(key.split()[1]): value for key, value in given.items() if key.startswith(word)})
        self.wished.emit()

    # The answer

    def show_nothing(self, sentence: str = _HINT) -> None:
        """No answer yet, or none any more."""
        self.hint.setText(sentence)
        self._explain = self._explain_row = self._explain_fte = None
        self._answers.setCurrentIndex(0)

    def show_mix(self, organization: Organization, offers: Offers, mix: Mix, unpriced: str) -> None:
        """Show what was found, or why nothing was."""
        is_found = mix.cost is not None
        self._explain = (lambda: mix_cost_explained(organization, offers, mix)) if is_found else None
        self._explain_fte = partial(mix_fte_explained, organization, offers, mix) if is_found else None
        self._explain_row = partial(taken_cost_explained, organization, offers, mix)
        currency = organization.facts.currency
        if mix.cost is not None:
            people = sum(one.count for one in mix.taken)
            last = offers.quarters.name(offers.quarters.count - 1)
            exact = f"{money_text(round(mix.cost, -2))} {currency} to the end of {last}"
            self.cost.show_figure(short_money_text(mix.cost, currency), exact)
            self.people.show_figure(str(people), f"in {counted(len(mix.taken), 'row')}")
            self.most_fte.show_figure(f"{max(mix.fte, default=0) / ONE_FTE:g}", _fte_words(offers.quarters, mix))
        self._figures.setVisible(is_found)
        self.proof.setText(f"{proof_words(mix)} Searched {mix.seconds_to_solve:.1f} s." if is_found else "")
        self.proof.setVisible(is_found)
        self.show_said(organization, offers, mix, unpriced)
        self.leave_out.setVisible(bool(mix.unreachable))
        self.table.show_rows(mix_rows(organization, offers, mix))
        self.table.setVisible(is_found)
        self._foot.setVisible(bool(mix.taken))
        self.show_written("")
        self._answers.setCurrentIndex(1)

    def show_said(self, organization: Organization, offers: Offers, mix: Mix, unpriced: str, waits: str = "") -> None:
        """Show what is to be said of a mix; ``waits`` is what is still looked for."""
        self._sentences = [*self._said(organization, offers, mix, unpriced), *([waits] if waits else [])]
        self._show_sentences(_MOST_SENTENCES)

    def _said(self, organization: Organization, offers: Offers, mix: Mix, unpriced: str) -> list[str]:
        found = [*conflict_words(organization, offers, mix)]
        found += [binding_words(organization, offers, one) for one in mix.binding]
        if OfferKind.TRAIN in self.wishes.kinds and not organization.policy.training_cost:
            found.append("Training costs nothing by policy: “training_cost” is 0.")
        return [*found, unpriced] if unpriced else found

    def _show_sentences(self, most: int) -> None:
        """So many sentences, and a way to the others."""
        several = self._sentences
        self.sentences.setText("\n".join(several[:most]))
        self.sentences.setVisible(bool(several))
        self.more.setText(f"{len(several) - most} more")
        self.more.setVisible(len(several) > most)

    def _explained(self) -> Explanation | None:
        return None if self._explain is None else self._explain()

    def _explained_fte(self) -> Explanation | None:
        return None if self._explain_fte is None else self._explain_fte()

    def _explained_row(self, row: MixRow) -> Explanation | None:
        return None if self._explain_row is None else self._explain_row(row.key)

    def show_written(self, title: str) -> None:
        """Say which scenario was written, and offer to look at it."""
        self.written.setText(f"Written as “{title}”." if title else "")
        self.written.setVisible(bool(title))
        self.look.setVisible(bool(title))


def _fte_words(quarters: Quarters, mix: Mix) -> str:
    most = max(mix.fte, default=0)
    return f"first in {quarters.name(mix.fte.index(most))}" if most else "nobody is added"


_COLUMNS: tuple[Column[MixRow], ...] = (
    Column("How", lambda row: row.how, 70, tone="text2"),
    Column("Who or what", lambda row: row.what, is_key=True),
    Column("Unit", lambda row: row.unit, 150, tone="text2", spare=1),
    Column("People", lambda row: str(row.people), 60, "right"),
    Column("Cost", lambda row: money_text(round(row.cost, -2)), 96, "right", bold=True),
)
