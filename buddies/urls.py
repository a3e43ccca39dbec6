from django.urls import path

from buddies import views

app_name = "buddies"
urlpatterns = [
    path("trainer/cohort/<key:cohort>/buddys/", views.pairs, name="pairs"),
    path("trainer/cohort/<key:cohort>/buddys/<key:pair>/einde/", views.end, name="end"),
]
