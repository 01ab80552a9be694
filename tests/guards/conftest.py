from tests.register.conftest import home, register

__all__ = ["home", "register"]
