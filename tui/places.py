"""Where a person can go: screens by name, imported when they are opened, so that the desk starts fast."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

SCREENS = {
    "case": "tui.cases.case:CaseScreen",  # (reference)
    "new_case": "tui.intake.new_case:NewCaseScreen",  # (handed=None)
    "record": "tui.record.record:RecordScreen",  # (reference, event=None)
    "confirm": "tui.record.confirm:ConfirmScreen",  # (reference, seq)
    "waiting": "tui.waiting.waiting:WaitingScreen",  # ()
    "confirm_file": "tui.waiting.file:ConfirmFileScreen",  # (file)
    "holiday": "tui.waiting.holiday:HolidayScreen",  # (number)
    "law_waits": "tui.waiting.law:LawScreen",  # (number)
    "type_holiday": "tui.waiting.holiday:TypeHolidayScreen",  # ()
    "link": "tui.cases.link:LinkScreen",  # (reference)
    "duplicate": "tui.cases.duplicate:DuplicateScreen",  # (reference)
    "concerns": "tui.cases.concerns:ConcernsScreen",  # (reference)
    "why": "tui.cases.why:WhyScreen",  # (reference, clock=None)
    "move": "tui.cases.move:MoveScreen",  # (reference, point=0)
    "learning": "tui.learning.case:LearningScreen",  # (reference)
    "learning_board": "tui.learning.board:LearningBoardScreen",  # ()
    "compliment": "tui.compliments:ComplimentScreen",  # ()
    "compliments": "tui.learning.compliments:ComplimentsScreen",  # ()
    "compliment_learning": "tui.learning.compliments:ComplimentLearningScreen",  # (compliment)
    "compliment_step": "tui.learning.compliments:ComplimentStepScreen",  # (compliment, step, number=1)
    "referral": "tui.advocacy.referral:ReferralScreen",  # ()
    "overview": "tui.lists.overview:OverviewScreen",  # ()
    "figures": "tui.figures:FiguresScreen",  # (year="")
    "letters": "tui.letters.letters:LettersScreen",  # (reference)
    "letter": "tui.letters.letters:LetterScreen",  # (reference, number)
    "write_letter": "tui.letters.write:WriteLetterScreen",  # (reference, notice)
    "send_letter": "tui.letters.send:SendLetterScreen",  # (reference, number)
    "letter_arrived": "tui.letters.send:ArrivedScreen",  # (reference, number)
    "take_letter_back": "tui.letters.send:TakeLetterBackScreen",  # (reference, number)
    "letter_file": "tui.letters.file:LetterFileScreen",  # (reference, number)
    "edit_letter": "tui.letters.edit:EditLetterScreen",  # (reference, number)
    "people": "tui.people.people:PeopleScreen",  # ()
    "users": "tui.people.users:UsersScreen",  # ()
    "person": "tui.people.people:PersonScreen",  # (key)
    "add_person": "tui.people.forms:AddPersonScreen",  # ()
    "declare_person": "tui.people.forms:DeclareScreen",  # (key)
    "person_times": "tui.people.forms:TimesScreen",  # (key)
    "permissions": "tui.cases.permissions:PermissionsScreen",  # (reference)
    "filter": "tui.lists.filter:FilterScreen",  # (now=None)
    "hand_over": "tui.lists.hand_over:HandOverScreen",  # (references)
    "handed_in": "tui.referred_in:HandedInScreen",  # ()
    "handed_on": "tui.lists.handed_on:HandedOnScreen",  # ()
    "set_aside": "tui.referred_in:SetAsideScreen",  # (handed)
    "equality": "tui.voluntary_forms.equality:EqualityScreen",  # ()
    "feedback": "tui.voluntary_forms.feedback:FeedbackScreen",  # ()
    "quarter": "tui.voluntary_forms.quarters:QuarterScreen",  # (counted, quarter)
    "count_quarter": "tui.voluntary_forms.count_quarter:CountQuarterScreen",  # (counted, quarter)
    "publication": "tui.publication:PublicationScreen",  # ()
    "record_publication": "tui.publication:RecordPublicationScreen",  # (item, title)
    "take_publication_down": "tui.publication:TakeDownScreen",  # (item, title)
    "referrals": "tui.advocacy.referrals:ReferralsScreen",  # ()
    "follow_referral": "tui.advocacy.referrals:FollowReferralScreen",  # (number)
    "vocabulary": "tui.vocabulary.vocabulary:VocabularyScreen",  # ()
    "word": "tui.vocabulary.word:WordScreen",  # (kind, word)
    "add_word": "tui.vocabulary.forms:AddWordScreen",  # (kind)
    "change_word": "tui.vocabulary.forms:ChangeWordScreen",  # (do, kind, word)
    "take_word_back": "tui.vocabulary.forms:TakeWordBackScreen",  # (number)
    "help": "tui.help:HelpScreen",  # (title, opening, actions)
    "goto": "tui.goto.menu:GotoScreen",  # ()
}
"""A screen by the name it goes by, as `module:class`; what it is made with stands beside it."""

GOTO: tuple[tuple[str, str, str], ...] = (
    ("d", "my_day", "My day: the lists of cases"),
    ("n", "new_case", "A new case"),
    ("c", "compliment", "A compliment"),
    ("a", "referral", "An advocacy referral"),
    ("l", "learning_board", "Learning: to do, overdue, by service and owner"),
    ("o", "overview", "Overview: what came, what is late, how old it is"),
    ("f", "figures", "Figures of a year, live"),
    ("w", "waiting", "What waits for another person: yours to decide"),
    ("h", "handed_in", "What other teams handed on"),
    ("p", "people", "The pool: who can be given a part in a case"),
    ("s", "users", "Who uses the register, who may confirm"),
    ("r", "referrals", "Advocacy referrals: who waits, what came of it"),
    ("v", "vocabulary", "The council's words: themes, teams"),
    ("e", "equality", "Equality monitoring, by quarter"),
    ("k", "feedback", "Feedback on the process, by quarter"),
    ("u", "publication", "To publish: policy, easy read, reports"),
)
"""`g`, then a letter: the letter, the place, what it is."""


def recording(reference: str, event: str, values: Mapping[str, str]) -> "Screen[Any]":
    """The form that settles a task: that of its event; what waits for another person has a screen that shows it."""
    if event == "change_confirmed":
        return screen("confirm", reference, int(values.get("event", "0")))
    return screen("record", reference, event, values=values)


def screen(name: str, *args: object, **options: object) -> "Screen[Any]":
    """The screen that goes by this name, made with these arguments."""
    module, _, kind = SCREENS[name].partition(":")
    opened: Screen[Any] = getattr(import_module(module), kind)(*args, **options)
    return opened
