from django.urls import path

from intervisie import after_views, case_views, table_views, views

app_name = "intervisie"
urlpatterns = [
    path("intervisie/", views.mine, name="mine"),
    path("traject/<key:enrolment>/intervisie/", views.begin, name="begin"),
    path("trainer/dag/<key:session>/intervisie/", views.begin_on_a_day, name="begin_on_a_day"),
    # At the table.
    path("intervisie/<key:pk>/", table_views.table, name="table"),
    path("intervisie/<key:pk>/stand/", table_views.standing, name="standing"),
    path("intervisie/<key:pk>/druk/", table_views.press, name="press"),
    path("intervisie/<key:pk>/rol/", table_views.take_role, name="role"),
    path("intervisie/<key:pk>/casus/", table_views.write, name="write"),
    path("intervisie/<key:pk>/casus/versies/", table_views.versions, name="versions"),
    path("intervisie/<key:pk>/afronden/", table_views.end, name="end"),
    # Afterwards.
    path("intervisie/<key:pk>/leerzin/", after_views.learn, name="learn"),
    # Cases for a training day.
    path("dag/<key:session>/casus/", case_views.case, name="case"),
    path("dag/<key:session>/casus/terug/", case_views.take_back, name="take_back"),
    path("dag/<key:session>/casus/bewaren/", case_views.keep, name="keep"),
    path("trainer/casus/<key:pk>/kiezen/", case_views.choose, name="choose"),
]
