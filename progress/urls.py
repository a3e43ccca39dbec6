from django.urls import path

from progress import buddy_views, calendar_views, register_views, room_views, support_views, views

app_name = "progress"
urlpatterns = [
    path("agenda/", calendar_views.calendar, name="calendar"),
    path("agenda/<str:secret>.ics", calendar_views.feed, name="feed"),
    path("traject/", views.my_journey, name="my_journey"),
    path("traject/<key:enrolment>/", views.journey, name="journey"),
    path("buddy/<key:enrolment>/", buddy_views.buddy, name="buddy"),
    path("trainer/", views.trainer, name="trainer"),
    path("trainer/wacht/", views.queue, name="queue"),
    path("trainer/cohort/<key:cohort>/", views.matrix, name="matrix"),
    path("trainer/cohort/<key:cohort>/start/", views.before_start, name="before_start"),
    path("trainer/dag/<key:session>/", views.day, name="day"),
    path("trainer/dag/<key:session>/zaal/", room_views.training_day, name="training_day"),
    path("trainer/deelnemer/<key:enrolment>/", views.participant, name="participant"),
    path("trainer/deelnemer/<key:enrolment>/vrijstellen/<key:session>/", views.waive, name="waive"),
    path("bureau/register/", register_views.this_year, name="registers"),
    path("bureau/register/<key:year>/", register_views.of_year, name="register"),
    path("bureau/register/<key:year>/<slug:form>/", register_views.as_file, name="register_file"),
    path("begeleiden/", support_views.supporter, name="supporter"),
    path("begeleiden/<key:support>/", support_views.support, name="support"),
    path("begeleiden/<key:support>/dag/<key:number>/", support_views.read, name="support_read"),
    path("begeleiden/<key:support>/bewijs/<key:evidence>/", support_views.evidence, name="support_evidence"),
]
