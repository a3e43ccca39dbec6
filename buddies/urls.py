from django.urls import path

from buddies import views

app_name = "buddies"
urlpatterns = [
    path("trainer/cohort/<int:cohort>/buddys/", views.pairs, name="pairs"),
    path("trainer/cohort/<int:cohort>/buddys/<int:pair>/einde/", views.end, name="end"),
]
