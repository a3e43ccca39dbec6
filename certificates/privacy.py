"""What this app holds of a person, and for how long (PRI-4)."""

from certificates.models import BadgeKey, Certificate
from people.privacy import Held

HELD = (
    Held(
        model=Certificate,
        fields=(
            "id",
            "enrolment",
            "holder",
            "number",
            "name",
            "name_confirmed_at",
            "taken_at",
            "shows_name",
            "programme",
            "programme_key",
            "cohort",
            "starts_on",
            "ends_on",
            "outcomes",
            "provider",
            "signatory",
            "obtained_on",
            "issued_at",
            "issued_by",
            "revoked_at",
            "revoked_by",
            "reason",
            "replaced_by",
            "subject",
            "status_place",
            "badge",
        ),
        what="Je certificaat, met je naam zoals jij die schrijft",
        keep="7 jaar na het einde van het cohort",
    ),
    Held(
        model=BadgeKey,
        fields=("id", "public", "private", "made_at"),
        what="Sleutels waarmee badges worden ondertekend; niets van een persoon",
        keep="zolang er een badge mee is ondertekend",
    ),
)
