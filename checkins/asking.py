"""The three questions, for each role in its own words; who reads the answers stands beside them."""

from dataclasses import dataclass

from checkins.models import Reply

Role = Reply.Role


@dataclass(frozen=True)
class Questions:
    """`{name}` is the first name of the participant."""

    used: str
    example: str
    onward: str
    readers: str

    def about(self, name: str) -> "Questions":
        asked = (self.used, self.example, self.onward, self.readers)
        return Questions(*(text.format(name=name) for text in asked))


FIGURES = (
    "Van de eerste vraag zien de trainers en het programmabureau alleen cijfers van het hele cohort, vanaf "
    "vijf antwoorden."
)
ASKED = {
    Role.PARTICIPANT: Questions(
        used="Hoe vaak gebruik je in je werk wat je in de training leerde?",
        example="Wat doe je nu anders dan voor de training? Noem één voorbeeld.",
        onward="Wat is er van je opdracht terechtgekomen, en wat heb je nog nodig?",
        readers=f"Alleen jij leest wat je hier schrijft. {FIGURES}",
    ),
    Role.PRINCIPAL: Questions(
        used="Hoe vaak merk je in het werk iets van wat {name} leerde?",
        example="Wat heeft de opdracht opgeleverd? Noem één voorbeeld.",
        onward="Wat zou je {name} nu vragen of gunnen?",
        readers=f"{{name}} leest je antwoorden. {FIGURES}",
    ),
    Role.MENTOR: Questions(
        used="Hoe vaak zie je dat {name} gebruikt wat in de training is geleerd?",
        example="Wat zie je {name} nu anders doen dan voor de training? Noem één voorbeeld.",
        onward="Wat heeft {name} nodig om hiermee door te gaan?",
        readers=f"{{name}} leest je antwoorden. {FIGURES}",
    ),
}


def questions_for(reply: Reply) -> Questions:
    return ASKED[Role(reply.role)].about(reply.checkin.enrolment.person.first_name)
