"""The command ``pressmark``.

Exit codes: 0; 1 where a file was rejected, an article was not found or the work failed; 2 for a
command that can't be meant. With ``--json`` nothing but JSON goes to standard output; what is said
to people while it works goes to standard error.
"""

from archive.cli import files, holdings, intake
from archive.cli.command import main

__all__ = ["files", "holdings", "intake", "main"]
