"""Pages that are not drawn: for who asks thousands of them only whether they open."""

from typing import Any

from django.conf import settings
from django.template.backends.django import DjangoTemplates, Template
from django.utils.safestring import SafeString


class _Blank:
    """What is drawn for nobody's request, such as a mail, is drawn as ever."""

    def __init__(self, real: Template) -> None:
        self.template, self.real = real.template, real

    def render(self, context: Any = None, request: Any = None) -> SafeString:
        return self.real.render(context) if request is None else SafeString("")


class BlankTemplates(DjangoTemplates):
    def get_template(self, template_name: str) -> Any:
        return _Blank(super().get_template(template_name))


def blank() -> list[dict[str, Any]]:
    return [{**engine, "BACKEND": "tests.blank.BlankTemplates"} for engine in settings.TEMPLATES]
