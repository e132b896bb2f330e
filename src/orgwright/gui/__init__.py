"""The window: the only place that knows Qt."""

import gc

# Loading makes tens of thousands of objects and no garbage; from the first event on ``collector`` decides.
gc.disable()

# PySide6 hooks into the import system, which makes every later import slower: what needs no Qt is loaded before it.
import orgwright.workspace  # noqa: E402, F401
