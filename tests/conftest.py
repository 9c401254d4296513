"""Hypothesis profiles, and the helper modules that the tests share."""

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

HERE = Path(__file__).parent
for folder in ("oracle", "properties"):
    sys.path.insert(0, str(HERE / folder))

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    settings.get_profile("ci"),
    max_examples=100,
    deadline=None,
    suppress_health_check=[],
)
settings.register_profile(
    "coverage",
    settings.get_profile("ci"),
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "nightly",
    max_examples=5_000,
    deadline=None,
    derandomize=False,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev")
)
