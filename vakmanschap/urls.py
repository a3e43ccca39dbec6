from allauth.account.decorators import secure_admin_login
from allauth.socialaccount.models import SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.urls import include, path

from door import sign_in_views
from door.views import by_employer, employers
from people import converters  # noqa: F401 - registers <key:…>
from people import views as people_views
from progress.views import home
from vakmanschap import views

# The admin site is entered through the same door as everything else.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign, no-untyped-call]
# Issuers stand in the environment, and tokens are not kept.
admin.site.unregister([SocialApp, SocialToken])
# Looks by itself for a username, which nobody has here.
admin.site.get_model_admin(UserSession).search_fields = ["user__email", "ip"]  # type: ignore[misc]

urlpatterns = [
    path("", home, name="home"),
    path("hulp/", views.help_page, name="help"),
    path("privacy/", views.privacy_statement, name="privacy_statement"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("licenties/", views.licences, name="licences"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("gezond/", views.health, name="health"),
    path("gezond/metingen/", views.metrics, name="metrics"),
    path("mijn/account/", people_views.account, name="account"),
    path("mijn/", include("people.urls")),
    path("berichten/", include("outbox.urls")),
    path("schrijven/", include("writing.urls")),
    path("documenten/", include("documents.urls")),
    path("bureau/", include("programme.urls")),
    path("", include("cohorts.urls")),
    path("", include("assignments.urls")),
    path("", include("bigfive.urls")),
    path("", include("buddies.urls")),
    path("", include("evaluation.urls")),
    path("", include("intervisie.urls")),
    path("", include("reading.urls")),
    path("", include("pod.urls")),
    path("", include("intake.urls")),
    path("", include("certificates.urls")),
    path("", include("proeve.urls")),
    path("", include("checkins.urls")),
    path("", include("progress.urls")),
    path("", include("desk.urls")),
    path("", include("privacy.urls")),
    path("", include("door.urls")),
    path("", include("demo.urls")),
    path("account/login/code/", people_views.sign_in_by_code, name="account_request_login_code"),
    path("account/3rdparty/", employers, name="socialaccount_connections"),
    path("account/login/code/confirm/", sign_in_views.confirm_code, name="account_confirm_login_code"),
    path("account/2fa/authenticate/", sign_in_views.second_step, name="mfa_authenticate"),
    path("account/oidc/<slug:provider_id>/login/", by_employer, name="openid_connect_login"),
    path("account/email/", people_views.own_address, name="account_email"),
    path("account/", include("allauth.urls")),
    path("beheer/", admin.site.urls),
]
