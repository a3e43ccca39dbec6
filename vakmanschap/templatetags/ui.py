"""The words and small pieces every screen shares: icons, states, dates, plain text."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Protocol

from django import template
from django.shortcuts import resolve_url
from django.templatetags.static import static
from django.utils.dateformat import format as formatted
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import is_aware, localtime

from writing.plain import to_html

register = template.Library()

# State → icon and the words that go with it: shape, word and colour, never colour alone.
STATES = {
    "done": ("check", "Afgerond"),
    "you": ("pencil", "Jij bent aan zet"),
    "wait": ("hourglass-empty", "Wacht"),
    "late": ("alert-triangle", "Te laat"),
    "soon": ("lock-open", "Je kunt beginnen"),
    "closed": ("lock", "Nog niet open"),
    "away": ("user-off", "Afwezig"),
    "waived": ("minus", "Hoeft niet"),
    "private": ("lock", "Niet gedeeld"),
}
NBSP = "\xa0"
CELL = '<span class="vak-cell vak-cell--{}">{}<span class="u-hidden-visually">{}</span></span>'
LINKED_CELL = '<a class="vak-cell vak-cell--{}" href="{}">{}<span class="u-hidden-visually">{}: {}</span></a>'
INPUTS = {
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
}
# As Django's widgets give them: a name, the choices, and a number.
type Group = tuple[str | None, Iterable[Mapping[str, Any]], int]


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, classes: str = "") -> SafeString:
    return format_html(
        '<svg class="vak-icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        f" {classes}" if classes else "",
        static("build/icons.svg"),
        name,
    )


CRUMBS = (
    '<nav class="utrecht-breadcrumb-nav" aria-label="Kruimelpad">'
    '<ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">{}</ol></nav>'
)
LINK = '<a class="utrecht-breadcrumb-nav__link nl-link" href="{}">{}</a>'
CRUMB = f'<li class="utrecht-breadcrumb-nav__item">{LINK}{{}}</li>'
HERE = (
    '<li class="utrecht-breadcrumb-nav__item">'
    '<span class="utrecht-breadcrumb-nav__link" aria-current="page">{}</span></li>'
)


@register.simple_block_tag
def crumbs(content: SafeString) -> SafeString:
    """The way to this page: {% crumb 'pod:home' enrolment.pk %}Mijn POD{% endcrumb %}{% here %}…

    Where a link goes is the name of a URL with its values, or a path.
    """
    return format_html(CRUMBS, content)


@register.simple_block_tag
def crumb(content: SafeString, to: str, *args: Any) -> SafeString:
    return format_html(CRUMB, resolve_url(to, *args), content, icon("chevron-right"))


@register.simple_block_tag
def here(content: SafeString) -> SafeString:
    return format_html(HERE, content)


@register.simple_tag
def status(state: str, label: str = "") -> SafeString:
    """A badge for one of the STATES; another label says it more precisely."""
    name, words = STATES[state]
    return format_html(
        '<span class="nl-data-badge vak-status vak-status--{}">{}{}</span>', state, icon(name), label or words
    )


@register.simple_tag
def choices(groups: Iterable[Group]) -> SafeString:
    """The choices of a select. Written here and not in a template: there are hundreds on one page."""
    return mark_safe("".join(_group(name, options) for name, options, _ in groups))


def _group(name: str | None, options: Iterable[Mapping[str, Any]]) -> str:
    inside = "".join(
        f'<option value="{escape(option["value"])}"{" selected" if option["selected"] else ""}>'
        f"{conditional_escape(option['label'])}</option>"
        for option in options
    )
    return f'<optgroup label="{conditional_escape(name)}">{inside}</optgroup>' if name else inside


@register.simple_tag
def choice_items(groups: Iterable[Group]) -> SafeString:
    """Radio buttons or checkboxes, each with its label; written here for the same reason."""
    return mark_safe("".join(_choice_item(option) for _, options, _ in groups for option in options))


def _choice_item(option: Mapping[str, Any]) -> str:
    kind = option["type"]
    look = INPUTS[kind]
    return (
        f'<div class="vak-choice__item"><input class="{look}" type="{kind}" name="{escape(option["name"])}" '
        f'value="{escape(option["value"])}"{attributes(option["attrs"])}>'
        f'<label class="utrecht-form-label utrecht-form-label--{kind}" for="{escape(option["attrs"]["id"])}">'
        f"{conditional_escape(option['label'])}</label></div>"
    )


@register.simple_tag
def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """The attributes of a field. `required` is said, but left to us to ask; a placeholder is no hint."""
    return mark_safe("".join(_attribute(name, value) for name, value in attrs.items()))


def _attribute(name: str, value: Any) -> str:
    if value is None or value is False or name == "placeholder":
        return ""
    if name == "required":
        return ' aria-required="true"' if value else ""
    return f" {name}" if value is True else f' {name}="{escape(value)}"'


class Cell(Protocol):
    kind: str
    icon: str
    words: str
    url: str


@register.simple_tag
def cell(shown: Cell, name: str) -> SafeString:
    """One day of one participant in a matrix: an icon with words; a link where there is something to read."""
    inside = icon(shown.icon)
    if not shown.url:
        return format_html(CELL, shown.kind, inside, shown.words)
    return format_html(LINKED_CELL, shown.kind, shown.url, inside, name, shown.words)


def _local(value: datetime | date) -> datetime | date:
    return localtime(value) if isinstance(value, datetime) and is_aware(value) else value


@register.filter
def day(value: datetime | date | None) -> str:
    """donderdag 12 november 2026"""
    return formatted(_local(value), f"l j{NBSP}F Y") if value else ""


@register.filter
def short_day(value: datetime | date | None) -> str:
    """12 nov"""
    return formatted(_local(value), f"j{NBSP}b") if value else ""


@register.filter
def month(value: datetime | date | None) -> str:
    return formatted(_local(value), "b") if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """9.30 uur"""
    return formatted(_local(value), f"G.i{NBSP}\\u\\u\\r") if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """donderdag 12 november, 9.30 uur"""
    return formatted(_local(value), f"l j{NBSP}F, G.i{NBSP}\\u\\u\\r") if value else ""


@register.filter
def initials(name: str) -> str:
    """The first letters of first and last name: SV for Sanne de Vries."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


@register.filter
def plain(text: str) -> SafeString:
    return to_html(text or "")


@register.filter
def get(mapping: dict[str, object], key: str) -> object:
    """A value by a name that templates cannot write with a dot, such as `data-look`."""
    return mapping.get(key, "")
