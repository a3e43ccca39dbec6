from django.urls import path

from certificates import badge_views, public_views, register_views, views

app_name = "certificates"
urlpatterns = [
    # Its holder.
    path("mijn/certificaat/<key:pk>/", views.own, name="own"),
    path("mijn/certificaat/<key:pk>/naam-tonen/", views.show_name, name="show_name"),
    path("certificaten/<key:pk>/pdf/", views.print_it, name="print"),
    path("mijn/certificaat/<key:pk>/badge/", badge_views.badge, name="badge"),
    # Trainers and the programme office.
    path("cohort/<key:pk>/certificaten/", register_views.register, name="register"),
    path("certificaten/<key:pk>/", register_views.certificate, name="certificate"),
    path("certificaten/<key:pk>/intrekken/", register_views.revoke, name="revoke"),
    path("certificaten/<key:pk>/opnieuw/", register_views.reissue, name="reissue"),
    # Anyone with a number.
    path("certificaat/", public_views.ask, name="ask"),
    path("certificaat/<str:number>/", public_views.public, name="public"),
    # Whoever checks a badge.
    path("badges/uitgever/", badge_views.issuer, name="issuer"),
    path("badges/sleutels/<uuid:pk>/", badge_views.key, name="key"),
    path("badges/status/<key:number>/", badge_views.status, name="status"),
    path(".well-known/jwks.json", badge_views.key_set, name="key_set"),
]
