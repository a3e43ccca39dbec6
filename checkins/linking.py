"""The personal link of a mentor or principal: these three questions and nothing else (PPL-3).

Their other link ended with the training; this one ends when the questions close.
"""

from datetime import datetime

from django.core import signing

from checkins.models import Reply
from people.refusals import Refusal

_signer = signing.Signer(salt="checkins.linking")


class NoSuchLink(Refusal):
    message = "Deze link klopt niet, of werkt niet meer. De vragen zijn dan gesloten."


def token_for(reply: Reply) -> str:
    return _signer.sign(str(reply.pk)).replace(":", "~")


def reply_by(token: str, *, now: datetime) -> Reply:
    try:
        pk = int(_signer.unsign(token.replace("~", ":")))
    except (signing.BadSignature, ValueError) as error:
        raise NoSuchLink from error
    rows = Reply.objects.that_stand().exclude(role=Reply.Role.PARTICIPANT)
    found = rows.filter(pk=pk, checkin__closes_at__gt=now).select_related("person").first()
    if found is None:
        raise NoSuchLink
    return found
