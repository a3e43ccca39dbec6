from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField

from proeve import judging, responding
from proeve.agreeing import Proposal
from proeve.judging import level_name, words_name
from programme.models import Criterion, Level
from writing.fields import long_text


class CriteriaForm(forms.Form):
    """Each criterion with its levels, low to high, and room to say why."""

    WHY = "Waarom dit niveau?"
    HINT = "Wat zag of hoorde je? Eén of twee zinnen zijn genoeg."

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.criteria = list(criteria)
        own = dict(self.fields)
        self.fields.clear()
        for criterion in self.criteria:
            self._add(criterion)
        self.fields.update(own)

    @property
    def rows(self) -> list[tuple[Criterion, BoundField, BoundField]]:
        return [(one, self[level_name(one)], self[words_name(one)]) for one in self.criteria]

    @property
    def labels(self) -> dict[str, str]:
        return {name: str(field.label) for name, field in self.fields.items()}

    def _add(self, criterion: Criterion) -> None:
        levels = [(str(one.number), f"{one.name}. {one.description}") for one in criterion.levels.all()]
        self.fields[level_name(criterion)] = forms.ChoiceField(
            label=f"Niveau: {criterion.name}",
            choices=levels,
            widget=forms.RadioSelect(attrs={"data-look": "list"}),
            error_messages={
                "required": f"Kies een niveau bij ‘{criterion.name}’.",
                "invalid_choice": f"Kies een van de niveaus bij ‘{criterion.name}’.",
            },
        )
        self.fields[words_name(criterion)] = long_text(
            f"{self.WHY[:-1]}: {criterion.name}?",
            hint=self.HINT,
            rows=2,
            limit=judging.LIMIT,
            error=f"Schrijf bij ‘{criterion.name}’ waarom. Eén zin is genoeg.",
        )


class ScoreForm(CriteriaForm):
    """What one assessor found, apart from the other."""


class JointFormForm(CriteriaForm):
    """What both say: a level by criterion, and the result with its reasons."""

    is_obtained = forms.TypedChoiceField(
        label="Het resultaat",
        choices=(("yes", "Behaald"), ("no", "Nog niet behaald")),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies het resultaat.", "invalid_choice": "Kies het resultaat."},
    )
    reasons = long_text(
        "Waarom dit resultaat?",
        hint="De deelnemer leest dit. Schrijf aan de deelnemer: Je liet zien dat …",
        limit=judging.LIMIT,
        error="Schrijf waarom jullie dit besluiten.",
    )
    missing = long_text(
        "Wat ontbreekt er nog?",
        required=False,
        is_asked=True,
        hint="Alleen bij ‘nog niet behaald’. Zo concreet dat de deelnemer ermee verder kan.",
        limit=judging.LIMIT,
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (
            cleaned.get("is_obtained") is False
            and not cleaned.get("missing")
            and "missing" not in self.errors
        ):
            self.add_error("missing", "Schrijf wat er nog ontbreekt. De deelnemer werkt daarmee verder.")
        return cleaned

    def proposal(self) -> Proposal:
        return Proposal(
            levels={one.pk: self._level(one) for one in self.criteria},
            why={one.pk: self.cleaned_data[words_name(one)] for one in self.criteria},
            is_obtained=self.cleaned_data["is_obtained"],
            reasons=self.cleaned_data["reasons"],
            missing=self.cleaned_data["missing"],
        )

    def _level(self, criterion: Criterion) -> Level | None:
        chosen = self.cleaned_data[level_name(criterion)]
        return next((one for one in criterion.levels.all() if str(one.number) == chosen), None)


class ProeveFeedbackForm(forms.Form):
    """Three sentences about a talk: what I saw, what it did, a next step (PRV-5)."""

    saw = long_text(
        responding.LABELS["saw"],
        rows=2,
        limit=responding.LIMIT,
        hint="Bijvoorbeeld: ik zag dat je …",
        error="Schrijf in één zin wat je zag.",
    )
    did = long_text(
        responding.LABELS["did"],
        rows=2,
        limit=responding.LIMIT,
        hint="Bijvoorbeeld: daardoor begreep ik dat …",
        error="Schrijf in één zin wat dat deed.",
    )
    next_step = long_text(
        responding.LABELS["next_step"],
        rows=2,
        limit=responding.LIMIT,
        hint="Bijvoorbeeld: probeer eens …",
        error="Schrijf in één zin een volgende stap.",
    )
