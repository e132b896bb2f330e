"""The window: the only place that knows Qt."""

# PySide6 hooks into the import system, which makes every later import slower: what needs no Qt is loaded before it.
import orgwright.workspace  # noqa: F401
