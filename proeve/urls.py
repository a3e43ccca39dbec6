from django.urls import URLPattern, path

from proeve import dossier_views, judging_views, outcome_views, reading_views

app_name = "proeve"
urlpatterns: list[URLPattern] = [
    path("proeve/<key:enrolment>/criteria/", outcome_views.criteria, name="criteria"),
    path("begeleiden/<key:support>/proeve/criteria/", outcome_views.criteria_beside, name="criteria_support"),
    # The dossier.
    path("proeve/<key:enrolment>/dossier/", dossier_views.dossier, name="dossier"),
    path("proeve/<key:enrolment>/dossier/reflectie/", dossier_views.reflection, name="reflection"),
    path("proeve/<key:enrolment>/dossier/presentatie/", dossier_views.presentation, name="presentation"),
    path("proeve/<key:enrolment>/dossier/bewijs/", dossier_views.add_piece, name="add_piece"),
    path("proeve/<key:enrolment>/dossier/weg/<key:piece>/", dossier_views.drop_piece, name="drop_piece"),
    path("proeve/<key:enrolment>/dossier/pod/", dossier_views.copy, name="copy"),
    path("proeve/<key:enrolment>/dossier/inleveren/", dossier_views.hand_in, name="hand_in"),
    path("proeve/<key:enrolment>/dossier/bestand/<uuid:upload>/", dossier_views.file, name="dossier_file"),
    path("trainer/proeve/<key:enrolment>/dossier/", reading_views.as_trainer, name="dossier_trainer"),
    path(
        "trainer/proeve/<key:enrolment>/dossier/<uuid:upload>/",
        reading_views.file_as_trainer,
        name="dossier_trainer_file",
    ),
    path("begeleiden/<key:support>/proeve/dossier/", reading_views.as_supporter, name="dossier_support"),
    path(
        "begeleiden/<key:support>/proeve/dossier/<uuid:upload>/",
        reading_views.file_as_supporter,
        name="dossier_support_file",
    ),
    # Assessing.
    path("beoordelen/", judging_views.assessing, name="assessing"),
    path("beoordelen/<key:attempt>/", judging_views.score, name="score"),
    path("beoordelen/<key:attempt>/criteria/", judging_views.criteria, name="criteria_assessor"),
    path("beoordelen/<key:attempt>/terugtrekken/", judging_views.withdraw, name="withdraw"),
    path("beoordelen/<key:attempt>/formulier/", judging_views.joint, name="joint"),
    path("beoordelen/<key:attempt>/formulier/akkoord/", judging_views.agree, name="agree"),
    path("beoordelen/<key:attempt>/dossier/", reading_views.as_assessor, name="dossier_assessor"),
    path(
        "beoordelen/<key:attempt>/dossier/<uuid:upload>/",
        reading_views.file_as_assessor,
        name="dossier_assessor_file",
    ),
    path("trainer/proeve/<key:enrolment>/beoordeling/", outcome_views.assessment, name="assessment"),
    # Feedback and result.
    path("proeve/<key:enrolment>/mededeelnemers/", outcome_views.fellows, name="fellows"),
    path(
        "proeve/<key:enrolment>/mededeelnemers/<key:attempt>/",
        outcome_views.feedback_fellow,
        name="feedback_fellow",
    ),
    path("begeleiden/<key:support>/proeve/feedback/", outcome_views.feedback_beside, name="feedback_support"),
    path("proeve/<key:enrolment>/resultaat/", outcome_views.result, name="result"),
    path("begeleiden/<key:support>/proeve/resultaat/", outcome_views.result_beside, name="result_support"),
    path("cohorten/<key:cohort>/proeve/resultaten/", outcome_views.results, name="results"),
]
