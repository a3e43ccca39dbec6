from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.csp import CSP

from vakmanschap.environment import read
from vakmanschap.secret import kept_secret

ENV = read()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(ENV["DATA_DIR"] or BASE_DIR / "var")
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = ENV["DEBUG"]
DEMO = ENV["DEMO"]
SECRET_KEY = ENV["SECRET_KEY"] or kept_secret(DATA_DIR / "secret-key")
LOG_KEY = ENV["LOG_KEY"]
BASE_URL = ENV["BASE_URL"].rstrip("/")
ALLOWED_HOSTS = ENV["ALLOWED_HOSTS"]
PROVIDER_NAME = ENV["PROVIDER_NAME"]
PROVIDER_MAIL = ENV["PROVIDER_MAIL"]
SIGNATORY = ENV["SIGNATORY"]
SECURITY_CONTACT = ENV["SECURITY_CONTACT"] or f"mailto:{PROVIDER_MAIL}"
COMPLAINTS_COMMITTEE = ENV["COMPLAINTS_COMMITTEE"]
PROVIDER_ADDRESS = ENV["PROVIDER_ADDRESS"]
PRIVACY_CONTACT = ENV["PRIVACY_CONTACT"] or PROVIDER_MAIL
PRIVACY_OFFICER = ENV["PRIVACY_OFFICER"]
SUB_PROCESSORS = ENV["SUB_PROCESSORS"]
BACKUP_DAYS = ENV["BACKUP_DAYS"]

# The rooms of the house, from the ground up (docs/architecture.md).
ROOMS = [
    "people",
    "outbox",
    "documents",
    "writing",
    "agenda",
    "programme",
    "cohorts",
    "assignments",
    "bigfive",
    "buddies",
    "certificates",
    "door",
    "evaluation",
    "intervisie",
    "reading",
    "pod",
    "intake",
    "proeve",
    "checkins",
    "desk",
    "privacy",
    "progress",
    "demo",
]
INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]
MIDDLEWARE = [
    # First what stands on every answer, also where one below answers by itself (a static file) or breaks.
    "vakmanschap.headers.HeadersMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "people.origin.OriginMiddleware",
    "people.refusing.RefusedMiddleware",
    "people.idleness.IdleMiddleware",
    "door.passing_access.SecondStepMiddleware",
    "documents.scanning.ScanMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "vakmanschap.deadlocks.DeadlockMiddleware",
]
ROOT_URLCONF = "vakmanschap.urls"
WSGI_APPLICATION = "vakmanschap.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vakmanschap.context.provider",
                "vakmanschap.context.notice_news",
                "progress.navigation.navigation",
            ],
            "builtins": ["vakmanschap.templatetags.ui", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"


def _database(url: str) -> dict[str, Any]:
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "vakmanschap.sqlite3",
            "OPTIONS": {
                # IMMEDIATE: atomic() takes the write lock at once, so two writers wait instead of failing.
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=10000;"
                "PRAGMA temp_store=MEMORY;PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=67108864;"
                "PRAGMA cache_size=-20000;PRAGMA secure_delete=ON;",
            },
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": ENV["DATABASE_POOL"], "timeout": 10}},
    }


