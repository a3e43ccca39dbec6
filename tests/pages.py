"""The forms of a page as a browser would find them: where they go, what they hold, what can be typed."""

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser


@dataclass
class Form:
    action: str
    method: str
    has_files: bool
    # What a browser would send if nobody touched it, by name; and the buttons, of which it sends one.
    values: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    areas: set[str] = field(default_factory=set)
    # Where its script saves what is typed, when that is not where the form goes.
    saves_to: str = ""
    files: set[str] = field(default_factory=set)
    # What a field lets be chosen, and what it carries along unseen.
    choices: dict[str, list[str]] = field(default_factory=dict)
    # How a field is typed: the type of its input.
    kinds: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, value: str | None) -> None:
        self.values.setdefault(name, []).extend([] if value is None else [value])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.area = self.choice = ""
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            multipart = given.get("enctype") == "multipart/form-data"
            self.form = Form(given.get("action", ""), given.get("method", "get").lower(), multipart)
            self.form.saves_to = given.get("data-writing", "")
            self.forms.append(self.form)
        if self.form is None:
            return
        name = given.get("name", "")
        if tag == "input" and name:
            self._input(self.form, name, given)
        elif tag == "button" and name:
            self.form.buttons.append((name, given.get("value", "")))
        elif tag == "textarea":
            self.area, self.text = name, []
        elif tag == "select":
            self.choice = name
            self.form.add(name, None)
        elif tag == "option" and self.choice:
            self.form.choices.setdefault(self.choice, []).append(given.get("value", ""))
            if "selected" in given:
                self.form.add(self.choice, given.get("value", ""))

    def _input(self, form: Form, name: str, given: dict[str, str]) -> None:
        kind = form.kinds[name] = given.get("type", "text")
        if kind in ("hidden", "checkbox", "radio"):
            form.choices.setdefault(name, []).append(given.get("value", "on"))
        if kind == "file":
            form.files.add(name)
        elif kind not in ("checkbox", "radio"):
            form.add(name, given.get("value", ""))
        else:
            form.add(name, given.get("value", "on") if "checked" in given else None)

    def handle_data(self, data: str) -> None:
        if self.area:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.choice = ""
        elif tag == "textarea" and self.form is not None:
            self.form.areas.add(self.area)
            self.form.add(self.area, "".join(self.text).removeprefix("\n"))
            self.area = ""


def forms_on(html: str) -> list[Form]:
    reader = _Reader()
    reader.feed(html)
    saved = [one for one in reader.forms if one.saves_to not in ("", one.action)]
    return [*reader.forms, *(replace(one, action=one.saves_to, buttons=[], areas=set()) for one in saved)]
