"""Somebody of the cast, who came in by the demo's door and showed once more to be themselves."""

import re
from email import message_from_bytes, policy
from http import HTTPStatus
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

ACCOUNT = "/mijn/account/"
CODE = re.compile(r"^([A-Z0-9][A-Z0-9-]{4,})$", re.MULTILINE)


class Visitor:
    """Enough of a browser to sign in with."""

    def __init__(self, base: str) -> None:
        self.base, self.jar = base, CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.jar), ProxyHandler({}))

    def open(self, path: str, **fields: str) -> str:
        """Where one ends up; with fields it is a form that is sent."""
        token = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        body = urlencode(token | fields).encode() if fields else None
        with self.opener.open(f"{self.base}{path}", body, timeout=60) as response:
            response.read()
            return str(response.url).removeprefix(self.base)

    @property
    def cookies(self) -> dict[str, str]:
        return {cookie.name: cookie.value or "" for cookie in self.jar}

    @property
    def header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def become(self, key: str, mail: Path) -> None:
        """As this member of the cast, and past the pages that ask anew who one is."""
        self.open("/demo/")
        self.open(f"/demo/als/{key}/", key=key)
        self.open("/mijn/ben-jij-het/", send="1")
        self.open("/mijn/ben-jij-het/", code=_newest_code(mail))

    def is_refused(self, path: str) -> bool:
        """What is sent without the token of a form is sent by another site, and not taken."""
        try:
            self.open(path, csrfmiddlewaretoken="another-site")
        except HTTPError as refused:
            return refused.code == HTTPStatus.FORBIDDEN
        return False

    def is_in(self) -> bool:
        return self.open(ACCOUNT) == ACCOUNT


def _newest_code(mail: Path) -> str:
    newest_first = sorted(mail.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return next(code for file in newest_first if (code := _code_in(file)))


def _code_in(file: Path) -> str:
    body = message_from_bytes(file.read_bytes(), policy=policy.default).get_body(("plain",))
    found = CODE.search(body.get_content()) if body else None
    return found[1] if found else ""
