"""``python -m rewardcalc`` is the command."""

import sys

from rewardcalc.cli import main

sys.exit(main())
