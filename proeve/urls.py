from django.urls import path

from proeve import admission_views, planning_views, views

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
    path("proeve/beoordelen/", views.assessments, name="assessments"),
    path("proeve/beoordelen/<key:attempt>/", views.assess, name="assess"),
    path("proeve/beoordelen/<key:attempt>/terugtrekken/", views.withdraw, name="withdraw"),
]
