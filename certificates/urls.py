from django.urls import path

from certificates import public_views, register_views, views

app_name = "certificates"
urlpatterns = [
    # Its holder.
    path("mijn/certificaat/<key:pk>/", views.own, name="own"),
    path("mijn/certificaat/<key:pk>/naam-tonen/", views.show_name, name="show_name"),
    path("certificaten/<key:pk>/pdf/", views.print_it, name="print"),
    # Trainers and the programme office.
    path("cohort/<key:pk>/certificaten/", register_views.register, name="register"),
    path("certificaten/<key:pk>/", register_views.certificate, name="certificate"),
    path("certificaten/<key:pk>/intrekken/", register_views.revoke, name="revoke"),
    path("certificaten/<key:pk>/opnieuw/", register_views.reissue, name="reissue"),
    # Anyone with a number.
    path("certificaat/", public_views.ask, name="ask"),
    path("certificaat/<str:number>/", public_views.public, name="public"),
]
