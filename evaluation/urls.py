from django.urls import path

from evaluation import complaint_views, views

app_name = "evaluation"
urlpatterns = [
    path("evaluatie/<key:pk>/", views.answer, name="answer"),
    path("evaluatie/<key:pk>/uitslag/", views.result, name="result"),
    path("evaluatie/<key:pk>/uitslag/pdf/", views.result_file, name="result_file"),
    path("cohort/<key:pk>/evaluatie/", views.cohort, name="cohort"),
    path("bureau/evaluatie/<key:version>/vragen/", views.questions, name="questions"),
    path("bureau/evaluatie/vragen/<key:pk>/weg/", views.remove_question, name="remove_question"),
    path("klacht/", complaint_views.complain, name="complain"),
    path("klacht/<key:pk>/", complaint_views.complaint, name="complaint"),
    path("klacht/<key:pk>/intrekken/", complaint_views.withdraw, name="withdraw_complaint"),
    path("bureau/klachten/", complaint_views.complaints, name="complaints"),
]
