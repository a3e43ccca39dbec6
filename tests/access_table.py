"""Who may open which page: the table of access.md, by URL name. Whoever is not named gets 404 (PRI-1).

A page that is not in here makes `test_access` fail: a new page is closed until someone decides.
"""

from dataclasses import dataclass, field

# The cast. "Other" and "fellow" are strangers of the same kind.
PARTICIPANT, BUDDY, FELLOW, OUTSIDER = "participant", "buddy", "fellow participant", "participant elsewhere"
TRAINER, OTHER_TRAINER = "trainer", "trainer of another cohort"
MENTOR, PRINCIPAL = "mentor", "principal"
OTHER_MENTOR, OTHER_PRINCIPAL = "mentor of a fellow", "principal of a fellow"
COORDINATOR, ADMINISTRATOR, PASSER_BY = "coordinator", "administrator", "signed in without a role"
ASSESSOR, OTHER_ASSESSOR = "assessor of the Proeve", "assessor of a fellow's Proeve"

EVERYONE = frozenset(
    {
        PARTICIPANT,
        BUDDY,
        FELLOW,
        OUTSIDER,
        TRAINER,
        OTHER_TRAINER,
        MENTOR,
        PRINCIPAL,
        OTHER_MENTOR,
        OTHER_PRINCIPAL,
        COORDINATOR,
        ADMINISTRATOR,
        PASSER_BY,
        ASSESSOR,
        OTHER_ASSESSOR,
    }
)
NOBODY: frozenset[str] = frozenset()
OWN = frozenset({PARTICIPANT})
ALONGSIDE = frozenset({BUDDY, TRAINER, MENTOR, PRINCIPAL})
LEADS = frozenset({TRAINER})
OFFICE = frozenset({COORDINATOR, ADMINISTRATOR})
# The trainer is the second assessor of the participant.
ASSESSES = frozenset({ASSESSOR, TRAINER})
IN_COHORT = frozenset({PARTICIPANT, BUDDY, FELLOW})


@dataclass(frozen=True)
class Row:
    """One URL name. `args` name things of the world that `test_access` builds."""

    name: str
    may: frozenset[str]
    args: tuple[str, ...] = ()
    posts: bool = False
    # Open without signing in.
    is_open: bool = False
    query: dict[str, str] = field(default_factory=dict)


