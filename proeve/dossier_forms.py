from collections.abc import Iterable
from typing import Any

from django import forms

from documents.receiving import ACCEPTED
from proeve.copying import Offer
from writing.fields import long_text

NO_LINK = "Dit is geen geldige link. Een link begint met https://"


class _FileOrLinkForm(forms.Form):
    """One of the two; what is wrong with it, the verb says."""

    link = forms.URLField(
        label="Een link",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": NO_LINK, "max_length": "Deze link is te lang: hij mag 500 tekens hebben."},
    )

    def clean_link(self) -> str:
        link = str(self.cleaned_data["link"])
        if link and not link.startswith("https://"):
            raise forms.ValidationError(NO_LINK)
        return link

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned.get("link")) == bool(cleaned.get("file")):
            self.add_error("file", "Kies één van de twee: een bestand of een link.")
        return cleaned


class PresentationForm(_FileOrLinkForm):
    file = forms.FileField(
        label="Je presentatie als bestand",
        required=False,
        help_text="Pdf, PowerPoint (pptx) of OpenDocument (odp), zonder macro's. Niet groter dan 100 MB.",
        error_messages={"empty": "Dit bestand is leeg. Kies een ander bestand."},
    )
    field_order = ["file", "link"]


class EvidenceForm(_FileOrLinkForm):
    title = forms.CharField(
        label="Wat is het?",
        max_length=120,
        error_messages={
            "required": "Geef het een korte naam.",
            "max_length": "Maak de naam korter dan 120 tekens.",
        },
    )
    file = forms.FileField(
        label="Een bestand",
        required=False,
        help_text=f"{ACCEPTED}. Niet groter dan 20 MB.",
        error_messages={"empty": "Dit bestand is leeg. Kies een ander bestand."},
    )
    field_order = ["title", "file", "link"]


class ReflectionForm(forms.Form):
    reflection = long_text(
        "Je reflectie",
        required=False,
        is_asked=True,
        rows=8,
        hint="Kort: wat leerde je, waaraan merk je dat, en waarmee ga je verder? Een half A4 is genoeg.",
    )


class CopyForm(forms.Form):
    """Which pieces of one's own POD go into the dossier, as they stand on the page."""

    pieces = forms.MultipleChoiceField(
        label="Welke stukken wil je in je dossier?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "Je POD is veranderd sinds je deze pagina opende. Lees en kies opnieuw."
        },
    )

    def __init__(self, *args: Any, offers: Iterable[Offer], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offers = list(offers)
        choices = [(offer.value, offer.title) for offer in self.offers]
        self.fields["pieces"].choices = choices  # type: ignore[attr-defined]

    @property
    def rows(self) -> list[tuple[Any, Offer]]:
        return list(zip(self["pieces"].subwidgets, self.offers, strict=True))
