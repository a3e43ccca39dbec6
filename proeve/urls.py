from django.urls import path

from proeve import (
    admission_views,
    dossier_views,
    judging_views,
    outcome_views,
    planning_views,
    reading_views,
    views,
)

app_name = "proeve"
urlpatterns = [
    path("proeve/<key:enrolment>/", views.own, name="own"),
    path("proeve/begeleiden/<key:support>/", views.support, name="support"),
    path("proeve/van/<key:enrolment>/", views.participant, name="participant"),
    path("proeve/van/<key:enrolment>/toelaten/", admission_views.admit, name="admit"),
    path("proeve/van/<key:enrolment>/zonder/<slug:line>/", admission_views.dispense, name="dispense"),
    path("proeve/van/<key:enrolment>/zonder/<slug:line>/niet/", admission_views.take_back, name="take_back"),
    path("proeve/van/<key:enrolment>/plannen/", planning_views.plan_one, name="plan_one"),
    path("proeve/van/<key:enrolment>/vragen/", planning_views.invite_assessor, name="invite_assessor"),
    path("proeve/van/<key:enrolment>/afzeggen/", planning_views.call_off, name="call_off"),
    path("proeve/cohort/<key:pk>/", admission_views.cohort, name="cohort"),
    path("proeve/cohort/<key:pk>/plannen/", planning_views.plan, name="plan"),
    path("proeve/gesprek/<key:talk>/agenda.ics", views.calendar, name="calendar"),
    path("proeve/cohort/<key:cohort>/resultaten/", outcome_views.results, name="results"),
    # The dossier, in the hands of its maker and of its readers.
    path("proeve/<key:enrolment>/dossier/", dossier_views.dossier, name="dossier"),
    path("proeve/<key:enrolment>/dossier/reflectie/", dossier_views.reflection, name="reflection"),
    path("proeve/<key:enrolment>/dossier/presentatie/", dossier_views.presentation, name="presentation"),
    path("proeve/<key:enrolment>/dossier/bewijs/", dossier_views.add_piece, name="add_piece"),
    path("proeve/<key:enrolment>/dossier/weg/<key:piece>/", dossier_views.drop_piece, name="drop_piece"),
    path("proeve/<key:enrolment>/dossier/pod/", dossier_views.copy, name="copy"),
    path("proeve/<key:enrolment>/dossier/inleveren/", dossier_views.hand_in, name="hand_in"),
    path("proeve/<key:enrolment>/dossier/<uuid:upload>/", dossier_views.file, name="dossier_file"),
    path("proeve/van/<key:enrolment>/dossier/", reading_views.as_trainer, name="dossier_trainer"),
    path(
        "proeve/van/<key:enrolment>/dossier/<uuid:upload>/",
        reading_views.file_as_trainer,
        name="dossier_trainer_file",
    ),
    path("proeve/begeleiden/<key:support>/dossier/", reading_views.as_supporter, name="dossier_support"),
    path(
        "proeve/begeleiden/<key:support>/dossier/<uuid:upload>/",
        reading_views.file_as_supporter,
        name="dossier_support_file",
    ),
    path("proeve/beoordelen/<key:attempt>/dossier/", reading_views.as_assessor, name="dossier_assessor"),
    path(
        "proeve/beoordelen/<key:attempt>/dossier/<uuid:upload>/",
        reading_views.file_as_assessor,
        name="dossier_assessor_file",
    ),
    # Assessing.
    path("proeve/beoordelen/", views.assessments, name="assessments"),
    path("proeve/beoordelen/<key:attempt>/", views.assess, name="assess"),
    path("proeve/beoordelen/<key:attempt>/terugtrekken/", views.withdraw, name="withdraw"),
    path("proeve/beoordelen/<key:attempt>/criteria/", judging_views.criteria, name="criteria_assessor"),
    path("proeve/beoordelen/<key:attempt>/scores/", judging_views.score, name="score"),
    path("proeve/beoordelen/<key:attempt>/formulier/", judging_views.joint, name="joint"),
    path("proeve/beoordelen/<key:attempt>/formulier/akkoord/", judging_views.agree, name="agree"),
    path("proeve/van/<key:enrolment>/beoordeling/", outcome_views.assessment, name="assessment"),
    # Criteria, feedback and result.
    path("proeve/<key:enrolment>/criteria/", outcome_views.criteria, name="criteria"),
    path("proeve/begeleiden/<key:support>/criteria/", outcome_views.criteria_beside, name="criteria_support"),
    path("proeve/<key:enrolment>/mededeelnemers/", outcome_views.fellows, name="fellows"),
    path(
        "proeve/<key:enrolment>/mededeelnemers/<key:attempt>/",
        outcome_views.feedback_fellow,
        name="feedback_fellow",
    ),
    path("proeve/begeleiden/<key:support>/feedback/", outcome_views.feedback_beside, name="feedback_support"),
    path("proeve/<key:enrolment>/resultaat/", outcome_views.result, name="result"),
    path("proeve/begeleiden/<key:support>/resultaat/", outcome_views.result_beside, name="result_support"),
]
