"""The forms of a reading list. All that was typed stays, whatever is wrong."""

from typing import Any

from django import forms

from cohorts.fields import long_field, word_field
from documents.receiving import ACCEPTED
from people.refusals import Refusal
from reading import overview
from reading.facts import LONGEST_AUTHOR, LONGEST_PUBLISHER, LONGEST_TITLE, LONGEST_WHY, Facts
from reading.linking import address_of
from reading.models import EARLIEST, LATEST, Item, ReadingList
from writing.fields import long_text

LONGEST_LIST = 400_000
CHOOSE = {"invalid_choice": "Kies uit de lijst.", "required": "Kies uit de lijst."}
NO_FILE = {
    "invalid": "Kies een bestand.",
    "missing": "Kies een bestand.",
    "empty": "Dit bestand is leeg. Kies een ander bestand.",
}


class ItemForm(forms.Form):
    title = word_field("Titel", length=LONGEST_TITLE, missing="Vul een titel in.")
    author = word_field(
        "Auteur", length=LONGEST_AUTHOR, required=False, hint="Een persoon of een organisatie."
    )
    kind = forms.ChoiceField(label="Soort", choices=Item.Kind.choices, error_messages=CHOOSE)
    year = forms.IntegerField(
        label="Jaar",
        required=False,
        min_value=EARLIEST,
        max_value=LATEST,
        error_messages={
            "invalid": "Vul een jaartal in, bijvoorbeeld 2014.",
            "min_value": f"Vul een jaartal in vanaf {EARLIEST}.",
            "max_value": f"Vul een jaartal in tot en met {LATEST}.",
        },
    )
    publisher = word_field(
        "Uitgever of tijdschrift", length=LONGEST_PUBLISHER, required=False, hint="Als je die weet."
    )
    address = forms.CharField(
        label="Link", required=False, help_text="Waar iemand het kan lezen, bekijken of kopen."
    )
    file = forms.FileField(
        label="Bestand",
        required=False,
        help_text=f"{ACCEPTED}. Ten hoogste 20 MB. Deel alleen wat je mag delen.",
        error_messages=NO_FILE,
    )
    drops_file = forms.BooleanField(label="Haal het bestand weg", required=False)
    place = forms.ChoiceField(label="Voor welke dag?", required=False, error_messages=CHOOSE)
    competence = forms.ChoiceField(
        label="Bij welke competentie of werkpraktijk?", required=False, error_messages=CHOOSE
    )
    why = long_field(
        "Waarom is dit de moeite waard?",
        hint="Een of twee zinnen. Deelnemers lezen dit bij de titel.",
        rows=3,
    )

    def __init__(
        self, *args: Any, reading_list: ReadingList, item: Item | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.initial = _start_from(item) if item else {}
        self.fields["place"].choices = overview.places_in(reading_list)  # type: ignore[attr-defined]
        self.fields["competence"].choices = overview.competences_in(reading_list)  # type: ignore[attr-defined]
        if item is None or item.upload is None:
            del self.fields["drops_file"]

    def clean_address(self) -> str:
        words = self.cleaned_data["address"]
        try:
            return address_of(words) if words else ""
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean_why(self) -> str:
        words = str(self.cleaned_data["why"])
        if len(words) > LONGEST_WHY:
            raise forms.ValidationError(f"Deze tekst is te lang. Gebruik ten hoogste {LONGEST_WHY} tekens.")
        return words

    def facts(self) -> Facts:
        given = self.cleaned_data
        place, _, pk = given["place"].partition("-")
        return Facts(
            title=" ".join(given["title"].split()),
            author=" ".join(given["author"].split()),
            kind=given["kind"],
            year=given["year"],
            publisher=given["publisher"],
            address=given["address"],
            why=given["why"],
            day=int(pk) if place == "d" else None,
            session=int(pk) if place == "s" else None,
            competence=int(given["competence"]) if given["competence"] else None,
        )


class ImportForm(forms.Form):
    """A list to take in: typed or pasted, or in a file. `seen` names the text that was shown."""

    text = forms.CharField(
        label="Je lijst",
        required=False,
        strip=False,
        max_length=LONGEST_LIST,
        help_text="Een titel per regel: titel - auteur - link. Of BibTeX, zoals uit Zotero of Mendeley.",
        widget=forms.Textarea(attrs={"rows": 12, "maxlength": None, "spellcheck": "false"}),
        error_messages={"max_length": "Deze lijst is te lang. Neem hem in delen over."},
    )
    file = forms.FileField(
        label="Of een bestand",
        required=False,
        help_text="Een BibTeX-bestand (.bib) of een tekstbestand (.txt), ten hoogste 1 MB.",
        error_messages=NO_FILE,
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("text", "file"):
            # One of the two is asked.
            self.fields[name].is_asked = True  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """As it was typed, with the line ends of the server."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        has_text, has_file = bool(str(cleaned.get("text", "")).strip()), bool(cleaned.get("file"))
        if has_text and has_file:
            self.add_error("file", "Kies een bestand of plak een lijst, niet allebei tegelijk.")
        elif not has_text and not has_file and not self.errors:
            self.add_error("text", "Plak een lijst, of kies een bestand.")
        return cleaned


class NoteForm(forms.Form):
    note = long_text(
        "Je notitie", required=False, is_asked=True, hint="Alleen jij leest dit, niemand anders.", rows=6
    )


def _start_from(item: Item) -> dict[str, Any]:
    words = ("title", "author", "kind", "year", "publisher", "why")
    place = f"s-{item.session_id}" if item.session_id else f"d-{item.day_id}" if item.day_id else ""
    own = {"place": place, "competence": str(item.competence_id or ""), "address": item.link or ""}
    return {name: getattr(item, name) for name in words} | own
