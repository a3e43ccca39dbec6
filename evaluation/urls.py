from django.urls import path

from evaluation import views

app_name = "evaluation"
urlpatterns = [
    path("evaluatie/<key:pk>/", views.answer, name="answer"),
    path("evaluatie/<key:pk>/uitslag/", views.result, name="result"),
    path("evaluatie/<key:pk>/uitslag/pdf/", views.result_file, name="result_file"),
    path("cohort/<key:pk>/evaluatie/", views.cohort, name="cohort"),
    path("bureau/evaluatie/<key:version>/vragen/", views.questions, name="questions"),
    path("bureau/evaluatie/vragen/<key:pk>/weg/", views.remove_question, name="remove_question"),
]
