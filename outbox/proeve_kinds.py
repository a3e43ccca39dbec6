"""The kinds of messages around a Proeve: a part of the table in `kinds`."""

from outbox.kind import READER_WHY, SUPPORT_WHY, Kind

_ASSESSOR_WHY = "jij deze Proeve beoordeelt"
_ASSESSOR = ("participant", "path")
_PARTICIPANT_WHY = "je een Proeve van bekwaamheid deed"
_PROEVE_WHY = "je bij dit Proevegesprek bent uitgenodigd"
_PROEVE = ("participant", "starts_at", "place", "is_own", "path", "secret_path")

PROEVE_KINDS = (
    Kind(
        "proeve_scores_wait",
        "Herinnering voor beoordelaars: je scores zijn nog niet gegeven",
        _ASSESSOR_WHY,
        _ASSESSOR,
        can_be_switched_off=True,
    ),
    Kind("proeve_both_gave", "Voor beoordelaars: beide scores zijn gegeven", _ASSESSOR_WHY, _ASSESSOR),
    Kind(
        "proeve_form_waits",
        "Herinnering voor beoordelaars: het gezamenlijke formulier wacht",
        _ASSESSOR_WHY,
        _ASSESSOR,
        can_be_switched_off=True,
    ),
    Kind(
        "proeve_form_offered",
        "Voor beoordelaars: er ligt een formulier voor akkoord",
        _ASSESSOR_WHY,
        _ASSESSOR,
    ),
    Kind("proeve_result", "Het resultaat van je Proeve is er", _PARTICIPANT_WHY, ("path",), is_personal=True),
    Kind(
        "proeve_result_unread",
        "Herinnering: je hebt het resultaat van je Proeve nog niet gelezen",
        _PARTICIPANT_WHY,
        ("path",),
        can_be_switched_off=True,
        is_personal=True,
    ),
    Kind(
        "proeve_result_known",
        "Het resultaat van een Proeve is bekend",
        SUPPORT_WHY,
        ("participant", "secret_path"),
        is_personal=True,
    ),
    Kind(
        "proeve_feedback_asked",
        "Vraag om feedback bij een Proevegesprek",
        SUPPORT_WHY,
        ("participant", "starts_at", "secret_path"),
        can_be_switched_off=True,
    ),
    Kind(
        "proeve_admitted", "Je bent toegelaten tot de Proeve", "je deze training volgt", ("programme", "path")
    ),
    Kind("proeve_talk", "Uitnodiging voor een Proevegesprek", _PROEVE_WHY, (*_PROEVE, "is_moved", "answers")),
    Kind(
        "proeve_talk_off",
        "Een Proevegesprek gaat uit je agenda",
        _PROEVE_WHY,
        ("participant", "is_own", "is_cancelled", "starts_at"),
    ),
    Kind(
        "proeve_talk_soon",
        "Herinnering: Proevegesprek, een dag ervoor",
        _PROEVE_WHY,
        _PROEVE,
        can_be_switched_off=True,
    ),
    Kind(
        "proeve_answer_waits", "Je antwoord op een uitnodiging voor een Proevegesprek", _PROEVE_WHY, _PROEVE
    ),
    Kind(
        "proeve_presentation_waits",
        "Herinnering: je presentatie, een week voor het Proevegesprek",
        "je deze training volgt en je presentatie nog niet is ingeleverd",
        _PROEVE,
        can_be_switched_off=True,
    ),
    Kind(
        "proeve_talk_answered",
        "Iemand kan niet bij een Proevegesprek zijn",
        READER_WHY,
        ("participant", "cohort", "path", "who", "is_no"),
    ),
    Kind(
        "proeve_assessor_gone",
        "Een beoordelaar trok zich terug",
        READER_WHY,
        ("participant", "cohort", "path", "who"),
    ),
)
