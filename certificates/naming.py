"""The holder says how the name is written, and whether strangers may read it (PRV-7)."""

import unicodedata
from datetime import datetime

from django.db import transaction

from certificates.certifying import reissue
from certificates.models import Certificate
from documents.lettering import unprintable
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

LONGEST = 120
MENDED = "De houder schreef de naam anders."
# They make the direction of a name clear, or join letters; none of them is a letter by itself.
_INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}


class NoName(Refusal):
    message = "Schrijf je naam zoals die op je certificaat moet staan."
    can_be_mended = True


class TooLong(Refusal):
    message = f"Een naam op een certificaat heeft hooguit {LONGEST} tekens. Kort een voornaam af."
    can_be_mended = True


class Unreadable(Refusal):
    """Letters for which the document has no font: they would become boxes."""

    can_be_mended = True

    def __init__(self, signs: str) -> None:
        what = f"het teken {signs}" if len(signs) == 1 else f"de tekens {' '.join(signs)}"
        super().__init__(
            f"We kunnen {what} niet op een certificaat zetten. Schrijf je naam in Latijnse, Griekse, "
            "Cyrillische, Arabische of Hebreeuwse letters."
        )


class NotValid(Refusal):
    message = "Dit certificaat geldt niet meer. Je kunt er niets meer aan veranderen."


@transaction.atomic
def confirm(certificate: Certificate, *, name: str, by: Person, now: datetime) -> Certificate:
    """As the holder writes it. Once it was taken, another spelling is another certificate."""
    written = clean(name)
    row = _valid(certificate)
    if row.taken_at and written != row.name:
        return reissue(row, reason=MENDED, name=written, by=by, now=now)
    if row.has_name and written == row.name:
        return row
    row.name, row.name_confirmed_at = written, now
    row.save(update_fields=["name", "name_confirmed_at"])
    log_act("certificate name confirmed", about=row.key, by=by, now=now)
    return row


@transaction.atomic
def show_name(certificate: Certificate, shows: bool, *, by: Person, now: datetime) -> None:
    """On the public page, for whoever has the number."""
    row = _valid(certificate)
    if row.shows_name != shows:
        row.shows_name = shows
        row.save(update_fields=["shows_name"])
        action = "certificate name shown" if shows else "certificate name hidden"
        log_act(action, about=row.key, by=by, now=now)


def clean(name: str) -> str:
    """One line in one form of Unicode, with letters that can be printed; or the refusal."""
    written = " ".join(unicodedata.normalize("NFC", name).split())
    written = "".join(sign for sign in written if _is_visible(sign)).strip()
    if not any(sign.isalpha() for sign in written):
        raise NoName
    if len(written) > LONGEST:
        raise TooLong
    if missing := unprintable(written):
        raise Unreadable(missing[:5])
    return written


def _is_visible(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) not in _INVISIBLE


def _valid(certificate: Certificate) -> Certificate:
    row = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if not row.is_valid:
        raise NotValid
    return row
