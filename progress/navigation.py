"""The main menu: what each of someone's roles can go to. A context processor."""

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
        roles, items = self.roles, []
        if roles.enrolment:
            items += [
                self._item("Mijn traject", reverse("progress:journey", args=[roles.enrolment]), "route"),
                self._item(
                    "Mijn POD",
                    reverse("pod:home", args=[roles.enrolment]),
                    "notebook",
                    roles.news,
                    "dag met nieuwe feedback" if roles.news == 1 else "dagen met nieuwe feedback",
                ),
            ]
        elif roles.application:
            url = reverse("intake:mine", args=[roles.application])
            items.append(self._item("Mijn aanmelding", url, "file-text"))
        if roles.is_trainer:
            items += [
                self._item("Mijn cohorten", reverse("progress:trainer"), "users-group"),
                self._item(
                    "Wacht op reactie",
                    reverse("progress:queue"),
                    "inbox",
                    roles.waits,
                    "wachten op je reactie",
                ),
            ]
        if roles.is_trainer or roles.is_coordinator:
            url, asks = reverse("intake:applications"), "wachten op een volgende stap"
            items.append(self._item("Aanmeldingen", url, "user-plus", roles.applications, asks))
        if roles.is_supporter:
            items.append(self._item("Wie ik begeleid", reverse("progress:supporter"), "users"))
        if roles.is_coordinator or roles.is_administrator:
            items += [
                self._item("Cohorten", reverse("cohorts:list"), "users-group"),
                self._item("Uitgaande mail", reverse("cohorts:mail"), "mail"),
                self._item("Programma's", reverse("programme:list"), "school"),
            ]
        if roles.is_administrator:
            items.append(self._item("Beheersite", reverse("admin:index"), "settings"))
        items.append(self._item("Berichten", reverse("outbox:messages"), "messages"))
        return items

    def _item(self, label: str, url: str, icon: str, count: int = 0, count_label: str = "") -> Item:
        return Item(label, url, icon, count, count_label)


def navigation(request: HttpRequest) -> dict[str, object]:
    user = getattr(request, "user", None)
    is_known = user is not None and user.is_authenticated
    return {"navigation": Navigation(request) if is_known else None, "is_demo": settings.DEMO}
