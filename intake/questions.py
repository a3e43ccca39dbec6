"""What an application asks, in steps: only what the intake needs (INT-1)."""

from collections.abc import Mapping
from dataclasses import dataclass

LINE, TALE = 120, 5000
SHORT = 80


@dataclass(frozen=True)
class Question:
    """One field of the text of an application. `rows` of 0 is a single line."""

    name: str
    label: str
    hint: str = ""
    rows: int = 4
    limit: int = TALE
    is_required: bool = True
    error: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    def is_answered(self, fields: Mapping[str, str]) -> bool:
        """Answered in a way that can be handed in."""
        given = fields.get(self.name, "").strip()
        if not given:
            return not self.is_required
        return len(given) <= self.limit and (not self.choices or given in dict(self.choices))


@dataclass(frozen=True)
class Step:
    number: int
    title: str
    lead: str
    questions: tuple[Question, ...]

    def is_complete(self, fields: Mapping[str, str]) -> bool:
        return all(question.is_answered(fields) for question in self.questions)


PAYERS = (("organisation", "Mijn organisatie"), ("self", "Ikzelf"))
STEPS = (
    Step(
        1,
        "Jij en je werk",
        "Zo weten de trainers waar je werkt en wat je doet.",
        (
            Question("job", "Wat is je functie?", rows=0, limit=LINE, error="Schrijf wat je functie is."),
            Question(
                "organisation",
                "Bij welke organisatie werk je?",
                rows=0,
                limit=LINE,
                error="Schrijf bij welke organisatie je werkt.",
            ),
            Question("team", "In welk team of bij welke afdeling?", rows=0, limit=SHORT, is_required=False),
        ),
    ),
    Step(
        2,
        "Je motivatie",
        "Een paar zinnen is genoeg. In het gesprek praten jullie verder.",
        (
            Question(
                "motivation",
                "Waarom wil je deze training volgen?",
                hint="Wat wil je leren of anders doen in je werk?",
                error="Schrijf waarom je deze training wilt volgen. Eén zin is genoeg.",
            ),
            Question(
                "experience",
                "Wat heb je al gedaan of geleerd dat hierbij past?",
                hint="Bijvoorbeeld een opleiding, een project, of werk dat je eerder deed.",
                is_required=False,
            ),
        ),
    ),
    Step(
        3,
        "Een idee voor je opdracht",
        "In de training werk je aan een echte vraag uit je eigen werk. Je idee mag nog ruw zijn.",
        (
            Question(
                "idea",
                "Aan welke vraag uit je werk zou je willen werken?",
                hint="Een goede vraag is concreet, speelt nu en komt uit je eigen werk.",
                error="Schrijf aan welke vraag je zou willen werken. Een eerste idee is genoeg.",
            ),
            Question(
                "for_whom",
                "Voor wie in je organisatie is die vraag belangrijk?",
                hint="Noem een functie of afdeling. Een naam hoeft niet.",
                rows=2,
                is_required=False,
            ),
        ),
    ),
    Step(
        4,
        "Wie betaalt",
        "Er komt pas een rekening als je bent toegelaten en een plaats hebt.",
        (
            Question(
                "payer",
                "Wie betaalt de training?",
                limit=12,
                choices=PAYERS,
                error="Kies wie de training betaalt.",
            ),
            Question(
                "invoice_reference",
                "Kenmerk voor de rekening",
                hint="Bijvoorbeeld een kostenplaats of een ordernummer.",
                rows=0,
                limit=SHORT,
                is_required=False,
            ),
        ),
    ),
)
QUESTIONS = {question.name: question for step in STEPS for question in step.questions}


def step_numbered(number: int) -> Step | None:
    return next((step for step in STEPS if step.number == number), None)


def first_open(fields: Mapping[str, str]) -> int:
    """The step to go on with; one past the last when all is answered."""
    return next((step.number for step in STEPS if not step.is_complete(fields)), len(STEPS) + 1)
