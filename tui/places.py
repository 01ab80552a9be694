"""Where a person can go: screens by name, imported when they are opened, so that the desk starts fast."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

SCREENS = {
    "case": "tui.screens.case:CaseScreen",  # (reference)
    "new_case": "tui.screens.new_case:NewCaseScreen",  # (handed=None)
    "record": "tui.screens.record:RecordScreen",  # (reference, event=None)
    "why": "tui.screens.why:WhyScreen",  # (reference, clock=None)
    "move": "tui.screens.move:MoveScreen",  # (reference, point=0)
    "learning": "tui.screens.learning:LearningScreen",  # (reference)
    "learning_board": "tui.screens.learning_board:LearningBoardScreen",  # ()
    "compliment": "tui.screens.compliment:ComplimentScreen",  # ()
    "compliments": "tui.screens.compliment_learning:ComplimentsScreen",  # ()
    "compliment_learning": "tui.screens.compliment_learning:ComplimentLearningScreen",  # (compliment)
    "compliment_step": "tui.screens.compliment_learning:ComplimentStepScreen",  # (compliment, step, number=1)
    "referral": "tui.screens.referral:ReferralScreen",  # ()
    "figures": "tui.screens.figures:FiguresScreen",  # (year="")
    "letters": "tui.screens.letters:LettersScreen",  # (reference)
    "letter": "tui.screens.letters:LetterScreen",  # (reference, number)
    "write_letter": "tui.screens.letter_forms:WriteLetterScreen",  # (reference, notice)
    "send_letter": "tui.screens.letter_forms:SendLetterScreen",  # (reference, number)
    "letter_arrived": "tui.screens.letter_forms:ArrivedScreen",  # (reference, number)
    "take_letter_back": "tui.screens.letter_forms:TakeLetterBackScreen",  # (reference, number)
    "letter_file": "tui.screens.letter_forms:LetterFileScreen",  # (reference, number)
    "edit_letter": "tui.screens.edit_letter:EditLetterScreen",  # (reference, number)
    "people": "tui.screens.people:PeopleScreen",  # ()
    "person": "tui.screens.people:PersonScreen",  # (key)
    "add_person": "tui.screens.people_forms:AddPersonScreen",  # ()
    "declare_person": "tui.screens.people_forms:DeclareScreen",  # (key)
    "person_times": "tui.screens.people_forms:TimesScreen",  # (key)
    "permissions": "tui.screens.permissions:PermissionsScreen",  # (reference)
    "filter": "tui.screens.filter:FilterScreen",  # (now=None)
    "handed_in": "tui.screens.handed_in:HandedInScreen",  # ()
    "set_aside": "tui.screens.handed_in:SetAsideScreen",  # (handed)
    "equality": "tui.screens.equality:EqualityScreen",  # ()
    "feedback": "tui.screens.feedback:FeedbackScreen",  # ()
    "quarter": "tui.screens.quarters:QuarterScreen",  # (counted, quarter)
    "count_quarter": "tui.screens.count_quarter:CountQuarterScreen",  # (counted, quarter)
    "publication": "tui.screens.publication:PublicationScreen",  # ()
    "record_publication": "tui.screens.publication:RecordPublicationScreen",  # (item, title)
    "take_publication_down": "tui.screens.publication:TakeDownScreen",  # (item, title)
    "referrals": "tui.screens.referrals:ReferralsScreen",  # ()
    "follow_referral": "tui.screens.referrals:FollowReferralScreen",  # (number)
    "vocabulary": "tui.screens.vocabulary:VocabularyScreen",  # ()
    "word": "tui.screens.vocabulary:WordScreen",  # (kind, word)
    "add_word": "tui.screens.vocabulary_forms:AddWordScreen",  # (kind)
    "change_word": "tui.screens.vocabulary_forms:ChangeWordScreen",  # (do, kind, word)
    "take_word_back": "tui.screens.vocabulary_forms:TakeWordBackScreen",  # (number)
    "help": "tui.screens.help:HelpScreen",  # (title, opening, actions)
    "goto": "tui.screens.goto:GotoScreen",  # ()
}
"""A screen by the name it goes by, as `module:class`; what it is made with stands beside it."""

GOTO: tuple[tuple[str, str, str], ...] = (
    ("d", "my_day", "My day: the lists of cases"),
    ("n", "new_case", "A new case"),
    ("c", "compliment", "A compliment"),
    ("a", "referral", "An advocacy referral"),
    ("l", "learning_board", "Learning: to do, overdue, by service and owner"),
    ("f", "figures", "Figures of a year, live"),
    ("h", "handed_in", "What other teams handed on"),
    ("p", "people", "The pool: who can be given a part in a case"),
    ("r", "referrals", "Advocacy referrals: who waits, what came of it"),
    ("v", "vocabulary", "The council's words: themes, teams"),
    ("e", "equality", "Equality monitoring, by quarter"),
    ("k", "feedback", "Feedback on the process, by quarter"),
    ("u", "publication", "To publish: policy, easy read, reports"),
)
"""`g`, then a letter: the letter, the place, what it is."""


def screen(name: str, *args: object, **options: object) -> "Screen[Any]":
    """The screen that goes by this name, made with these arguments."""
    module, _, kind = SCREENS[name].partition(":")
    made: Screen[Any] = getattr(import_module(module), kind)(*args, **options)
    return made
