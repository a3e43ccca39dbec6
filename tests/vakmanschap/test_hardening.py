"""Nothing is left open: settings, headers, and what the log repeats."""

import logging
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from people.models import Person
from tests import factories as make
from tools.paths import ROOT, environment
from vakmanschap.masking import MaskSecrets

pytestmark = pytest.mark.django_db
PRODUCTION = {
    "BASE_URL": "https://leren.voorbeeld.example",
    "ALLOWED_HOSTS": "leren.voorbeeld.example",
    "TRUSTED_PROXY": "1",
    "DEBUG": "0",
    "DEMO": "0",
    "DJANGO_SETTINGS_MODULE": "vakmanschap.settings",
    "PROVIDER_MAIL": "bureau@voorbeeld.example",
    "PROVIDER_ADDRESS": "Kade 1, 1000 AA Voorbeeld",
    "PRIVACY_OFFICER": "Ina de Boer, fg@voorbeeld.example",
    "SUB_PROCESSORS": "Voorbeeldhost | servers | Nederland",
    "BACKUP_DAYS": "35",
}


def manage(*command: str, **extra: str) -> subprocess.CompletedProcess[str]:
    env = environment(**(PRODUCTION | extra))
    env.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # Of the tests alone.
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_says_nothing(tmp_path: Path) -> None:
    done = manage("check", "--deploy", "--fail-level=WARNING", DATA_DIR=str(tmp_path), SECRET_KEY="")
    assert (done.returncode, done.stderr) == (0, "")
    weak = manage("check", "--deploy", "--fail-level=WARNING", DATA_DIR=str(tmp_path), SECRET_KEY="kort")
    assert (weak.returncode, "security.W009" in weak.stderr) == (1, True)


NEEDED = [("PROVIDER_ADDRESS", ""), ("PRIVACY_OFFICER", ""), ("SUB_PROCESSORS", ""), ("BACKUP_DAYS", "0")]


@pytest.mark.parametrize(("name", "none"), NEEDED)
def test_the_deployment_check_misses_what_the_privacy_papers_need(
    name: str, none: str, tmp_path: Path
) -> None:
    done = manage("check", "--deploy", "--fail-level=WARNING", DATA_DIR=str(tmp_path), **{name: none})
    assert (done.returncode, f"Set {name} in the environment" in done.stderr) == (1, True)


def test_whoever_finds_a_weakness_reads_where_to_say_so(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT, settings.BASE_URL = (
        "mailto:veilig@voorbeeld.example",
        "https://leren.voorbeeld.example",
    )
    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:veilig@voorbeeld.example"
    assert fields["Canonical"] == "https://leren.voorbeeld.example/.well-known/security.txt"
    ends = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=170) < ends - datetime.now(UTC) < timedelta(days=365)


def test_every_answer_closes_what_no_page_uses(client: Client) -> None:
    for url in (reverse("help"), "/bestaat-niet/", reverse("account")):
        headers = client.get(url).headers
        assert "camera=()" in headers["Permissions-Policy"]
        assert "publickey-credentials-get=(self)" in headers["Permissions-Policy"]
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_plain_http_is_led_to_https_but_for_health(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_REDIRECT_EXEMPT = True, [r"^gezond/"]
    assert client.get(reverse("help"))["Location"] == "https://testserver/hulp/"
    assert client.get(reverse("health")).status_code == 200


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (
            '"GET /account/oidc/waterrijk/login/callback/?code=GEHEIM&state=GEHEIM HTTP/1.1" 302',
            '"GET /account/oidc/waterrijk/login/callback/?… HTTP/1.1" 302',
        ),
        ("Not Found: /agenda/GEHEIM.ics", "Not Found: /agenda/…"),
        ("Internal Server Error: /hulp/", "Internal Server Error: /hulp/"),
    ],
)
def test_the_log_repeats_no_secret(written: str, kept: str) -> None:
    record = logging.LogRecord("django.server", logging.INFO, "", 1, "%s", (written,), None)
    assert MaskSecrets().filter(record)
    assert record.getMessage() == kept


def test_every_list_of_the_admin_site_can_be_searched(client: Client) -> None:
    client.force_login(make.administrator())
    lists = [model for model, one in admin.site._registry.items() if one.search_fields]
    assert Person in lists
    for model in lists:
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        assert client.get(url, {"q": "a'b"}).status_code == 200, url
