"""The main menu: what each of someone's roles can go to. A context processor."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from people.access import person
from progress.roles import Roles, roles_of


@dataclass(frozen=True)
class Item:
    label: str
    url: str
    icon: str
    count: int = 0
    count_label: str = ""
    is_current: bool = False


class Navigation:
    """Finds nothing until a template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def roles(self) -> Roles:
        return roles_of(person(self.request), now=timezone.now())

    @property
    def role(self) -> str:
        return self.roles.label

    @cached_property
    def items(self) -> list[Item]:
        items = self._items()
        here = max((i.url for i in items if self.request.path.startswith(i.url)), key=len, default="")
        return [replace(item, is_current=item.url == here) for item in items]

    def _items(self) -> list[Item]:
        messages = self._item("Berichten", reverse("outbox:messages"), "messages")
        return [*self._own(), *self._of_trainers(), *self._of_supporters(), *self._of_the_office(), messages]

    def _own(self) -> Iterator[Item]:
        roles = self.roles
        if roles.enrolment:
            yield self._item("Mijn traject", reverse("progress:journey", args=[roles.enrolment]), "route")
            url, news = reverse("pod:home", args=[roles.enrolment]), "dag met nieuwe feedback"
            if roles.news != 1:
                news = "dagen met nieuwe feedback"
            yield self._item("Mijn POD", url, "notebook", roles.news, news)
        elif roles.application:
            url = reverse("intake:mine", args=[roles.application])
            yield self._item("Mijn aanmelding", url, "file-text")

    def _of_trainers(self) -> Iterator[Item]:
        roles = self.roles
        if roles.is_trainer:
            yield self._item("Mijn cohorten", reverse("progress:trainer"), "users-group")
            waits = "wachten op je reactie"
            yield self._item("Wacht op reactie", reverse("progress:queue"), "inbox", roles.waits, waits)
        if roles.is_trainer or roles.is_coordinator:
            url, asks = reverse("intake:applications"), "wachten op een volgende stap"
            yield self._item("Aanmeldingen", url, "user-plus", roles.applications, asks)

    def _of_supporters(self) -> Iterator[Item]:
        if self.roles.is_supporter:
            yield self._item("Wie ik begeleid", reverse("progress:supporter"), "users")
        if self.roles.is_assessor:
            yield self._item("Wat ik beoordeel", reverse("proeve:assessments"), "clipboard-check")

    def _of_the_office(self) -> Iterator[Item]:
        roles = self.roles
        if roles.is_coordinator or roles.is_administrator:
            yield self._item("Cohorten", reverse("cohorts:list"), "users-group")
            yield self._item("Mensen", reverse("desk:people"), "users")
            yield self._item("Uitgaande mail", reverse("cohorts:mail"), "mail")
            yield self._item("Programma's", reverse("programme:list"), "school")
        if roles.is_administrator:
            yield self._item("Beheersite", reverse("admin:index"), "settings")

    def _item(self, label: str, url: str, icon: str, count: int = 0, count_label: str = "") -> Item:
        return Item(label, url, icon, count, count_label)


def navigation(request: HttpRequest) -> dict[str, object]:
    user = getattr(request, "user", None)
    is_known = user is not None and user.is_authenticated
    return {"navigation": Navigation(request) if is_known else None, "is_demo": settings.DEMO}
