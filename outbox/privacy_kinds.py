"""The kinds of messages about what goes: a part of the table in `kinds`."""

from outbox.kind import Kind

PRIVACY_KINDS = (
    Kind(
        "pod_goes",
        "Je POD verdwijnt over een maand",
        "er een POD van jou is, en je die nog kunt meenemen",
        ("programme", "goes_on", "path"),
        is_personal=True,
    ),
    Kind(
        "account_goes",
        "Je account verdwijnt over een maand",
        "je hier een account hebt en geen rol meer",
        ("goes_on",),
        is_personal=True,
    ),
    Kind(
        "glass_broken",
        "Een beheerder bekeek een tekst van jou",
        "je moet weten wie er in iets van jou keek",
        ("who", "piece", "cohort", "reason", "looked_at", "path"),
        is_private=True,
    ),
)
