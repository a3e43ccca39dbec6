"""What this app gives of a person, and what stays (PRI-3)."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from door.models import Count, Device
from people.taking_along import Along, Rows, secret, technique

ALONG = Along(
    rows=(
        Rows(
            "apparaten",
            Device,
            "Met welke browsers je eerder inlogde",
            "person",
            fields=("id", "label", "first_at", "last_at"),
            left=(secret("digest"),),
        ),
        Rows(
            "inloggen-via-werkgever",
            SocialAccount,
            "Via welke werkgever je inlogt, en je nummer daar",
            "user",
            fields=("id", "provider", "uid", "last_login", "date_joined"),
            left=(technique("extra_data"),),
        ),
        Rows(
            "tweede-stap",
            Authenticator,
            "Welke tweede stap of toegangssleutel je instelde, en wanneer",
            "user",
            fields=("id", "type", "created_at", "last_used_at"),
            left=(secret("data"),),
        ),
    ),
    of_nobody=(Count,),
)
