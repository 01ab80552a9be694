"""Thousands of made-up people with everyday names, among whom somebody is looked for."""

import random
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import insert

from core.register.store.file.session import Sessions
from core.register.store.tables.cases import CaseRow
from core.register.store.tables.table_of import table_of
from tests.lists.conftest import TODAY, UNSAID

GIVEN = """
Aaron Abigail Adam Aisha Alan Alexander Alice Alison Amanda Amelia Amina Amy Andrea Andrew Angela Anna Anne Anthony Arthur
Barbara Ben Bernard Beth Brenda Brian Callum Carl Carol Caroline Catherine Charles Charlotte Chloe Christine Christopher Claire
Colin Craig Daniel David Dawn Dean Deborah Denise Dennis Diane Donna Dorothy Dylan Edward Eileen Elizabeth Ella Emily Emma Eric
Ethan Eve Fatima Fiona Frances Frank Gareth Gary Gemma Geoffrey George Gillian Grace Graham Hannah Harjit Harry Hassan Hayley
Heather Helen Henry Hilary Hussain Ian Imran Irene Isaac Isabella Jack Jacob Jacqueline James Jane Janet Jason Jean Jennifer
Jessica Joan Joanne John Jonathan Joseph Joshua Joyce Judith Julia Julie Karen Karl Katarzyna Keith Kelly Kenneth Kevin Kim
Laura Lauren Lee Leon Lewis Liam Linda Lisa Louise Lucy Luke Margaret Maria Marie Mark Martin Mary Matthew Maureen Megan
Melissa Michael Michelle Mohammed Molly Muhammad Nasreen Natalie Nathan Neil Nicholas Nicola Noah Norman Olivia Oscar Owen
Pamela Patricia Patrick Paul Paula Pauline Peter Philip Piotr Rachel Raymond Rebecca Rhys Richard Rita Robert Robin Roger Ruth
Ryan Sally Samantha Samuel Sandra Sarah Sean Sharon Sheila Shirley Simon Sophie Stephanie Stephen Steven Stuart Susan Sylvia
Tariq Teresa Thomas Tina Toby Tracey Valerie Victoria Vincent Wayne Wendy William Yasmin Yvonne Zainab Zoe
""".split()
SURNAMES = """
Adams Ahmed Ali Allen Anderson Andrews Armstrong Atkinson Bailey Baker Ball Banks Barker Barnes Begum Bell Bennett Berry Bibi
Black Booth Bradley Brooks Brown Burns Burton Butler Campbell Carr Carter Chambers Chan Chapman Chen Clark Clarke Cole Collins
Cook Cooper Cox Cross Cunningham Davies Davis Dawson Day Dean Dixon Edwards Ellis Evans Field Fisher Fletcher Ford Foster Fox
Francis Fraser Gardner George Gibson Gill Gordon Graham Grant Gray Green Griffiths Hall Hamilton Harris Harrison Hart Harvey
Hill Holmes Howard Hughes Hunt Hunter Hussain Hussein Jackson James Jenkins Jones Johnson Johnston Jordan Kaur Kelly Kennedy
Khan King Knight Kowalski Lane Lawrence Lawson Lee Lewis Lloyd Long Macdonald Marsh Marshall Martin Mason Matthews May McKay
Mills Mitchell Moore Morgan Morris Morrison Murphy Murray Nowak Owen Palmer Parker Patel Pearce Pearson Perry Phillips Poole
Powell Price Reed Rees Reid Reynolds Richards Richardson Roberts Robertson Robinson Rogers Rose Ross Russell Ryan Saunders
Scott Shah Shaw Simpson Singh Smith Spencer Stevens Stewart Stone Taylor Thomas Thompson Thomson Tran Turner Walker Wallace
Walsh Ward Watson Watts Webb West White Wilkinson Williams Williamson Wilson Wood Woods Wright Young
""".split()
_BEGIN = "Ack Ains Birk Brad Brock Can Clay Dal Den Ever Fen Gar Hal Har Hep Ing Kel Lang Lum Mar Nor Old Pick Rad Rams Row Sed Stan Thorn Wal Wel Whit".split()
_END = "bank bury by combe cote croft dale den field ford gate ham hurst land ley low mere over sall sley stead stock thorpe ton well wick wood worth yard".split()


def people(number: int, seed: int = 1) -> Iterator[str]:
    """So many names: half with one of the commonest surnames, half with one of a place; some with a second name or surname."""
    chance = random.Random(seed)
    for _ in range(number):
        place = chance.choice(_BEGIN) + chance.choice(_END)
        surname = chance.choice(SURNAMES) if chance.random() < 0.5 else place
        if chance.random() < 0.03:
            surname += f"-{chance.choice(SURNAMES)}"
        second = f" {chance.choice(GIVEN)}" if chance.random() < 0.15 else ""
        yield f"{chance.choice(GIVEN)}{second} {surname}"


def fill(sessions: Sessions, names: list[str], seed: int = 1) -> None:
    """A case of each of these people, in no order, as likely as not with a day by which something is owed."""
    chance = random.Random(seed)
    rows = []
    for number, name in enumerate(chance.sample(names, len(names)), start=1):
        due = TODAY + timedelta(days=chance.randint(-30, 60)) if chance.random() < 0.5 else None
        case = {
            "reference": f"26-{number:05}",
            "person": name,
            "next_due": due,
            "next_original_due": due,
            "no_due": due is None,
        }
        rows.append({**UNSAID, **case})
    with sessions.write() as session:
        session.execute(insert(table_of(CaseRow)), rows)