TABLE = (
    Row("home", EVERYONE, is_open=True),
    Row("help", EVERYONE, is_open=True),
    Row("privacy_statement", EVERYONE, is_open=True),
    Row("accessibility", EVERYONE, is_open=True),
    Row("licences", EVERYONE, is_open=True),
    Row("health", EVERYONE, is_open=True),
    Row("metrics", EVERYONE, is_open=True),
    Row("account", EVERYONE),
    Row("people:looks", EVERYONE),
    Row("people:stay", OWN, ("owner",)),
    Row("people:leave", EVERYONE, posts=True),
    Row("outbox:messages", EVERYONE),
    Row("outbox:message", OWN, ("message",)),
    Row("outbox:preferences", EVERYONE),
    Row("outbox:unsubscribe", EVERYONE, ("way_out",), is_open=True),
    Row("writing:key", OWN, ("owner",)),
    Row("writing:draft", NOBODY, posts=True),
    Row("writing:versions", OWN, ("place",)),
    Row("documents:issue", OWN, ("issue",)),
    Row("documents:issue_file", OWN, ("issue",)),
    # The end: the dossier, what assessors do, feedback, result.
    Row("proeve:criteria", OWN, ("enrolment",)),
    Row("proeve:criteria_support", frozenset({MENTOR}), ("support",)),
    Row("proeve:dossier", OWN, ("enrolment",)),
    Row("proeve:reflection", OWN, ("enrolment",), posts=True),
    Row("proeve:presentation", OWN, ("enrolment",), posts=True),
    Row("proeve:add_piece", OWN, ("enrolment",), posts=True),
    Row("proeve:drop_piece", OWN, ("enrolment", "piece"), posts=True),
    Row("proeve:copy", OWN, ("enrolment",)),
    Row("proeve:hand_in", OWN, ("enrolment",), posts=True),
    Row("proeve:dossier_file", OWN, ("enrolment", "presentation")),
    Row("proeve:dossier_trainer", LEADS, ("enrolment",)),
    Row("proeve:dossier_trainer_file", LEADS, ("enrolment", "presentation")),
    Row("proeve:dossier_support", frozenset({MENTOR}), ("support",)),
    Row("proeve:dossier_support_file", frozenset({MENTOR}), ("support", "presentation")),
    Row("proeve:dossier_assessor", ASSESSES, ("attempt",)),
    Row("proeve:dossier_assessor_file", ASSESSES, ("attempt", "presentation")),
    Row("proeve:score", ASSESSES, ("attempt",)),
    Row("proeve:criteria_assessor", ASSESSES, ("attempt",)),
    Row("proeve:joint", ASSESSES, ("attempt",)),
    Row("proeve:agree", ASSESSES, ("attempt",), posts=True),
    Row("proeve:assessment", LEADS, ("enrolment",)),
    Row("proeve:fellows", OWN, ("enrolment",)),
    Row("proeve:feedback_fellow", OWN, ("enrolment", "attempt_of_fellow")),
    Row("proeve:feedback_support", frozenset({MENTOR}), ("support",)),
    Row("proeve:result", OWN, ("enrolment",)),
    Row("proeve:result_support", frozenset({MENTOR}), ("support",)),
    Row("proeve:results", LEADS | {COORDINATOR}, ("cohort",)),
    # Applying.
    Row("intake:cohorts", EVERYONE, is_open=True),
    Row("intake:terms", EVERYONE, is_open=True),
    Row("intake:cohort", EVERYONE, ("open",), is_open=True),
    Row("intake:start", EVERYONE, ("open",), is_open=True),
    Row("intake:code", EVERYONE, ("open",), is_open=True),
    Row("intake:mine", OWN, ("application",)),
    Row("intake:step", OWN, ("application", "step")),
    Row("intake:check", OWN, ("application",)),
    Row("intake:withdraw", OWN, ("application",)),
    Row("intake:another_time", OWN, ("invited",)),
    Row("intake:letter", OWN, ("decided",)),
    Row("intake:own_report", OWN, ("decided",), posts=True),
    # Who applied, for trainers and the programme office.
    Row("intake:applications", frozenset({TRAINER, OTHER_TRAINER, COORDINATOR})),
    Row("intake:times", frozenset({TRAINER, OTHER_TRAINER})),
    Row("intake:drop_time", LEADS, ("time",), posts=True),
    Row("intake:application", LEADS | {COORDINATOR}, ("recorded",)),
    Row("intake:plan", LEADS | {COORDINATOR}, ("applied",)),
    Row("intake:record", LEADS, ("applied",)),
    Row("intake:reopen", LEADS, ("recorded",), posts=True),
    Row("intake:second", LEADS, ("applied",)),
    Row("intake:decide", LEADS, ("applied",)),
    Row("intake:report", LEADS, ("recorded",), posts=True),
    # The programme office.
    Row("programme:list", OFFICE),
    Row("programme:new", OFFICE),
    Row("programme:version", OFFICE, ("version",)),
    Row("programme:edit", OFFICE, ("version",)),
    Row("programme:new_version", OFFICE, ("version",), posts=True),
    Row("cohorts:list", OFFICE),
    Row("cohorts:new", OFFICE),
    Row("cohorts:warnings", OFFICE),
    Row("cohorts:detail", OFFICE, ("cohort",)),
    Row("cohorts:edit", OFFICE, ("cohort",)),
    Row("cohorts:copy", OFFICE, ("cohort",)),
    Row("cohorts:add_day", OFFICE, ("cohort",)),
    Row("cohorts:invite", OFFICE, ("cohort",)),
    Row("cohorts:trainers", OFFICE, ("cohort",)),
    Row("cohorts:session", OFFICE, ("coming",)),
    Row("cohorts:cancel", OFFICE, ("coming",)),
    Row("cohorts:withdraw", OFFICE, ("enrolment",)),
    Row("cohorts:end_trainer", OFFICE, ("trainership",)),
    Row("cohorts:off_list", OFFICE, ("waiting",)),
    Row("cohorts:mail", OFFICE),
    Row("cohorts:mail_batch", OFFICE, ("planned",)),
    Row("cohorts:mail_again", OFFICE, ("failed",), posts=True),
    Row("cohorts:trust_address", OFFICE, ("owner",), posts=True),
    # Start talks.
    Row("cohorts:talks", LEADS | OFFICE, ("cohort",)),
    Row("cohorts:talk", LEADS | OFFICE, ("enrolment",)),
    Row("cohorts:plan_talk", LEADS | OFFICE, ("enrolment",)),
    # Who waits for a place.
    Row("cohorts:place", OWN, ("admission",)),
    Row("cohorts:decline_place", OWN, ("admission",)),
    # A training day.
    Row("cohorts:attendance", LEADS | OFFICE, ("held",)),
    Row("cohorts:prepare", LEADS, ("coming",)),
    Row("cohorts:add_handout", LEADS, ("coming",), posts=True),
    Row("cohorts:drop_handout", LEADS, ("coming", "handout")),
    Row("cohorts:calendar", IN_COHORT | LEADS | OFFICE, ("coming",)),
    Row("cohorts:days_calendar", IN_COHORT | LEADS | OFFICE, ("cohort",)),
    Row("cohorts:absence", IN_COHORT, ("coming",)),
    Row("cohorts:handout", IN_COHORT | LEADS | OFFICE, ("handout",)),
    # The assignment and its people.
    Row("assignments:assignment", OWN, ("enrolment",)),
    Row("assignments:write", OWN, ("enrolment",)),
    Row("assignments:versions", OWN, ("enrolment",)),
    Row("assignments:people", OWN, ("enrolment",)),
    Row("assignments:name", OWN, ("enrolment", "role")),
    Row("assignments:invite_again", OWN, ("enrolment", "role"), posts=True),
    Row("assignments:log", OWN, ("enrolment",)),
    Row("assignments:log_trainer", LEADS, ("enrolment",)),
    Row("assignments:log_support", frozenset({MENTOR}), ("support",)),
    Row("assignments:declare", OWN, ("enrolment",), posts=True),
    Row("assignments:confirm_trainer", LEADS, ("enrolment",), posts=True),
    Row("assignments:confirm", frozenset({PRINCIPAL}), ("principal",)),
    Row("assignments:print", OWN, ("enrolment",), posts=True),
    Row("assignments:print_trainer", LEADS, ("enrolment",), posts=True),
    Row("assignments:judge", LEADS, ("enrolment",)),
    Row("assignments:delegate", frozenset({PRINCIPAL}), ("principal",)),
    Row("assignments:answer", frozenset({MENTOR}), ("support",)),
    Row("assignments:code", frozenset({MENTOR}), ("support",)),
    Row("assignments:send_code", frozenset({MENTOR}), ("support",), posts=True),
    Row("assignments:link", EVERYONE, ("token",), is_open=True),
    # The questionnaire, a vault: `begun` is the buddy's, `untouched` the fellow's; `enrolment` released.
    Row("bigfive:about", EVERYONE, is_open=True),
    Row("bigfive:start", frozenset({FELLOW}), ("untouched",)),
    Row("bigfive:questions", frozenset({BUDDY}), ("begun",)),
    Row("bigfive:screen", frozenset({BUDDY}), ("begun", "screen")),
    Row("bigfive:answer", frozenset({BUDDY}), ("begun",), posts=True),
    Row("bigfive:finish", frozenset({BUDDY}), ("begun",)),
    Row("bigfive:result", OWN, ("enrolment",)),
    Row("bigfive:share", OWN, ("enrolment",)),
    Row("bigfive:elsewhere", OWN, ("enrolment",)),
    Row("bigfive:own_file", OWN, ("enrolment",)),
    Row("bigfive:print", OWN, ("enrolment",), posts=True),
    Row("bigfive:withdraw", OWN, ("enrolment",), posts=True),
    Row("bigfive:piece", OWN, ("enrolment",)),
    Row("bigfive:beside", OWN, ("enrolment",)),
    Row("bigfive:released", LEADS, ("enrolment",)),
    Row("bigfive:released_piece", LEADS, ("enrolment",)),
    Row("bigfive:released_file", LEADS, ("enrolment",)),
    # Buddies: one's own, and what trainers do. A proposal is for trainers alone.
    Row("progress:buddy", OWN, ("enrolment",)),
    Row("buddies:wishes", OWN, ("enrolment",)),
    Row("buddies:agreement", OWN, ("enrolment",)),
    Row("buddies:versions", OWN, ("enrolment",)),
    Row("buddies:log", OWN, ("enrolment",)),
    Row("buddies:take_out", OWN, ("enrolment", "activity"), posts=True),
    Row("buddies:swap", OWN, ("enrolment",)),
    Row("buddies:table", LEADS, ("cohort",)),
    Row("buddies:propose", LEADS, ("cohort",), posts=True),
    Row("buddies:move", LEADS, ("cohort",), posts=True),
    Row("buddies:lock", LEADS, ("cohort",), posts=True),
    Row("buddies:publish", LEADS, ("cohort",), posts=True),
    Row("buddies:pairs", LEADS, ("cohort",)),
    Row("buddies:end", LEADS, ("cohort", "pair")),
    Row("buddies:remake", LEADS, ("cohort", "enrolment")),
    Row("buddies:office", OFFICE, ("cohort",)),
    # Certificates: not for the administrator.
    Row("certificates:own", OWN, ("certificate",)),
    Row("certificates:show_name", OWN, ("certificate",), posts=True),
    Row("certificates:print", OWN | LEADS | {COORDINATOR}, ("certificate",), posts=True),
    Row("certificates:register", LEADS | {COORDINATOR}, ("cohort",)),
    Row("certificates:certificate", LEADS | {COORDINATOR}, ("certificate",)),
    Row("certificates:revoke", frozenset({COORDINATOR}), ("certificate",)),
    Row("certificates:reissue", frozenset({COORDINATOR}), ("certificate",)),
    Row("certificates:ask", EVERYONE, is_open=True),
    Row("certificates:public", EVERYONE, ("certificate_number",), is_open=True),
    # Three months later.
    Row("checkins:answer", OWN, ("reply",)),
    Row("checkins:link", EVERYONE, ("reply_token",), is_open=True),
    Row("checkins:figures", LEADS | {COORDINATOR}, ("cohort",)),
    # Intervisie: for who sits at the table, whatever else they are. Cases for a training day.
    Row("intervisie:mine", EVERYONE),
    Row("intervisie:begin", OWN, ("enrolment",)),
    Row("intervisie:begin_on_a_day", LEADS, ("coming",)),
    Row("intervisie:table", frozenset({PARTICIPANT, BUDDY}), ("under_way",)),
    Row("intervisie:table", frozenset({PARTICIPANT, BUDDY}), ("over",)),
    Row("intervisie:standing", frozenset({PARTICIPANT, BUDDY}), ("under_way",)),
    Row("intervisie:press", frozenset({PARTICIPANT, BUDDY}), ("under_way",), posts=True),
    Row("intervisie:role", frozenset({PARTICIPANT, BUDDY}), ("under_way",), posts=True),
    Row("intervisie:write", frozenset({PARTICIPANT, BUDDY}), ("under_way",), posts=True),
    Row("intervisie:versions", frozenset({PARTICIPANT, BUDDY}), ("under_way",)),
    Row("intervisie:end", frozenset({PARTICIPANT, BUDDY}), ("under_way",)),
    Row("intervisie:learn", frozenset({PARTICIPANT, BUDDY}), ("over",), posts=True),
    Row("intervisie:case", IN_COHORT, ("coming",)),
    Row("intervisie:take_back", OWN, ("coming",), posts=True),
    Row("intervisie:keep", OWN, ("coming",), posts=True),
    Row("intervisie:choose", LEADS, ("case",), posts=True),
    # The reading list: whoever takes part picks, trainers and the office keep it (access.md).
    Row("reading:list", OWN, ("enrolment",)),
    Row("reading:item", OWN, ("enrolment", "title")),
    Row("reading:mark", OWN, ("enrolment", "title"), posts=True),
    Row("reading:versions", OWN, ("enrolment", "title")),
    Row("reading:file", IN_COHORT | LEADS | {COORDINATOR}, ("title",)),
    Row("reading:of_cohort", LEADS | {COORDINATOR}, ("cohort",)),
    Row("reading:of_version", LEADS | {COORDINATOR}, ("version",)),
    Row("reading:keep", LEADS | {COORDINATOR}, ("reading_list",)),
    Row("reading:add", LEADS | {COORDINATOR}, ("reading_list",)),
    Row("reading:import", LEADS | {COORDINATOR}, ("reading_list",)),
    Row("reading:edit", LEADS | {COORDINATOR}, ("reading_list", "title")),
    Row("reading:remove", LEADS | {COORDINATOR}, ("reading_list", "title")),
    Row("reading:move", LEADS | {COORDINATOR}, ("reading_list", "title"), posts=True),
    # The participant's own POD.
    Row("pod:home", OWN, ("enrolment",)),
    Row("pod:sharing", OWN, ("enrolment",)),
    Row("pod:goals", OWN, ("enrolment",)),
    Row("pod:goal", OWN, ("enrolment", "goal")),
    Row("pod:growth", OWN, ("enrolment",)),
    Row("pod:rate", OWN, ("enrolment", "moment")),
    Row("pod:intention", OWN, ("enrolment", "intention"), posts=True),
    Row("pod:print", OWN, ("enrolment",)),
    Row("pod:take_in", OWN, ("enrolment", "over")),
    Row("pod:day", OWN, ("enrolment", "number")),
    Row("pod:session", OWN, ("enrolment", "held")),
    Row("pod:share_day", OWN, ("enrolment", "number")),
    Row("pod:evidence", OWN, ("enrolment", "number"), posts=True),
    Row("pod:drop_evidence", OWN, ("enrolment", "number", "evidence"), posts=True),
    Row("pod:reply", OWN, ("enrolment", "number", "conversation"), posts=True),
    Row("pod:write", OWN, ("enrolment", "number", "kind"), posts=True),
    Row("pod:versions", OWN, ("enrolment", "number", "kind")),
    # Beside it. Being let onto the page is not being let to read: `test_sharing` has that.
    Row("pod:reader", ALONGSIDE, ("enrolment",)),
    Row("pod:read", ALONGSIDE, ("enrolment", "number")),
    Row("pod:read_session", ALONGSIDE, ("enrolment", "held")),
    Row("pod:evidence_file", OWN | {BUDDY, TRAINER, MENTOR}, ("evidence",)),
    # A calendar that follows along: one's own page, and an address that its secret opens.
    Row("progress:calendar", EVERYONE),
    Row("progress:feed", EVERYONE, ("secret",), is_open=True),
    # What each role sees first.
    Row("progress:my_journey", frozenset({PARTICIPANT, BUDDY, FELLOW, OUTSIDER})),
    Row("progress:journey", OWN, ("enrolment",)),
    Row("progress:trainer", EVERYONE),
    Row("progress:queue", EVERYONE),
    Row("progress:matrix", LEADS, ("cohort",)),
    Row("progress:before_start", LEADS, ("cohort",)),
    Row("progress:day", LEADS, ("held",)),
    Row("progress:day", LEADS, ("coming",)),
    Row("progress:participant", LEADS, ("enrolment",)),
    Row("progress:waive", LEADS, ("enrolment", "held")),
    Row("progress:supporter", EVERYONE),
    Row("progress:support", frozenset({MENTOR}), ("support",)),
    Row("progress:support_read", frozenset({MENTOR}), ("support", "number")),
    Row("progress:support_evidence", frozenset({MENTOR}), ("support", "evidence")),
    # The Proeve: checklist, talk, letting in. Administrators have no part in it (PRV-2).
    Row("proeve:own", OWN, ("enrolment",)),
    Row("proeve:support", frozenset({MENTOR}), ("support",)),
    Row("proeve:participant", LEADS | {COORDINATOR}, ("enrolment",)),
    Row("proeve:admit", LEADS | {COORDINATOR}, ("enrolment",), posts=True),
    Row("proeve:dispense", LEADS, ("enrolment", "line")),
    Row("proeve:take_back", LEADS, ("enrolment", "line"), posts=True),
    Row("proeve:plan_one", LEADS | {COORDINATOR}, ("enrolment",)),
    Row("proeve:invite_assessor", LEADS | {COORDINATOR}, ("enrolment",)),
    Row("proeve:call_off", LEADS | {COORDINATOR}, ("enrolment",)),
    Row("proeve:cohort", LEADS | {COORDINATOR}, ("cohort",)),
    Row("proeve:plan", LEADS | {COORDINATOR}, ("cohort",)),
    Row("proeve:calendar", frozenset({PARTICIPANT, TRAINER, MENTOR, PRINCIPAL, ASSESSOR}), ("proeve_talk",)),
    Row("proeve:assessments", EVERYONE),
    Row("proeve:assess", ASSESSES, ("attempt",)),
    Row("proeve:withdraw", ASSESSES, ("attempt",)),
    # Only in a demo; `tests/demo` has when.
    Row("demo:cast", NOBODY, is_open=True),
    Row("demo:become", NOBODY, ("member",), posts=True, is_open=True),
    Row("demo:mails", NOBODY, is_open=True),
    Row("demo:mail", NOBODY, ("mail",), is_open=True),
)

# Pages of django-allauth: about one's own account alone, or the way in. Its own gates guard them.
OWN_ACCOUNT = frozenset(
    {
        "account_reauthenticate",
        "account_email",
        "account_change_password",
        "account_set_password",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
        "usersessions_list",
    }
)
WAY_IN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_signup",
        "account_email_verification_sent",
        "account_reset_password",
        "account_confirm_login_code",
        "account_confirm_password_reset_code",
        "account_complete_password_reset",
        "account_password_reset_completed",
        "account_request_login_code",
        "mfa_authenticate",
        "mfa_login_webauthn",
    }
)
