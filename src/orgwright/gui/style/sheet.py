"""The style sheet over Fusion: what a palette alone cannot say about controls, menus and scroll bars.

Dynamic properties choose a variant: ``kind`` of a button is ``primary``, ``quiet`` or ``link``; ``tone`` of a
label is a text token; ``surface`` of a frame is a surface token.
"""

from orgwright.gui.style import measures as m
from orgwright.gui.style.tokens import STATES, SURFACES, Palette


def style_sheet(palette: Palette) -> str:
    """The whole sheet for one palette."""
    parts = (_labels, _surfaces, _buttons, _fields, _lists, _menus, _scroll_bars, _tabs)
    return "\n".join(part(palette) for part in parts)


def _labels(p: Palette) -> str:
    tones = ("text", "text2", "text3", "link", "disabled", *STATES)
    lines = [f'QLabel[tone="{tone}"] {{ color: {getattr(p, tone)}; }}' for tone in tones]
    return "\n".join(lines)


def _surfaces(p: Palette) -> str:
    lines = [f'*[surface="{name}"] {{ background: {getattr(p, name)}; }}' for name in (*SURFACES, "sunken")]
    lines.append(f'QFrame[line="true"] {{ background: {p.hairline}; border: 0; }}')
    lines.append(f"QToolTip {{ background: {p.popup}; color: {p.text};")
    lines.append(f"  border: 1px solid {p.control}; padding: 4px 6px; }}")
    lines.append(f"QSplitter::handle {{ background: {p.hairline}; }}")
    lines.append(f"QDialog, QMessageBox {{ background: {p.popup}; }}")
    return "\n".join(lines)


def _buttons(p: Palette) -> str:
    return f"""
QPushButton, QToolButton[kind="ordinary"] {{ background: {p.panel}; color: {p.text}; outline: 0;
  border: 1px solid {p.control}; border-radius: {m.RADIUS_CONTROL}px; padding: 0 11px;
  min-height: {m.CONTROL - 2}px; max-height: {m.CONTROL - 2}px; }}
QPushButton:hover, QToolButton[kind="ordinary"]:hover {{ background: {p.hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {p.selection}; }}
QPushButton:disabled {{ color: {p.disabled}; border-color: {p.hairline}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[kind="primary"] {{ background: {p.accent}; color: {p.accent_text}; font-weight: 700;
  border: 1px solid {p.accent}; }}
QPushButton[kind="primary"]:hover {{ background: {p.accent_hover}; border-color: {p.accent_hover}; }}
QPushButton[kind="primary"]:disabled {{ background: {p.sunken}; color: {p.text2}; border-color: {p.sunken}; }}
QPushButton[kind="quiet"], QToolButton {{ background: transparent; border: 0; outline: 0;
  border-radius: {m.RADIUS_CONTROL}px; padding: 0 8px;
  min-height: {m.CONTROL}px; max-height: {m.CONTROL}px; }}
QToolButton {{ padding: 0; min-width: {m.CONTROL}px; }}
QPushButton[kind="quiet"]:hover, QToolButton:hover {{ background: {p.hover}; }}
QPushButton[kind="quiet"]:checked, QToolButton:checked {{ background: {p.selection}; color: {p.link}; }}
QPushButton[opens="menu"] {{ padding-right: 26px; }}
QPushButton[kind="link"] {{ background: transparent; border: 0; color: {p.link}; padding: 0; outline: 0; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:disabled {{ color: {p.disabled}; }}
"""


def _fields(p: Palette) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox {{ background: {p.panel};
  color: {p.text}; border: 1px solid {p.control}; border-radius: {m.RADIUS_CONTROL}px; padding: 0 8px;
  selection-background-color: {p.accent}; selection-color: {p.accent_text}; }}
QLineEdit, QSpinBox, QDateEdit, QComboBox {{ min-height: {m.CONTROL - 2}px; max-height: {m.CONTROL - 2}px; }}
QPlainTextEdit, QTextEdit {{ padding: 4px 5px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus
  {{ border-color: {p.focus}; }}
*[wrong="true"] {{ border-color: {p.missing}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {p.disabled};
  background: {p.raised}; }}
QLineEdit QToolButton {{ background: transparent; border: 0; padding: 0; min-width: 16px; max-width: 16px;
  min-height: 16px; max-height: 16px; }}
QTextBrowser {{ border: 0; border-radius: 0; background: {p.panel}; }}
QComboBox {{ padding-left: 10px; }}
QComboBox::drop-down {{ border: 0; width: 24px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {p.popup}; border: 1px solid {p.control}; outline: 0;
  selection-background-color: {p.selection}; selection-color: {p.text}; }}
QComboBox QAbstractItemView::item {{ min-height: {m.ROW_TREE}px; padding: 0 6px; }}
QCheckBox {{ spacing: 8px; }}
"""


def _lists(p: Palette) -> str:
    return f"""
QAbstractItemView {{ background: {p.panel}; border: 0; outline: 0;
  selection-background-color: {p.selection}; selection-color: {p.text}; }}
QScrollArea, QScrollArea > QWidget, QScrollArea > QWidget > QWidget[holds="sections"] {{
  background: transparent; border: 0; }}
QTableView {{ gridline-color: {p.hairline}; }}
QHeaderView {{ background: {p.panel}; border: 0; }}
QHeaderView::section {{ background: {p.panel}; color: {p.text3}; border: 0; padding: 0 8px;
  font-size: {m.TEXT_CAPTION}px; font-weight: 400; border-bottom: 1px solid {p.hairline}; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ width: 0; image: none; }}
QTableCornerButton::section {{ background: {p.panel}; border: 0; }}
QListView::item {{ min-height: {m.ROW_TREE}px; padding: 0 8px; }}
QListView::item:hover {{ background: {p.hover}; }}
QListView::item:selected {{ background: {p.selection}; color: {p.text}; }}
"""


def _menus(p: Palette) -> str:
    return f"""
QMenuBar {{ background: {p.window}; color: {p.text}; border-bottom: 1px solid {p.hairline}; }}
QMenuBar::item {{ padding: 4px 10px; background: transparent; }}
QMenuBar::item:selected {{ background: {p.hover}; }}
QMenu {{ background: {p.popup}; color: {p.text}; border: 1px solid {p.control}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: {m.RADIUS_CHIP}px; min-height: 18px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {p.selection}; }}
QMenu::item:disabled {{ color: {p.disabled}; }}
QMenu::separator {{ height: 1px; background: {p.hairline}; margin: 4px 0; }}
"""


def _scroll_bars(p: Palette) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; border: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; border: 0; }}
QScrollBar::handle {{ background: {p.control}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {p.edge}; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: {p.panel}; border: 0; }}
"""


def _tabs(p: Palette) -> str:
    return f"""
QTabWidget::pane {{ border: 0; border-top: 1px solid {p.hairline}; }}
QTabBar {{ background: transparent; border: 0; }}
QTabBar::tab {{ background: transparent; color: {p.text}; padding: 0 8px; height: 34px; border: 0;
  border-bottom: 2px solid transparent; }}
QTabBar::tab:hover {{ background: {p.hover}; }}
QTabBar::tab:selected {{ border-bottom: 2px solid {p.accent}; font-weight: 700; }}
"""
