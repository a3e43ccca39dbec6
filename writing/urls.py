from django.urls import path

from writing import views

app_name = "writing"
urlpatterns = [
    path("sleutel/<key:person>/", views.key, name="key"),
    path("concept/", views.draft, name="draft"),
    path("concept/<str:place>/", views.versions, name="versions"),
]
