"""Errors whose text is meant for the user: one full sentence that says what is wrong and what to do."""


class PlanningError(Exception):
    """Trouble of the environment or the data, told to the user as it stands; anything else is our own bug."""


class RefusedInput(PlanningError):
    """Something given by the user cannot be taken; nothing was changed."""


class DamagedWorkspace(PlanningError):
    """A workspace file that cannot be read as it should."""


class NewerWorkspace(PlanningError):
    """A workspace written by a newer version of the program."""
