"""How many examples a test draws: always a share of what the profile says, so that `just nightly` draws more of all."""

from hypothesis import HealthCheck, settings


def fewer(of_a_hundred: int) -> settings:
    """An example takes long: so many where others have a hundred."""
    checks = [*settings().suppress_health_check, HealthCheck.function_scoped_fixture]
    return settings(
        max_examples=max(1, settings().max_examples * of_a_hundred // 100), suppress_health_check=checks
    )
