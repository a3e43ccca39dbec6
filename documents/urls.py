from django.urls import path

from documents import views

app_name = "documents"
urlpatterns = [
    path("<uuid:issue>/", views.issue, name="issue"),
    path("<uuid:issue>/stop/", views.stop_issue, name="stop_issue"),
    path("<uuid:issue>/bestand/", views.issue_file, name="issue_file"),
]
