"""Roles on paper: laid out by Qt from the rows of a role, always in the light colours, written whole or not at all."""

from orgwright.gui.printing.role_card import print_role_card
from orgwright.gui.printing.whole_role import print_role

__all__ = ["print_role", "print_role_card"]
