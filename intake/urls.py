from django.urls import path

from intake import own_views, views

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
]
