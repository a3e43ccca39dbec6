"""The messages about signing in: they say what happened and what to do if it was somebody else."""

from datetime import datetime

from django.urls import reverse

from door.models import Device
from outbox.planning import Planned
from people.models import Person

NEW_DEVICE, CHANGED, RESET = "new_device", "sign_in_changed", "second_step_reset"
# What django-allauth tells of, in our words; what is not in here is not told.
CHANGES = {
    "account/email/password_changed": "Je wachtwoord is veranderd.",
    "account/email/password_reset": "Je wachtwoord is veranderd.",
    "account/email/password_set": "Je koos een wachtwoord.",
    "account/email/email_changed": "Je logt nu in met een ander e-mailadres.",
    "mfa/email/totp_activated": "De app met codes staat aan.",
    "mfa/email/totp_deactivated": "De app met codes staat uit.",
    "mfa/email/webauthn_added": "Er is een passkey bij gekomen.",
    "mfa/email/webauthn_removed": "Er is een passkey weggehaald.",
    "mfa/email/recovery_codes_generated": "Er zijn nieuwe reservecodes gemaakt. De oude werken niet meer.",
    "socialaccount/email/account_connected": "Je kunt nu ook inloggen via je werkgever.",
}


def new_device(device: Device) -> Planned:
    return Planned(
        NEW_DEVICE,
        to=device.person,
        subject=f"person:{device.person_id}",
        occasion=f"device:{device.pk}",
        facts={
            "device": device.label,
            "signed_in_at": device.first_at,
            "path": reverse("usersessions_list"),
        },
        is_urgent=True,
    )


def changed(person: Person, what: str, *, now: datetime) -> Planned:
    return Planned(
        CHANGED,
        to=person,
        subject=f"person:{person.pk}",
        occasion=now.isoformat(),
        facts={"what": what, "changed_at": now, "path": reverse("account")},
        is_urgent=True,
    )


def reset(person: Person, *, now: datetime) -> Planned:
    return Planned(
        RESET,
        to=person,
        subject=f"person:{person.pk}",
        occasion=now.isoformat(),
        facts={"path": reverse("mfa_index")},
        is_urgent=True,
    )
