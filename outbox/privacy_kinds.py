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
    Kind(
        "archive_ready",
        "Je archief staat klaar",
        "je vroeg om een archief met al je gegevens",
        ("until_on", "path"),
        is_personal=True,
    ),
    Kind(
        "erasure_asked",
        "We wissen op jouw verzoek wat er van je is",
        "er is gevraagd om alles van jou te wissen",
        ("runs_on", "path"),
        is_private=True,
    ),
    Kind(
        "erasure_taken_back",
        "We wissen niets",
        "je verzoek om alles te wissen is ingetrokken",
        ("path",),
        is_private=True,
    ),
    Kind(
        "erasure_done",
        "Wat er van je was, is gewist",
        "je vroeg om alles van jou te wissen",
        ("stays",),
        is_private=True,
        goes_to_closed=True,
    ),
    Kind(
        "participant_left",
        "Een deelnemer is gestopt",
        "je contactpersoon bent van het programmabureau",
        ("participant", "cohort", "path"),
        is_personal=True,
    ),
)
