from allauth.account import views as account_views
from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import include, path

from door import sign_in_views
from door.guessing import few_guesses
from door.views import by_employer, employers
from people import converters  # noqa: F401 - registers <key:…>
from people import views as people_views
from people.admin import AddressAdmin
from privacy import paper_views
from progress.views import home
from vakmanschap import views

# The admin site is entered through the same door as everything else.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign, no-untyped-call]
# Issuers stand in the environment, and tokens are not kept.
admin.site.unregister([SocialApp, SocialToken])
# Second steps, sessions, ties to an employer open an account: their own pages and `door:reset` change them.
admin.site.unregister([SocialAccount, Authenticator, UserSession, EmailAddress])
# Roles are relations (PPL-2).
admin.site.unregister(Group)
admin.site.register(EmailAddress, AddressAdmin)

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.page_not_found
handler500 = views.server_error

urlpatterns = [
    path("", home, name="home"),
    path("hulp/", views.help_page, name="help"),
    path("privacy/", paper_views.statement, name="privacy_statement"),
    path("toegankelijkheid/", paper_views.accessibility, name="accessibility"),
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
    path(
        "account/login/code/confirm/",
        few_guesses(sign_in_views.confirm_code),
        name="account_confirm_login_code",
    ),
    path(
        "account/password/reset/confirm/",
        few_guesses(account_views.confirm_password_reset_code),
        name="account_confirm_password_reset_code",
    ),
    path(
        "account/confirm-email/",
        few_guesses(account_views.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path("account/2fa/authenticate/", sign_in_views.second_step, name="mfa_authenticate"),
    path("account/oidc/<slug:provider_id>/login/", by_employer, name="openid_connect_login"),
    path("account/email/", people_views.own_address, name="account_email"),
    path("account/", include("allauth.urls")),
    path("beheer/", admin.site.urls),
]
