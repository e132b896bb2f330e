"""The parts of the window around the screens: rail, context bar, search, status, undo bar, start, help."""
