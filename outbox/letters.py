"""From facts to the words of a mail. A placeholder that cannot be filled refuses to render (MSG-6)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import localtime

from outbox.kinds import kind_named
from outbox.models import Message
from outbox.unsubscribing import way_out

NOT_KEPT = "/(deze persoonlijke link bewaren we niet)"


class MissingFact(LookupError):
    """The text asks for something nobody handed down."""


class Facts(Context):
    """A context without silence: Django renders an unknown name as nothing, this one refuses.

    Django swallows lookup errors of its own kinds, and every error inside a comparison. So what was missing
    is also written down, here and in the facts inside facts, and asked for once the text is there.
    """

    def __init__(self, facts: dict[str, Any], *, autoescape: bool) -> None:
        self.missing: list[str] = []
        words = {name: _strict(value, self.missing) for name, value in facts.items()}
        super().__init__(words, autoescape=autoescape)

    def __getitem__(self, name: Any) -> Any:
        for layer in reversed(self.dicts):
            if name in layer:
                return layer[name]
        return _miss(self.missing, name)


class Inner(dict[str, Any]):
    """Facts inside facts, just as strict."""

    def __init__(self, facts: dict[str, Any], missing: list[str]) -> None:
        super().__init__({name: _strict(value, missing) for name, value in facts.items()})
        self.missing = missing

    def __missing__(self, name: str) -> Any:
        return _miss(self.missing, name)


def _strict(value: Any, missing: list[str]) -> Any:
    if isinstance(value, dict):
        return Inner(value, missing)
    if isinstance(value, list):
        return [_strict(one, missing) for one in value]
    return value


def _miss(missing: list[str], name: str) -> Any:
    missing.append(name)
    raise MissingFact(name)


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str
    html: str
    way_out: str = ""


def write(message: Message) -> Letter:
    """The mail as it goes to its recipient, secrets and all."""
    out = way_out(message)
    return replace(_written(message, message.facts | {"way_out": out}), way_out=out)


def keepsake(message: Message) -> Letter:
    """The same mail as it may be kept and read back: without what opens a door."""
    return _written(message, _without_secrets(message))


def subject_of(message: Message) -> str:
    """The subject alone; what was really sent when it was sent."""
    if message.sent_subject:
        return message.sent_subject
    [subject] = _rendered(message, _without_secrets(message), "subject.txt")
    return _in_one_line(subject)


def _written(message: Message, facts: dict[str, Any]) -> Letter:
    subject, text, html = _rendered(message, facts, "subject.txt", "txt", "html")
    return Letter(_in_one_line(subject), text + "\n", html)


def _without_secrets(message: Message) -> dict[str, Any]:
    asked = (name for name in kind_named(message.kind).facts if name.startswith("secret_"))
    return dict.fromkeys(asked, NOT_KEPT) | message.public_facts


def _rendered(message: Message, facts: dict[str, Any], *parts: str) -> list[str]:
    _check(message, facts)
    words, name = _in_words(message, facts), kind_named(message.kind).template
    with translation.override("nl"):
        return [_filled(f"{name}.{part}", words) for part in parts]


def _filled(name: str, words: dict[str, Any]) -> str:
    template = get_template(name).template  # type: ignore[attr-defined]
    context = Facts(words, autoescape=name.endswith("html"))
    text: str = template.render(context).strip()
    if context.missing:
        raise MissingFact(", ".join(context.missing))
    return text


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _check(message: Message, facts: dict[str, Any]) -> None:
    """Every fact the kind asks for is there and is something, also when no sentence happens to need it."""
    missing = [name for name in kind_named(message.kind).facts if facts.get(name) is None]
    if missing:
        raise MissingFact(", ".join(missing))


def _in_words(message: Message, facts: dict[str, Any]) -> dict[str, Any]:
    kind = kind_named(message.kind)
    own = {
        "name": message.recipient.first_name,
        "why": kind.why,
        "may_be_left": kind.may_be_left,
        "way_out": "",
        "base_url": settings.BASE_URL,
        "provider_name": settings.PROVIDER_NAME,
        "provider_mail": settings.PROVIDER_MAIL,
    }
    return own | {name: _as_time(name, value) for name, value in facts.items()}


def _as_time(name: str, value: Any) -> Any:
    """Facts come back from JSON as text; their names say which were moments and dates."""
    if isinstance(value, dict):
        return {inner: _as_time(inner, one) for inner, one in value.items()}
    if isinstance(value, list):
        return [_as_time("", one) for one in value]
    if name.endswith("_at"):
        moment = value if isinstance(value, datetime) else parse_datetime(value)
        return localtime(moment)
    if name.endswith("_on") and isinstance(value, str):
        return parse_date(value)
    return value
