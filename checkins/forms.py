from django import forms

from checkins.asking import Questions
from checkins.models import Reply
from writing.fields import long_text


class AnswerForm(forms.Form):
    """The three questions, in the words of the role that is asked."""

    used = forms.ChoiceField(
        choices=Reply.Used.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies vaak, soms of nooit."},
    )
    example = long_text("", required=False, rows=3, limit=4000)
    onward = long_text("", required=False, rows=3, limit=4000)

    def __init__(self, *args: object, asked: Questions, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        for name in ("used", "example", "onward"):
            self.fields[name].label = getattr(asked, name)
