"""What every test shares: how thorough property tests are, and no network but this machine's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_SHARED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
# A commit passes or fails, whoever runs it: only "explore" seeks new examples each time.
settings.register_profile("quick", max_examples=25, derandomize=True, **_SHARED)
settings.register_profile("ci", max_examples=200, derandomize=True, **_SHARED)
settings.register_profile("explore", max_examples=2000, **_SHARED)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The sample corpus."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of real clippings that PRESSMARK_TEST_DOCUMENTS names."""
    folder = os.environ.get("PRESSMARK_TEST_DOCUMENTS")
    if not folder:
        pytest.skip("PRESSMARK_TEST_DOCUMENTS names no folder of real clippings")
    return Path(folder)


@pytest.fixture(scope="session")
def collections() -> Path:
    """The folder of public test collections for search that PRESSMARK_TEST_COLLECTIONS names."""
    folder = os.environ.get("PRESSMARK_TEST_COLLECTIONS")
    if not folder:
        pytest.skip("PRESSMARK_TEST_COLLECTIONS names no folder of test collections")
    return Path(folder)


_MAY_BE_SKIPPED = ("PRESSMARK_TEST_DOCUMENTS", "PRESSMARK_TEST_COLLECTIONS")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run with PRESSMARK_NO_SKIPS in which a test was skipped, for whatever but missing data."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("PRESSMARK_NO_SKIPS") or reporter is None:
        return
    reasons = [str(report.longrepr) for report in reporter.stats.get("skipped", ())]
    unexpected = [reason for reason in reasons if not any(allowed in reason for allowed in _MAY_BE_SKIPPED)]
    if unexpected:
        reporter.write_line("skipped, though this run has to have everything:\n" + "\n".join(unexpected), red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
