from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from door.models import Count, Device
from people.handing import hand, hand_but_doubles
from people.models import Person
from people.privacy import Held

HELD = (
    Held(
        model=Device,
        fields=("id", "person", "digest", "label", "first_at", "last_at"),
        what="Met welke browsers je eerder inlogde",
        keep="180 dagen nadat je er voor het laatst mee inlogde",
    ),
    Held(
        model=Count,
        fields=("cache_key", "value", "expires"),
        what="Hoe vaak er vanaf een adres of voor een account werd geprobeerd in te loggen",
        keep="hooguit een dag en een uur",
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """Who signs in via an employer goes on doing so. Other ways in end, and so does every session."""
    hand_but_doubles(Device, "person", per=["digest"], old=old, to=to)
    hand(SocialAccount, "user", old=old, to=to)
    Authenticator.objects.filter(user=old).delete()
    for session in UserSession.objects.filter(user=old):
        session.end()
