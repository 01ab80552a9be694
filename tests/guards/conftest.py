from tests.register.conftest import _fresh, home, register

__all__ = ["_fresh", "home", "register"]
