"""The pieces that go with a day."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cohorts.models import Handout, Session
from documents import receiving
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

MOST = 20


class Enough(Refusal):
    message = "Bij deze dag staan al twintig stukken. Haal er eerst een weg."


@transaction.atomic
def hand_out(
    session: Session, *, title: str, file: "UploadedFile[Any]", by: Person, now: datetime
) -> Handout:
    """Adds a piece. The same file under the same title again gives the one that is there."""
    Session.objects.select_for_update().get(pk=session.pk)
    if session.handouts.count() >= MOST:
        raise Enough
    upload = receiving.receive(file, by=by, now=now)
    known = session.handouts.filter(title=title, upload__sha256=upload.sha256).first()
    if known:
        if known.upload_id != upload.pk:
            receiving.discard(upload)
        return known
    handout = Handout.objects.create(session=session, title=title, upload=upload, added_at=now)
    log_act("handout-added", about=session.key, by=by, now=now)
    return handout


@transaction.atomic
def take_back(handout: Handout, *, by: Person, now: datetime) -> None:
    upload, key = handout.upload, handout.session.key
    handout.delete()
    receiving.discard(upload)
    log_act("handout-removed", about=key, by=by, now=now)