DATABASES = {"default": _database(ENV["DATABASE_URL"])}
PREPARE_QUERIES = ENV["PREPARE_QUERIES"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What limits count by. In the database, because every web node counts along and it is there anyway.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "door_count",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# Signing in: a code by mail; a passkey or a password for who wants one (PPL-3: no open sign-up).
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "people.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "people.passwords.NotKnownToAll"},
]
ACCOUNT_ADAPTER = "door.adapter.DoorAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# Nobody signs up; without a password among these, the page to sign in would not read the one that is typed.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_FORMS = {"add_email": "people.forms.NewAddressForm"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
# Who guesses is slowed down per address and per account, known or not alike; at mailed codes per session.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip,300/h/ip",
    "login_failed": "10/m/ip,100/h/ip,5/300s/key,20/d/key",
    "request_login_code": "20/m/ip,200/h/ip,3/m/key,15/h/key",
    "reset_password": "20/m/ip,200/h/ip,3/m/key,15/h/key",
    "confirm_code": "10/600s/key",
}
# Of the proxy's own making; without a proxy nobody is believed about where they come from.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENV["TRUSTED_PROXY"] else 0
# Who is changing something that opens the account shows first, within these seconds, to be who they are.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Of trainers, coordinators and administrators (access.md). A demo is there to look around in.
SECOND_STEP_REQUIRED = not DEMO
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "people.adapter.SecondStepAdapter"
MFA_TOTP_ISSUER = "Vakmanschap"
MFA_FORMS = {
    "activate_totp": "people.forms.ActivateAppForm",
    "add_webauthn": "people.forms.AddPasskeyForm",
    "edit_webauthn": "people.forms.RenamePasskeyForm",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = BASE_URL.startswith("http://localhost")
# Limits per address count the address that called the reverse proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENV["TRUSTED_PROXY"] else 0
USERSESSIONS_TRACK_ACTIVITY = False
# Single sign-on: for who has an account already. Linked, not posted to, as a form may only go to this site.
ISSUERS = ENV["OIDC_ISSUERS"]
SOCIALACCOUNT_ADAPTER = "door.employer.EmployerAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [issuer.app for issuer in ISSUERS]}
}
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
IDLE_AFTER = timedelta(minutes=30)
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BASE_URL.startswith("https://")
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "vakmanschap.views.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if BASE_URL.startswith("https://") else 0
# Only behind a proxy that says how it was asked; without one the redirect would never end.
SECURE_SSL_REDIRECT = BASE_URL.startswith("https://") and ENV["TRUSTED_PROXY"]
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV["TRUSTED_PROXY"] else None
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}

# Addresses are unique without regard to case: a constraint of the database, which this check does not see.
# Whether all names below this one are on https too, and for ever, is for who owns the name to say.
SILENCED_SYSTEM_CHECKS = ["auth.W004", "security.W005", "security.W021"]

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CLAMAV = ENV["CLAMAV"]
UPLOAD_LIMIT = 20 * 1024 * 1024
PRESENTATION_LIMIT = 100 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

MAIL_LEASE = timedelta(seconds=ENV["LEASE_SECONDS"])
OFFICE_HOURS = ENV["OFFICE_HOURS"]
CHECK_LINKS = ENV["CHECK_LINKS"]
BUNDLE_PAUSE = timedelta(seconds=ENV["BUNDLE_SECONDS"])
MAIL_FOLDER = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV["MAIL_FROM"]
if ENV["MAIL_HOST"]:
    MAILERS: dict[str, Any] = {
        "default": {
            "BACKEND": "outbox.smtp.EmailBackend",
            "OPTIONS": {
                "host": ENV["MAIL_HOST"],
                "port": ENV["MAIL_PORT"],
                "username": ENV["MAIL_USER"],
                "password": ENV["MAIL_PASSWORD"],
                "use_tls": ENV["MAIL_TLS"],
                "timeout": 10,
            },
        }
    }
else:
    MAILERS = {
        "default": {
            "BACKEND": "outbox.mail_folder.EmailBackend",
            "OPTIONS": {"file_path": str(MAIL_FOLDER)},
        }
    }

# Reading what comes back is optional; without a host nobody looks.
BOUNCE_MAILBOX: dict[str, Any] = {
    "host": ENV["BOUNCE_HOST"],
    "port": ENV["BOUNCE_PORT"],
    "tls": ENV["BOUNCE_TLS"],
    "user": ENV["BOUNCE_USER"],
    "password": ENV["BOUNCE_PASSWORD"],
    "folder": ENV["BOUNCE_FOLDER"],
}

