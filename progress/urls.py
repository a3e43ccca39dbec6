from django.urls import path

from progress import support_views, views

app_name = "progress"
urlpatterns = [
    path("traject/", views.my_journey, name="my_journey"),
    path("traject/<int:enrolment>/", views.journey, name="journey"),
    path("trainer/", views.trainer, name="trainer"),
    path("trainer/wacht/", views.queue, name="queue"),
    path("trainer/cohort/<int:cohort>/", views.matrix, name="matrix"),
    path("trainer/dag/<int:session>/", views.day, name="day"),
    path("trainer/deelnemer/<int:enrolment>/", views.participant, name="participant"),
    path("trainer/deelnemer/<int:enrolment>/vrijstellen/<int:session>/", views.waive, name="waive"),
    path("begeleiden/", support_views.supporter, name="supporter"),
    path("begeleiden/<int:support>/", support_views.support, name="support"),
    path("begeleiden/<int:support>/dag/<int:number>/", support_views.read, name="support_read"),
    path("begeleiden/<int:support>/bewijs/<int:evidence>/", support_views.evidence, name="support_evidence"),
]
