"""How examples are drawn: none is too slow, however busy the machine; `--hypothesis-profile nightly` draws twenty times as many."""

from hypothesis import HealthCheck, settings

settings.register_profile("usual", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", settings.get_profile("usual"), max_examples=20 * settings().max_examples)
settings.load_profile("usual")
