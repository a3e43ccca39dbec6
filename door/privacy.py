from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from door.models import Count, Device
from people.forgetting import Traces
from people.handing import hand, hand_but_doubles
from people.models import Person
from people.privacy import Held
from people.purposes import ACCOUNT, EVERYONE

HELD = (
    Held(
        model=Device,
        fields=("id", "person", "digest", "label", "first_at", "last_at"),
        what="Met welke browsers je eerder inlogde",
        keep="180 dagen nadat je er voor het laatst mee inlogde",
        purpose=ACCOUNT,
        of={EVERYONE: ""},
    ),
    Held(
        model=Count,
        fields=("cache_key", "value", "expires"),
        what="Hoe vaak er vanaf een adres of voor een account werd geprobeerd in te loggen",
        keep="hooguit een dag en een uur",
        purpose=ACCOUNT,
        of={EVERYONE: ""},
        unseen_by=(EVERYONE,),
    ),
)

# In tables of allauth, which stay as it made them.
HELD_BESIDE = (
    Held(
        model=Authenticator,
        fields=("user", "type", "data", "created_at", "last_used_at"),
        what="Je passkeys, je app voor codes en je herstelcodes",
        keep="tot je ze weghaalt, en zolang je account bestaat",
        purpose=ACCOUNT,
        of={EVERYONE: ""},
        seen_by=("de beheerder alleen of je een tweede stap hebt",),
    ),
    Held(
        model=SocialAccount,
        fields=("user", "provider", "uid", "last_login", "date_joined"),
        what="Het nummer waaronder je werkgever je kent, als je met je werkaccount inlogt",
        keep="tot je de koppeling weghaalt, en zolang je account bestaat",
        purpose=ACCOUNT,
        of={EVERYONE: ""},
    ),
    Held(
        model=UserSession,
        fields=("user", "session_key", "created_at", "last_seen_at", "ip", "user_agent"),
        what="Waar je bent ingelogd: sinds wanneer, met welke browser en vanaf welk internetadres",
        keep="tot je uitlogt, en hooguit 12 uur na inloggen plus een uur om op te ruimen",
        purpose=ACCOUNT,
        of={EVERYONE: ""},
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """Who signs in via an employer goes on doing so. Other ways in end, and so does every session."""
    hand_but_doubles(Device, "person", per=["digest"], old=old, to=to)
    hand(SocialAccount, "user", old=old, to=to)
    Authenticator.objects.filter(user=old).delete()
    for session in UserSession.objects.filter(user=old):
        session.end()


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """Every way in, and what was counted of it."""
    Device.objects.filter(person=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    counted = Count.objects.values_list("cache_key", flat=True)
    Count.objects.filter(cache_key__in=[key for key in counted if traces.are_in(key)]).delete()
