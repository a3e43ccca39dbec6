"""What this app holds of a person, and for how long (PRI-4).

Every app has such a list; a test compares all lists with all models, so a field without a policy fails.
"""

from dataclasses import dataclass

from django.db import models

from people.models import Act, Coordinator, Look, Organisation, Person, Seal


@dataclass(frozen=True)
class Held:
    """Fields of one model that are kept equally long. `what` and `keep` are read on screen."""

    model: type[models.Model]
    fields: tuple[str, ...]
    what: str
    keep: str


HELD = (
    Held(
        model=Person,
        fields=(
            "id",
            "email",
            "name",
            "organisation",
            "password",
            "last_login",
            "is_active",
            "is_staff",
            "is_superuser",
            "is_demo",
            "joined_at",
            "groups",
            "user_permissions",
        ),
        what="Je account",
        keep="1 jaar nadat je laatste rol is gestopt, na een waarschuwing",
    ),
    Held(
        model=Person,
        fields=("mail_refused_at", "mail_refused_for", "mail_refused_answer", "mail_came_back"),
        what="Dat een mailserver je adres weigerde",
        keep="tot je adres verandert, er weer mail aankomt of het programmabureau zegt dat het adres klopt",
    ),
    Held(model=Organisation, fields=("id", "name"), what="Organisaties", keep="zolang het programma bestaat"),
    Held(
        model=Coordinator,
        fields=("id", "person", "since", "until"),
        what="Wie contactpersoon is of was",
        keep="1 jaar nadat de rol is gestopt",
    ),
    Held(
        model=Look,
        fields=("id", "viewer", "owner", "role", "what", "label", "on", "at"),
        what="Wie wat van jou heeft bekeken",
        keep="1 jaar nadat het bekekene weg is",
    ),
    Held(
        model=Act,
        fields=(
            "id",
            "actor",
            "by_number",
            "action",
            "about",
            "reason",
            "result",
            "origin",
            "at",
            "seal",
            "handed_over",
        ),
        what="Wie wat deed, en vanaf welk adres (als controlegetal)",
        keep="1 jaar nadat het onderwerp weg is",
    ),
    Held(
        model=Seal,
        fields=("number", "content", "chain", "erased", "sealed_at"),
        what="Controlegetallen waaraan te zien is dat niemand het logboek veranderde",
        keep="zolang het programma bestaat; er staat niets in over wie iets deed",
    ),
)
