"""The personal signed link: one assignment, none of the person's other roles (PPL-3)."""

from datetime import datetime, timedelta

from django.core import signing

from assignments.models import Support
from people.refusals import Refusal

TERM = timedelta(days=92)
_signer = signing.TimestampSigner(salt="assignments.linking")


class NoSuchLink(Refusal):
    message = (
        "Deze link klopt niet, of werkt niet meer. Misschien is er een nieuwere mail met een nieuwe link."
    )


class Expired(Refusal):
    """The link was right and is too old; whose it was, and its number, stand in the refusal."""

    message = "Deze link is verlopen."

    def __init__(self, support: Support, *, link_number: int) -> None:
        super().__init__()
        self.support, self.link_number = support, link_number


def token_for(support: Support) -> str:
    return _signer.sign(f"{support.pk}-{support.link_number}").replace(":", "~")


def support_by(token: str, *, now: datetime) -> Support:
    """Whose link this is, as long as the relation lasts. Raises NoSuchLink or Expired."""
    signed = token.replace("~", ":")
    try:
        value = _signer.unsign(signed)
        key, number = (int(part) for part in value.split("-"))
    except (signing.BadSignature, ValueError) as error:
        raise NoSuchLink from error
    rows = Support.objects.asked(now).select_related("person", "assignment__enrolment__person")
    support = rows.filter(pk=key).first()
    if support is None:
        raise NoSuchLink
    if _age(signed, now=now) > TERM:
        raise Expired(support, link_number=number)
    if support.link_number != number:
        raise NoSuchLink
    return support


def _age(signed: str, *, now: datetime) -> timedelta:
    """How long ago the link was made; the moment stands in the link, signed along."""
    stamp = signing.b62_decode(signed.split(":")[1])
    return timedelta(seconds=now.timestamp() - stamp)
