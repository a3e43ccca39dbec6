"""The kinds of messages, in one table. The words stand in `templates/mail/<name>.*`."""

from outbox.kind import DIGEST, READER_WHY, SUPPORT_WHY, Kind
from outbox.privacy_kinds import PRIVACY_KINDS
from outbox.proeve_kinds import PROEVE_KINDS


class UnknownKind(LookupError):
    pass


_BEFORE_WHY = "je deze training volgt en het vooraf-deel van deze dag in je POD nog openstaat"
_AFTER_WHY = "je deze training volgt en het achteraf-deel van deze dag in je POD nog openstaat"
_APPLIED_WHY = "je je aanmeldt voor deze training"
_APPLICATION = ("programme", "cohort", "path")
_DAY = ("cohort", "day_number", "theme")

_TALKS_WHY = "jij dit intakegesprek voert"
_TALK = ("cohort", "other", "starts_at", "place", "path")
_DESK = ("cohort", "applicant", "path")

_SUPPORT = ("participant", "role", "programme", "secret_path")
_CHECKIN_WHY = "je deze training drie maanden geleden afsloot"
_CHECKIN = ("cohort", "closes_at", "path")
_CHECKIN_SUPPORT = ("cohort", "participant", "role", "closes_at", "secret_path")
_CERTIFICATE_WHY = "je een certificaat van deze training hebt"
_TRAINER_WHY = "je trainer bent van dit cohort"
_TRAINER = ("cohort", "participant", "path")

_ACCOUNT_WHY = "je hier een account hebt, en moet weten wie erin kan"
_JOINED = ("kept", "joined", "joined_at", "path")
_COMPLAINT_WHY = "jij klachten behandelt"
_ASKED_WHY = "je deze training hebt gevolgd"
_EVALUATION = ("programme", "cohort", "is_later", "until_on", "path")


