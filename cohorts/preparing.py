"""What a trainer says about a day beforehand: its theme and how to prepare (access.md: trainer)."""

from datetime import datetime

from django.db import transaction

from cohorts import announcing, rescheduling
from cohorts.models import Session
from people.looking import log_act
from people.models import Person


@transaction.atomic
def prepare(session: Session, *, theme: str, aims: str, preparation: str, by: Person, now: datetime) -> None:
    session.theme, session.aims, session.preparation = theme, aims, preparation
    session.save(update_fields=["theme", "aims", "preparation"])
    rescheduling.carry_along([session], now=now)
    announcing.renamed(session, now=now)
    log_act("session-prepared", about=session.key, by=by, now=now)
