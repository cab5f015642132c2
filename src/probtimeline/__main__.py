"""`python -m probtimeline`: the command line."""

import sys

from probtimeline.cli import main

if __name__ == "__main__":
    sys.exit(main())