CELERY_BROKER_URL = ENV["REDIS_URL"] or "memory://"
CELERY_TASK_ALWAYS_EAGER = not ENV["REDIS_URL"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"visibility_timeout": 900, "socket_timeout": 30, "socket_connect_timeout": 5} if ENV["REDIS_URL"] else {}
)
CELERY_BEAT_SCHEDULER = "celery.beat.Scheduler"
CELERY_TIMEZONE = TIME_ZONE
TICK_SECONDS = ENV["TICK_SECONDS"]
_TICK = {"schedule": float(TICK_SECONDS), "options": {"expires": 55}}
_HOURLY = {"schedule": 3600.0, "options": {"expires": 3000}}
CELERY_BEAT_SCHEDULE = {
    "deliver": {"task": "outbox.tasks.deliver", "kwargs": {"swept": True}, **_TICK},
    "plan-pod-messages": {"task": "pod.tasks.plan_messages", **_TICK},
    "silence-assignments": {"task": "assignments.tasks.silence_ended", **_TICK},
    "look-after-buddies": {"task": "buddies.tasks.look_after", **_HOURLY},
    "seal-acts": {"task": "people.tasks.seal", **_TICK},
    "sweep-door": {"task": "door.tasks.sweep", **_HOURLY},
    "lapse-offers": {"task": "cohorts.tasks.lapse_offers", **_TICK},
    "remind-assignments": {"task": "assignments.tasks.remind", **_HOURLY},
    "remind-talks": {"task": "cohorts.tasks.remind", **_HOURLY},
    "thin-texts": {"task": "writing.tasks.thin", **_HOURLY},
    "render-assignments": {"task": "assignments.tasks.render", **_TICK},
    "release-conversations": {"task": "intake.tasks.release_conversations", **_TICK},
    "expire": {"task": "privacy.tasks.expire", **_HOURLY},
    "erase-people": {"task": "privacy.tasks.erase", **_TICK},
    "erase-questionnaires": {"task": "bigfive.tasks.erase_due", **_HOURLY},
    "render-questionnaires": {"task": "bigfive.tasks.render", **_TICK},
    "erase-cases": {"task": "intervisie.tasks.erase", **_HOURLY},
    "render-intakes": {"task": "intake.tasks.render", **_TICK},
    "lay-out-reading-lists": {"task": "reading.tasks.lay_out", **_TICK},
    "check-links": {"task": "reading.tasks.check_links", "schedule": 300.0, "options": {"expires": 240}},
    "freeze-dossiers": {"task": "proeve.tasks.freeze_dossiers", **_TICK},
    "remind-around-talks": {"task": "proeve.tasks.remind_around_talks", **_TICK},
    "lay-out-checkins": {"task": "checkins.tasks.lay_out", **_HOURLY},
    "silence-checkins": {"task": "checkins.tasks.silence_ended", **_TICK},
    "render-certificates": {"task": "certificates.tasks.render", **_TICK},
    "follow-proeven": {"task": "proeve.tasks.follow", **_TICK},
    "turn-evaluations": {"task": "evaluation.tasks.turn", **_HOURLY},
    "render-registers": {"task": "progress.tasks.render", **_TICK},
    "render-papers": {"task": "cohorts.tasks.render", **_TICK},
    "render-evaluations": {"task": "evaluation.tasks.render", **_TICK},
    "render-privacy-papers": {"task": "privacy.tasks.render", **_TICK},
    "render-pods": {"task": "pod.tasks.render", **_TICK},
    "work-at-the-desk": {"task": "desk.tasks.work", **_TICK},
    "export-cohorts": {"task": "desk.tasks.export", **_TICK},
    "erase-lists": {"task": "desk.tasks.erase", **_HOURLY},
    "pack-archives": {"task": "privacy.tasks.pack", **_TICK},
}
if BOUNCE_MAILBOX["host"]:
    CELERY_BEAT_SCHEDULE["read-returned"] = {
        "task": "outbox.tasks.read_returned",
        "schedule": 300.0,
        "options": {"expires": 280},
    }

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {
        "mask": {"()": "vakmanschap.masking.MaskSecrets"},
        "vault": {"()": "vakmanschap.masking.SilenceVault"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["vault", "mask"]}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # These write down addresses.
        "django.request": {"filters": ["vault", "mask"]},
        "django.server": {"filters": ["vault", "mask"]},
        # What makes PDFs tells of every page and font it touches.
        "weasyprint": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        # Repeats every broken entry of what somebody pastes.
        "bibtexparser": {"level": "CRITICAL"},
    },
}
