"""An organization as a folder of plain files: the same data always gives the same bytes."""

from orgwright.exchange.folder.reading import FolderContents, read_folder
from orgwright.exchange.folder.writing import write_folder

__all__ = ["FolderContents", "read_folder", "write_folder"]
