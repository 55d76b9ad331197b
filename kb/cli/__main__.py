"""`python -m kb.cli`, for where the `kb` command is not on the path."""

import sys

from kb.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
