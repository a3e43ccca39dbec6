"""The forms around the questionnaire. The questions themselves are read as they come: see `views`."""

import re
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.timezone import localdate

from bigfive.models import Domain, Elsewhere, ElsewhereScore, Release
from bigfive.norms import AgeBand
from bigfive.overview import shown
from bigfive.recording import Recorded
from bigfive.releasing import COMMENT_LIMIT
from writing.fields import long_text

FACET = re.compile(r"^(?P<name>.*\S)[\s:=]\s*(?P<value>-?\d+(?:[.,]\d+)?)$")
FACETS_LIMIT, MOST_FACETS = 4_000, 40
BIGGEST = Decimal(9999)


class ScoreField(forms.DecimalField):
    """A score on whatever scale that test has; with a comma or a point."""

    is_asked = True


def _score(label: str) -> ScoreField:
    return ScoreField(
        label=label,
        required=False,
        max_digits=6,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 6}),
        error_messages={"invalid": "Schrijf een getal, bijvoorbeeld 6 of 6,5."},
    )


class FinishForm(forms.Form):
    """With whom the result is compared; nobody has to say."""

    age = forms.ChoiceField(
        label="Met welke leeftijdsgroep wil je je uitslag vergelijken?",
        help_text="Zeg je niets, dan vergelijken we met alle leeftijden samen.",
        choices=[("", "Met alle leeftijden"), *((band.value, band.label.capitalize()) for band in AgeBand)],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Kies een van deze groepen, of alle leeftijden."},
    )

    def chosen(self) -> AgeBand | None:
        return AgeBand(self.cleaned_data["age"]) if self.cleaned_data["age"] else None


class ReleaseForm(forms.Form):
    """Which parts the trainers may see, and how long; with a comment for whom it helps."""

    parts = forms.MultipleChoiceField(
        label="Wat mogen je trainers zien?",
        help_text="Kies wat je wilt. Niets kiezen is ook goed: dan ziet niemand iets.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Dit onderdeel is er niet. Kies uit wat hieronder staat."},
    )
    comment = long_text(
        "Je eigen toelichting",
        required=False,
        hint="Wat herken je, en wat niet? Je trainers lezen dit alleen als je het hierboven aankruist.",
        limit=COMMENT_LIMIT,
    )
    until = forms.DateField(
        label="Tot en met welke dag?",
        help_text="Daarna zien je trainers niets meer. Je kunt het elke dag eerder terugnemen.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Kies een dag.", "invalid": "Dit is geen dag. Bijvoorbeeld: 31-12-2026"},
    )

    def __init__(self, *args: Any, parts: set[Release.Part], **options: Any) -> None:
        super().__init__(*args, **options)
        there = [(part.value, part.label) for part in Release.Part if part in parts]
        self.fields["parts"].choices = there  # type: ignore[attr-defined]

    def chosen(self) -> set[Release.Part]:
        return {Release.Part(value) for value in self.cleaned_data["parts"]}


