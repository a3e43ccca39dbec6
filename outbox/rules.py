"""Rules of time: when a message is due, and at which hours mail may leave. All in Amsterdam's time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SATURDAY = 5
OPENS, CLOSES, MORNING = time(7), time(20), time(8)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Rule:
    """One kind of message: `days` after the date of what it counts from, at `hour` on the clock.

    No hour: at once, once mail may leave. `to` and `lapses_when` are for who reads this table; what they say
    is done by the feature that plans the message, in the transaction in which it becomes true.
    """

    kind: str
    counts_from: str
    days: int
    hour: int | None
    to: str
    lapses_when: str

    @property
    def meaning(self) -> str:
        if self.hour is None:
            return f"meteen na {self.counts_from}"
        side = "voor" if self.days < 0 else "na"
        length = "één dag" if abs(self.days) == 1 else f"{abs(self.days)} dagen"
        return f"{length} {side} {self.counts_from}, om {self.hour}.00 uur"


_START, _END = "het begin van de trainingsdag", "het einde van de trainingsdag"
_DAY_ONE = "het begin van de eerste trainingsdag"
_CHANGE = "de wijziging, met tien minuten om wijzigingen te verzamelen"
_BEFORE = "het vooraf-deel is ingeleverd, de dag niet doorgaat of de deelnemer stopt of is vrijgesteld"
_AFTER = "het achteraf-deel is ingeleverd, de dag niet doorgaat of de deelnemer stopt of is vrijgesteld"
_NEVER = "het account is gesloten"
_HANDED_IN = "de aanmelding is ingestuurd of ingetrokken"
_TAKEN_BACK = "de aanmelding is ingetrokken"
_READERS = "de trainers en contactpersonen"

_MOVED = "het gesprek is verzet of gaat niet door"
_DECIDED = "er is een besluit, of de aanmelding is ingetrokken"

_PUT_FORWARD, _DECLARED = "het voorleggen van de opdracht", "het klaar melden van de opdracht"
_ANSWERED = "er is geantwoord, een nieuwe tekst is voorgelegd of iemand anders is gevraagd"
_JUDGED = "een trainer heeft geoordeeld, een nieuwe tekst is voorgelegd of de deelnemer stopt"
_CONFIRMED = "er is geantwoord, iemand anders is gevraagd of de deelnemer stopt"

_PROEVE = "het begin van het Proevegesprek"
_AGREED = "de beoordelaars zijn het eens of een van hen trekt zich terug"
_OPENED = "de deelnemer heeft het resultaat gelezen"
_SAID = "er is feedback gegeven of het gesprek gaat niet door"

_LATER = "de dag drie maanden na het einde voor deze deelnemer"
_REPLIED = "er is geantwoord, de deelnemer stopt of iemand anders is gevraagd"

_PAIR_ENDED = "het paar stopt"
_NOTED = "wat ze als laatste noteerden, of de vorige vraag"

_PROEVE_MOVED = "het gesprek is verzet, gaat niet door of iemand anders komt"

TABLE = (
    #    kind                      counts from             days  hour  to                 lapses when
    Rule("before_open_7", _START, -7, 8, "de deelnemer", _BEFORE),
    Rule("before_open_1", _START, -1, 8, "de deelnemer", _BEFORE),
    Rule("after_open_1", _END, 1, 8, "de deelnemer", _AFTER),
    Rule("after_open_3", _END, 3, 8, "de deelnemer", _AFTER),
    Rule("entry_waits", "het inleveren", 5, 8, "elke trainer", "een trainer heeft gereageerd"),
    Rule("feedback_received", "de feedback", 0, None, "de deelnemer", _NEVER),
    Rule("digest", "de eerste herinnering van de dag", 0, None, "wie één mail per dag wil", _NEVER),
    Rule("days_changed", _CHANGE, 0, None, "wie bij het cohort hoort", "alles weer is zoals het was"),
    Rule("cohort_message", "het versturen", 0, None, "de deelnemers", _NEVER),
    Rule("session_in_calendar", "het aanmelden", 0, None, "wie erbij komt", "iemand stopt of de dag vervalt"),
    Rule("session_follows", _CHANGE, 0, None, "wie bij het cohort hoort", "alles weer is zoals het was"),
    Rule("session_out_of_calendar", "het stoppen", 0, None, "wie stopt", "iemand weer meedoet"),
    Rule("invitation_participant", "de aanmelding", 0, None, "de deelnemer", "de deelnemer stopt"),
    Rule("waiting_list", "de toelating", 0, None, "wie wacht", "er een plaats is of de wens vervalt"),
    Rule("place_offered", "het vrijkomen van de plaats", 0, None, "de eerste op de lijst", "er antwoord is"),
    Rule("offer_lapsed", "het einde van de termijn", 0, None, "wie niet antwoordde", _NEVER),
    Rule("start_talk", "het plannen", 0, None, "deelnemer en trainer", "het verzet of gevoerd is"),
    Rule("talks_wait", _DAY_ONE, -14, 8, "elke trainer", "er met iedereen een gesprek is gepland"),
    Rule("start_talk_off", "het vervallen", 0, None, "wie het al wist", "je het toch weer voert"),
    Rule("new_device", "het inloggen", 0, None, "wie inlogde", _NEVER),
    Rule("sign_in_changed", "de verandering", 0, None, "van wie het account is", _NEVER),
    Rule("second_step_reset", "het wissen", 0, None, "van wie het account is", _NEVER),
    Rule("joining_asked", "de vraag", 0, None, "beide adressen", _NEVER),
    Rule("accounts_joined", "het samenvoegen", 0, None, "beide adressen", _NEVER),
    Rule("invitation_trainer", "de vraag", 0, None, "de trainer", "de trainer stopt"),
    Rule("invitation_support", "het noemen", 0, None, "wie genoemd is", "iemand anders is gevraagd"),
    Rule("start_waits", _DAY_ONE, -21, 8, "de deelnemer", "alles is voorgelegd en iedereen genoemd"),
    Rule("agreement_asked", _PUT_FORWARD, 0, None, "opdrachtgever en praktijkbegeleider", _ANSWERED),
    Rule("agreement_reminder", _PUT_FORWARD, 5, 8, "wie nog niet antwoordde", _ANSWERED),
    Rule("assignment_offered", _PUT_FORWARD, 0, None, "elke trainer", _JUDGED),
    Rule("assignment_waits", _PUT_FORWARD, 5, 8, "elke trainer", _JUDGED),
    Rule("assignment_answered", "het antwoord", 0, None, "de deelnemer", _NEVER),
    Rule("log_response", "de reactie", 0, None, "de deelnemer", _NEVER),
    Rule("finish_asked", _DECLARED, 0, None, "de opdrachtgever", _CONFIRMED),
    Rule("finish_reminder", _DECLARED, 7, 8, "de opdrachtgever", _CONFIRMED),
    Rule("finish_silent", _DECLARED, 15, 8, "elke trainer", _CONFIRMED),
    Rule("buddy_known", "het bekendmaken", 0, None, "ieder van het paar", _PAIR_ENDED),
    Rule("buddy_question", _NOTED, 14, 8, "ieder van het paar", "ze iets noteren of het paar stopt"),
    Rule("buddy_swap_asked", "de vraag", 0, None, "elke trainer", "het is teruggenomen of geregeld"),
    Rule("proeve_scores_wait", _PROEVE, 1, 8, "wie nog niet scoorde", "de scores zijn gegeven"),
    Rule("proeve_both_gave", "de laatste scores", 0, None, "beide beoordelaars", _AGREED),
    Rule("proeve_form_waits", "de laatste scores", 2, 8, "beide beoordelaars", _AGREED),
    Rule("proeve_form_offered", "het voorleggen", 0, None, "de andere beoordelaar", _AGREED),
    Rule("proeve_result", "het besluit", 0, None, "de deelnemer", _OPENED),
    Rule("proeve_result_unread", "het besluit", 7, 8, "de deelnemer", _OPENED),
    Rule("proeve_result_known", "het lezen", 0, None, "praktijkbegeleider en opdrachtgever", _NEVER),
    Rule("proeve_feedback_asked", _PROEVE, -1, 8, "praktijkbegeleider en opdrachtgever", _SAID),
    Rule("evaluation_asked", "het openen van de evaluatie", 0, None, "de deelnemer", _NEVER),
    Rule("evaluation_reminder", "een week na het openen", 0, None, "wie nog niet antwoordde", _NEVER),
    Rule("complaint_received", "het indienen", 0, None, "wie klachten behandelt", "de klacht is ingetrokken"),
    Rule("complaint_due", "het indienen", 21, 8, "wie klachten behandelt", "er is een besluit"),
    Rule("complaint_answered", "het antwoord", 0, None, "de ander", _NEVER),
    Rule("welcome", "het maken van het account", 0, None, "wie het account kreeg", _NEVER),
    Rule("application_started", "het begin van de aanmelding", 0, None, "wie zich aanmeldt", _HANDED_IN),
    Rule("application_waits", "het laatste teken van leven", 21, 8, "wie zich aanmeldt", _HANDED_IN),
    Rule("application_handed_in", "het insturen", 0, None, "wie zich aanmeldt", _TAKEN_BACK),
    Rule("application_withdrawn", "het intrekken", 0, None, "wie zich aanmeldde", _NEVER),
    Rule("application_received", "het insturen", 0, None, _READERS, _TAKEN_BACK),
    Rule("application_taken_back", "het intrekken", 0, None, _READERS, _NEVER),
    Rule("interview", "het plannen", 0, None, "de aanmelder en de trainer", _MOVED),
    Rule("interview_off", "het vervallen", 0, None, "wie het al wist", "je het toch weer voert"),
    Rule("interview_soon", "het begin van het gesprek", -1, 8, "de aanmelder", _MOVED),
    Rule("interview_bare", "het vertrek van de trainer", 0, None, _READERS, "er een andere trainer is"),
    Rule("interview_wish", "de vraag", 0, None, "de trainer van het gesprek", _MOVED),
    Rule("interview_unplanned", "het insturen", 5, 8, _READERS, "er een gesprek gepland is of een besluit"),
    Rule("decision_waits", "het einde van het gesprek", 5, 8, "de trainer van het gesprek", _DECIDED),
    Rule("judge_asked", "de vraag", 0, None, "de tweede trainer", "het is gegeven of niet meer nodig"),
    Rule("all_judged", "het laatste oordeel", 0, None, "de andere trainer", _NEVER),
    Rule("decision_sent", "het besluit", 0, None, "de aanmelder", "een nieuw besluit komt in de plaats"),
    Rule("checkin_asked", _LATER, 0, None, "de deelnemer", _REPLIED),
    Rule("checkin_reminder", _LATER, 14, 8, "de deelnemer", _REPLIED),
    Rule("checkin_asked_support", _LATER, 0, None, "opdrachtgever en praktijkbegeleider", _REPLIED),
    Rule("checkin_reminder_support", _LATER, 14, 8, "opdrachtgever en praktijkbegeleider", _REPLIED),
    Rule("certificate_revoked", "het intrekken", 0, None, "de houder", _NEVER),
    Rule("certificate_reissued", "het opnieuw uitgeven", 0, None, "de houder", _NEVER),
    Rule("pod_goes", "een maand voor een POD verdwijnt", 0, None, "de deelnemer", _NEVER),
    Rule("account_goes", "een maand voor een account verdwijnt", 0, None, "wie geen rol meer heeft", _NEVER),
    Rule("glass_broken", "het openen", 0, None, "van wie de tekst is", _NEVER),
    Rule("archive_ready", "het klaar zijn van het archief", 0, None, "wie erom vroeg", _NEVER),
    Rule("erasure_asked", "het verzoek", 0, None, "wie het vroeg", "het wissen begint"),
    Rule("erasure_taken_back", "het intrekken", 0, None, "wie het vroeg", _NEVER),
    Rule("erasure_done", "het wissen", 0, None, "wie het vroeg", "de mail is verstuurd, of niet te bezorgen"),
    Rule("participant_left", "het stoppen", 0, None, "de contactpersonen", _NEVER),
    Rule("proeve_admitted", "het toelaten", 0, None, "de deelnemer", _NEVER),
    Rule("proeve_talk", "het plannen", 0, None, "wie erbij hoort", _PROEVE_MOVED),
    Rule("proeve_talk_off", "het vervallen", 0, None, "wie het al wist", "je er toch weer bij bent"),
    Rule("proeve_talk_soon", "het begin van het gesprek", -1, 8, "wie erbij hoort", _PROEVE_MOVED),
    Rule("proeve_answer_waits", "het uitnodigen", 4, 8, "wie nog niet antwoordde", "er geantwoord is"),
    Rule("proeve_presentation_waits", "het begin van het gesprek", -7, 8, "de deelnemer", "zij er is"),
    Rule("proeve_talk_answered", "het antwoord", 0, None, _READERS, _NEVER),
    Rule("proeve_assessor_gone", "het terugtrekken", 0, None, _READERS, _NEVER),
)  # fmt: skip
RULES = {rule.kind: rule for rule in TABLE}


def due_at(kind: str, anchor_at: datetime) -> datetime:
    """The moment a message of this kind goes out.

    What would fall in a weekend goes on the Friday before if it is about what comes, and on the Monday after
    if it is about what was; but the day before a day that is itself in the weekend stays.
    """
    rule = RULES[kind]
    if rule.hour is None:
        return opening(anchor_at)
    anchor_on = anchor_at.astimezone(AMSTERDAM).date()
    day = anchor_on + timedelta(days=rule.days)
    if _in_weekend(day) and not (_in_weekend(anchor_on) and rule.days == -1):
        day = _friday_before(day) if rule.days < 0 else _monday_after(day)
    return datetime.combine(day, time(rule.hour), tzinfo=AMSTERDAM)


def may_leave(moment: datetime) -> bool:
    """Whether the hour is decent: from 7 to 20 hours, on working days."""
    there = moment.astimezone(AMSTERDAM)
    return not settings.OFFICE_HOURS or (not _in_weekend(there.date()) and OPENS <= there.time() < CLOSES)


def opening(moment: datetime) -> datetime:
    """This moment if mail may leave then, else seven o'clock on the next working day."""
    if may_leave(moment):
        return moment
    there = moment.astimezone(AMSTERDAM)
    day = there.date() if there.time() < OPENS else there.date() + ONE_DAY
    return datetime.combine(_monday_after(day) if _in_weekend(day) else day, OPENS, tzinfo=AMSTERDAM)


def next_morning(moment: datetime) -> datetime:
    """Eight o'clock on a working day, at this moment or the first time after it: when digests go."""
    there = moment.astimezone(AMSTERDAM)
    day = there.date() if there.time() <= MORNING else there.date() + ONE_DAY
    return datetime.combine(_monday_after(day) if _in_weekend(day) else day, MORNING, tzinfo=AMSTERDAM)


def is_near(moment: datetime, *, now: datetime) -> bool:
    """Whether waiting for a decent hour would leave less than a day."""
    return moment.astimezone(UTC) - opening(now).astimezone(UTC) < ONE_DAY


def _in_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def _friday_before(day: date) -> date:
    return day - timedelta(days=day.weekday() - SATURDAY + 1)


def _monday_after(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())
