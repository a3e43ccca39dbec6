from collections.abc import Iterable
from typing import Any

from django import forms

from cohorts.models import Enrolment


class PairForm(forms.Form):
    members = forms.MultipleChoiceField(
        label="Wie worden buddy's?",
        help_text="Kies er twee, of drie als het niet anders uitkomt.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies twee deelnemers.",
            "invalid_choice": "Een van deze deelnemers heeft intussen al een buddy, of doet niet meer mee.",
        },
    )

    def __init__(self, *args: Any, free: Iterable[Enrolment], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(one.pk), _label(one)) for one in free]
        self.fields["members"].choices = choices  # type: ignore[attr-defined]

    def numbers(self) -> list[int]:
        return [int(value) for value in self.cleaned_data["members"]]


def _label(enrolment: Enrolment) -> str:
    where = ", ".join(part for part in (str(enrolment.organisation or ""), enrolment.team) if part)
    return f"{enrolment.person.name} ({where})" if where else enrolment.person.name
