from django.urls import path

from intake import desk_views, outcome_views, own_views, record_views, views

app_name = "intake"
urlpatterns = [
    # For everyone.
    path("aanmelden/", views.cohorts, name="cohorts"),
    path("aanmelden/voorwaarden/", views.terms, name="terms"),
    path("aanmelden/<key:cohort>/", views.cohort, name="cohort"),
    path("aanmelden/<key:cohort>/begin/", views.start, name="start"),
    path("aanmelden/<key:cohort>/code/", views.code, name="code"),
    # One's own application.
    path("aanmelden/mijn/<key:application>/", own_views.mine, name="mine"),
    path("aanmelden/mijn/<key:application>/stap/<key:number>/", own_views.step, name="step"),
    path("aanmelden/mijn/<key:application>/nakijken/", own_views.check, name="check"),
    path("aanmelden/mijn/<key:application>/intrekken/", own_views.withdraw, name="withdraw"),
    path("aanmelden/mijn/<key:application>/ander-moment/", outcome_views.another_time, name="another_time"),
    path("aanmelden/mijn/<key:application>/brief/", outcome_views.letter, name="letter"),
    path("aanmelden/mijn/<key:application>/pdf/", outcome_views.own_report, name="own_report"),
    # For trainers and the programme office.
    path("intake/", desk_views.applications, name="applications"),
    path("intake/tijden/", desk_views.times, name="times"),
    path("intake/tijden/<key:time>/weg/", desk_views.drop_time, name="drop_time"),
    path("intake/<key:application>/", desk_views.application, name="application"),
    path("intake/<key:application>/gesprek/", desk_views.plan, name="plan"),
    # For trainers.
    path("intake/<key:application>/verslag/", record_views.record, name="record"),
    path("intake/<key:application>/verslag/open/", record_views.reopen, name="reopen"),
    path("intake/<key:application>/tweede/", record_views.second, name="second"),
    path("intake/<key:application>/besluit/", record_views.decide, name="decide"),
    path("intake/<key:application>/pdf/", record_views.report, name="report"),
]