class ElsewhereForm(forms.Form):
    """The result of a test taken elsewhere: five scores, facets if there are any, and its PDF (BIG-4)."""

    instrument = forms.CharField(
        label="Hoe heet de test?",
        help_text="Bijvoorbeeld: NEO-PI-3, of de naam van het bureau.",
        max_length=120,
        error_messages={
            "required": "Schrijf hoe de test heet.",
            "max_length": "Maak de naam korter dan 120 tekens.",
        },
    )
    lowest = _score("Laagste score die iemand kan halen")
    highest = _score("Hoogste score die iemand kan halen")
    is_neuroticism = forms.TypedChoiceField(
        label="Hoe noemt jouw test de eerste schaal?",
        choices=(("", "Emotionele stabiliteit"), ("1", "Neuroticisme")),
        coerce=bool,
        required=False,
        widget=forms.RadioSelect,
    )
    facets = long_text(
        "Facetten",
        required=False,
        rows=5,
        hint="Eén per regel, met de score erachter. Bijvoorbeeld: Ordelijkheid 6",
        limit=FACETS_LIMIT,
    )
    pdf = forms.FileField(
        label="De pdf van je test",
        required=False,
        help_text="Alleen een pdf, niet groter dan 20 MB. Alleen jij kunt hem openen, tot je hem deelt.",
        allow_empty_file=True,
    )
    drop_pdf = forms.BooleanField(label="Haal de pdf weg die er nu staat", required=False)

    def __init__(self, *args: Any, has_pdf: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        for one in Domain:
            label = "Emotionele stabiliteit of neuroticisme" if one == Domain.N else one.label
            self.fields[f"score-{one}"] = _score(label)
        if not has_pdf:
            del self.fields["drop_pdf"]

    def scores(self) -> list[forms.BoundField]:
        return [self[f"score-{one}"] for one in Domain]

    def clean_facets(self) -> list[tuple[str, Decimal]]:
        lines = [
            line.strip(" -\t") for line in self.cleaned_data["facets"].splitlines() if line.strip(" -\t")
        ]
        if len(lines) > MOST_FACETS:
            raise forms.ValidationError(f"Schrijf niet meer dan {MOST_FACETS} facetten op.")
        found = [_facet(line) for line in lines]
        if len({name.lower() for name, _ in found}) < len(found):
            raise forms.ValidationError("Twee facetten hebben dezelfde naam. Geef ze elk een eigen naam.")
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = [one for one in Domain if cleaned.get(f"score-{one}") is not None]
        if given and len(given) < len(Domain):
            for one in Domain:
                if one not in given and f"score-{one}" not in self.errors:
                    self.add_error(f"score-{one}", "Vul deze score ook in. Het zijn er vijf.")
        if given or cleaned.get("facets"):
            for name, which in (("lowest", "laagste"), ("highest", "hoogste")):
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, f"Schrijf wat de {which} score is die iemand kan halen.")
        return cleaned

    def told(self) -> Recorded:
        data = self.cleaned_data
        scores = {one: data.get(f"score-{one}") for one in Domain}
        return Recorded(
            instrument=data["instrument"],
            lowest=data["lowest"],
            highest=data["highest"],
            is_neuroticism=bool(data["is_neuroticism"]),
            domains={one: value for one, value in scores.items() if value is not None},
            facets=data["facets"],
        )


def _facet(line: str) -> tuple[str, Decimal]:
    found = FACET.match(line)
    name, value = (found["name"].rstrip(" :="), found["value"]) if found else ("", "")
    try:
        number = Decimal(value.replace(",", "."))
    except InvalidOperation:
        number = BIGGEST + 1
    if not name or len(name) > 80 or abs(number) > BIGGEST:
        raise forms.ValidationError(
            f"Deze regel begrijpen we niet: ‘{line[:60]}’. Zet de score achter de naam."
        )
    return name, number


def start_of(elsewhere: Elsewhere | None) -> Mapping[str, Any]:
    """What was written over before, to change it."""
    if elsewhere is None:
        return {}
    scores: list[ElsewhereScore] = list(elsewhere.scores.order_by("pk"))
    facets = [f"{one.facet} {shown(one.value)}" for one in scores if one.facet]
    return {
        "instrument": elsewhere.instrument,
        "lowest": elsewhere.lowest,
        "highest": elsewhere.highest,
        "is_neuroticism": "1" if elsewhere.is_neuroticism else "",
        "facets": "\n".join(facets),
        **{f"score-{one.trait}": one.value for one in scores if one.trait},
    }


def release_start(open_now: Mapping[str, Any], comment: str, *, last_day: Any) -> dict[str, Any]:
    """As it is released now; else until the last day, or two weeks when that has passed."""
    soon = localdate() + timedelta(days=14)
    until = max(open_now.values(), default=max(last_day, soon) if last_day else soon)
    return {"parts": list(open_now), "comment": comment, "until": until}
