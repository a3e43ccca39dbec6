from django.urls import URLPattern

app_name = "proeve"
urlpatterns: list[URLPattern] = []
