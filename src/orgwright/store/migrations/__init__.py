"""Schema revisions, one for each change of the schema, and the one way to run them."""

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from orgwright.errors import DamagedWorkspace

if TYPE_CHECKING:
    from orgwright.store.database import Database


def upgrade(database: "Database") -> None:
    """Bring an open workspace to the newest schema in one transaction, as an action that is a border for undo.

    Foreign keys are off meanwhile, outside the transaction: with them on, copying a table and dropping the old one
    silently deletes all that hangs from it. They are checked before the commit, and the triggers are made anew.
    """
    from orgwright.store.journal import add_action, install_triggers

    with database.without_foreign_keys(), database.writing() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise DamagedWorkspace(f"{database.path} could not be brought to this version; it was left as it is.")
        install_triggers(connection)
        add_action(connection, "Bring the workspace to the newest version", "Orgwright", border=True)