KINDS = (
    DIGEST,
    Kind(
        "before_open_7",
        "Herinnering: vooraf-deel, een week voor de trainingsdag",
        _BEFORE_WHY,
        (*_DAY, "starts_at", "place", "path"),
        can_be_switched_off=True,
    ),
    Kind(
        "before_open_1",
        "Herinnering: vooraf-deel, een dag voor de trainingsdag",
        _BEFORE_WHY,
        (*_DAY, "starts_at", "place", "path"),
        can_be_switched_off=True,
    ),
    Kind(
        "after_open_1",
        "Herinnering: achteraf-deel, de ochtend na de trainingsdag",
        _AFTER_WHY,
        (*_DAY, "path"),
        can_be_switched_off=True,
    ),
    Kind(
        "after_open_3",
        "Herinnering: achteraf-deel, drie dagen na de trainingsdag",
        _AFTER_WHY,
        (*_DAY, "path"),
        can_be_switched_off=True,
    ),
    Kind(
        "entry_waits",
        "Herinnering voor trainers: een gedeelde POD-dag wacht op je reactie",
        "je trainer bent van dit cohort",
        ("cohort", "participant", "day_number", "waiting_since_on", "path"),
        can_be_switched_off=True,
        is_personal=True,
    ),
    Kind(
        "feedback_received",
        "Er is feedback op je POD",
        "iemand op je POD heeft gereageerd",
        ("giver", "day_number", "path"),
        can_be_switched_off=True,
        is_personal=True,
    ),
    Kind(
        "days_changed",
        "Er is iets veranderd aan de trainingsdagen",
        "je bij dit cohort hoort",
        ("cohort", "changes", "path"),
    ),
    Kind(
        "session_in_calendar",
        "Elke trainingsdag als uitnodiging voor je agenda",
        "je bij dit cohort hoort",
        ("cohort", "theme", "starts_at", "ends_at", "place"),
        can_be_switched_off=True,
        goes_alone=True,
    ),
    Kind(
        "session_follows",
        "Een gewijzigde trainingsdag voor je agenda",
        "je bij dit cohort hoort",
        ("cohort", "theme", "starts_at", "ends_at", "place", "is_cancelled"),
    ),
    Kind(
        "session_out_of_calendar",
        "Een trainingsdag gaat uit je agenda",
        "je niet meer bij dit cohort hoort",
        ("cohort", "theme", "starts_at"),
    ),
    Kind(
        "invitation_participant",
        "Uitnodiging voor deelnemers",
        "je bent toegelaten tot deze training",
        ("programme", "cohort", "starts_at", "place"),
    ),
    Kind(
        "waiting_list",
        "Je staat op de wachtlijst",
        "je bent toegelaten tot deze training",
        ("programme", "cohort", "position", "path"),
    ),
    Kind(
        "place_offered",
        "Er is een plaats voor je vrij",
        "je op de wachtlijst van deze training staat",
        ("programme", "cohort", "until_on", "path"),
    ),
    Kind(
        "offer_lapsed",
        "De plaats die voor je vrij was, is voorbij",
        "we je een plaats in deze training aanboden",
        ("programme", "cohort"),
    ),
    Kind(
        "start_talk",
        "Uitnodiging voor het startgesprek",
        "jij dit startgesprek voert",
        ("cohort", "other", "starts_at", "place", "is_moved", "path"),
    ),
    Kind(
        "talks_wait",
        "Herinnering voor trainers: nog niet iedereen heeft een startgesprek",
        _TRAINER_WHY,
        ("cohort", "starts_at", "path"),
        can_be_switched_off=True,
    ),
    Kind(
        "start_talk_off",
        "Een startgesprek gaat uit je agenda",
        "jij dit startgesprek zou voeren",
        ("cohort", "other", "is_cancelled"),
    ),
    Kind(
        "invitation_trainer",
        "Uitnodiging voor trainers",
        "je gevraagd bent als trainer van dit cohort",
        ("programme", "cohort", "starts_at", "place", "path"),
    ),
    Kind(
        "invitation_support",
        "Uitnodiging voor praktijkbegeleiders en opdrachtgevers",
        SUPPORT_WHY,
        _SUPPORT,
    ),
    Kind("interview", "Uitnodiging voor het intakegesprek", _TALKS_WHY, (*_TALK, "is_moved")),
    Kind(
        "interview_off",
        "Een intakegesprek gaat uit je agenda",
        "jij dit intakegesprek zou voeren",
        ("cohort", "other", "is_cancelled"),
    ),
    Kind(
        "interview_soon",
        "Herinnering: intakegesprek, een dag ervoor",
        _TALKS_WHY,
        _TALK,
        can_be_switched_off=True,
    ),
    Kind(
        "interview_bare",
        "Een intakegesprek heeft geen trainer meer",
        READER_WHY,
        (*_DESK, "starts_at"),
    ),
    Kind("interview_wish", "Iemand vraagt een ander moment voor het intakegesprek", READER_WHY, _DESK),
    Kind(
        "interview_unplanned",
        "Herinnering voor trainers: een aanmelder wacht op een gesprek",
        READER_WHY,
        _DESK,
        can_be_switched_off=True,
    ),
    Kind(
        "decision_waits",
        "Herinnering voor trainers: een aanmelder wacht op een besluit",
        "jij het intakegesprek voerde",
        _DESK,
        can_be_switched_off=True,
    ),
    Kind("judge_asked", "Vraag om een tweede oordeel", "een trainer jou vroeg om mee te oordelen", _DESK),
    Kind("all_judged", "Beide oordelen zijn binnen", "je meeoordeelt over deze aanmelding", _DESK),
    Kind(
        "decision_sent",
        "Er is een besluit over je aanmelding",
        _APPLIED_WHY,
        ("programme", "cohort", "is_new", "path"),
    ),
    Kind(
        "start_waits",
        "Herinnering: voor dag 1 moet je nog iets regelen",
        "je deze training gaat volgen",
        ("cohort", "starts_at", "path"),
        can_be_switched_off=True,
    ),
    Kind("agreement_asked", "Vraag om akkoord op een praktijkopdracht", SUPPORT_WHY, _SUPPORT),
    Kind("agreement_reminder", "Herinnering: akkoord op een praktijkopdracht", SUPPORT_WHY, _SUPPORT),
    Kind(
        "assignment_offered",
        "Voor trainers: er is een praktijkopdracht voorgelegd",
        _TRAINER_WHY,
        _TRAINER,
        can_be_switched_off=True,
    ),
    Kind(
        "assignment_waits",
        "Herinnering voor trainers: een praktijkopdracht wacht op een oordeel",
        _TRAINER_WHY,
        _TRAINER,
        can_be_switched_off=True,
    ),
    Kind(
        "assignment_answered",
        "Er is een antwoord op je praktijkopdracht",
        "iemand antwoordde op de opdracht die je voorlegde",
        ("giver", "path"),
        is_personal=True,
    ),
    Kind(
        "log_response",
        "Er is een reactie in je logboek",
        "iemand reageerde op wat je in je logboek schreef",
        ("giver", "path"),
        can_be_switched_off=True,
        is_personal=True,
    ),
    Kind("finish_asked", "Vraag of een praktijkopdracht klaar is", SUPPORT_WHY, _SUPPORT),
    Kind("finish_reminder", "Herinnering: is een praktijkopdracht klaar?", SUPPORT_WHY, _SUPPORT),
    Kind(
        "finish_silent",
        "Voor trainers: de opdrachtgever bevestigde nog niet",
        _TRAINER_WHY,
        _TRAINER,
        can_be_switched_off=True,
    ),
    Kind("buddy_known", "Je buddy is bekend", "je deze training volgt", ("cohort", "buddies", "path")),
    Kind(
        "buddy_question",
        "Vraag om de twee weken: wat deden jij en je buddy samen?",
        "je deze training volgt en een buddy hebt",
        ("buddies", "path"),
        can_be_switched_off=True,
    ),
    Kind(
        "buddy_swap_asked",
        "Voor trainers: een deelnemer vraagt om een andere buddy",
        _TRAINER_WHY,
        _TRAINER,
        is_personal=True,
    ),
    Kind(
        "cohort_message",
        "Een bericht aan je hele groep",
        "je deze training volgt",
        ("cohort", "sender", "title", "words"),
    ),
    Kind("evaluation_asked", "Vraag om een evaluatie in te vullen", _ASKED_WHY, _EVALUATION),
    Kind(
        "evaluation_reminder",
        "Herinnering: een evaluatie invullen",
        _ASKED_WHY,
        _EVALUATION,
        can_be_switched_off=True,
        # Who is reminded did not answer, and that is nobody's business (PRI-5).
        is_private=True,
    ),
    Kind(
        "new_device",
        "Er is ingelogd op een nieuw apparaat",
        _ACCOUNT_WHY,
        ("device", "signed_in_at", "path"),
        is_personal=True,
    ),
    Kind(
        "sign_in_changed",
        "Er is iets veranderd aan hoe je inlogt",
        _ACCOUNT_WHY,
        ("what", "changed_at", "path"),
        is_personal=True,
    ),
    Kind("second_step_reset", "Je tweede stap is gewist", _ACCOUNT_WHY, ("path",), is_personal=True),
    Kind("joining_asked", "Vraag om accounts samen te voegen", _ACCOUNT_WHY, ("path",), is_personal=True),
    Kind("accounts_joined", "Twee accounts zijn samengevoegd", _ACCOUNT_WHY, _JOINED, is_personal=True),
    Kind("complaint_received", "Er is een klacht", _COMPLAINT_WHY, ("path",), is_private=True),
    Kind(
        "complaint_due",
        "Herinnering: een klacht wacht op een besluit",
        _COMPLAINT_WHY,
        ("until_on", "path"),
        is_private=True,
    ),
    Kind(
        "complaint_answered",
        "Er is een antwoord bij een klacht",
        "je bij deze klacht betrokken bent",
        ("is_decided", "path"),
        is_private=True,
    ),
    *PROEVE_KINDS,
    *PRIVACY_KINDS,
    Kind("welcome", "Welkom: je account staat klaar", "er een account voor je is gemaakt", ("role", "path")),
    Kind("application_started", "Ga verder met je aanmelding", _APPLIED_WHY, _APPLICATION, is_personal=True),
    Kind(
        "application_waits",
        "Herinnering: je aanmelding is nog niet ingestuurd",
        _APPLIED_WHY,
        _APPLICATION,
        can_be_switched_off=True,
        is_personal=True,
    ),
    Kind("application_handed_in", "Je aanmelding is binnen", _APPLIED_WHY, _APPLICATION, is_personal=True),
    Kind(
        "application_withdrawn", "Je aanmelding is ingetrokken", _APPLIED_WHY, _APPLICATION, is_personal=True
    ),
    Kind(
        "application_received",
        "Een nieuwe aanmelding",
        READER_WHY,
        ("cohort", "applicant", "path"),
        is_personal=True,
    ),
    Kind(
        "application_taken_back",
        "Een aanmelding is ingetrokken",
        READER_WHY,
        ("cohort", "applicant", "path"),
        is_personal=True,
    ),
    Kind("checkin_asked", "Drie vragen, drie maanden na de training", _CHECKIN_WHY, _CHECKIN),
    Kind(
        "checkin_reminder",
        "Herinnering: drie vragen, drie maanden na de training",
        _CHECKIN_WHY,
        _CHECKIN,
        can_be_switched_off=True,
    ),
    Kind(
        "checkin_asked_support",
        "Voor begeleiders en opdrachtgevers: drie vragen, drie maanden na de training",
        SUPPORT_WHY,
        _CHECKIN_SUPPORT,
    ),
    Kind(
        "checkin_reminder_support",
        "Herinnering voor begeleiders en opdrachtgevers: drie vragen na de training",
        SUPPORT_WHY,
        _CHECKIN_SUPPORT,
        can_be_switched_off=True,
    ),
    Kind(
        "certificate_revoked",
        "Er is iets veranderd aan je certificaat",
        _CERTIFICATE_WHY,
        ("path",),
        is_personal=True,
    ),
    Kind(
        "certificate_reissued",
        "Er staat een nieuw certificaat voor je klaar",
        _CERTIFICATE_WHY,
        ("path",),
        is_personal=True,
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}
SWITCHABLE = tuple(kind for kind in KINDS if kind.can_be_switched_off)


def kind_named(name: str) -> Kind:
    try:
        return BY_NAME[name]
    except KeyError:
        raise UnknownKind(name) from None
