"""A theme that was merged does not make the same file another one."""

from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.vocabulary.change import change
from core.register.vocabulary.plan import Proposal
from tests.imports.conftest import NOW, Import
from tests.imports.old_system import a_row
from tests.register.made import sql


def test_the_same_file_is_known_again_after_its_theme_was_merged(
    register: Register, bring_in: Import
) -> None:
    bring_in([a_row(1)])
    change(register, Proposal("merge", "theme", "communication", into="data"), stamp=Stamp("amy", NOW))
    assert bring_in([a_row(1)]).counts["existing"] == 1


def test_what_comes_in_after_a_merge_reads_the_theme_that_stays(register: Register, bring_in: Import) -> None:
    change(register, Proposal("merge", "theme", "communication", into="data"), stamp=Stamp("amy", NOW))
    bring_in([a_row(1)])
    assert sql(register.home, "SELECT theme FROM case_file") == [("data",)]
