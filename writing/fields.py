"""Form fields in which more than a line is typed."""

from typing import Any

from django import forms

from writing.plain import clean
from writing.saving import LIMIT


class LongText(forms.CharField):
    """A text area without `maxlength`: a browser would cut off what is pasted, and say nothing."""

    # Asked for, though another field may do instead; so the label does not say it may be left empty.
    is_asked = False

    def to_python(self, value: Any) -> str:
        """Cleaned before it is counted: a browser sends each newline as two characters."""
        return clean(super().to_python(value) or "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"data-limit": self.max_length}


def long_text(
    label: str,
    *,
    required: bool = True,
    hint: str = "",
    rows: int = 4,
    error: str = "",
    limit: int = LIMIT,
    is_asked: bool = False,
) -> LongText:
    field = LongText(
        label=label,
        required=required,
        help_text=hint,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": error or "Vul dit in. Eén zin is genoeg.",
            "max_length": f"Dit is te lang: %(show_value)d tekens. Maak het korter dan {limit} tekens.",
        },
    )
    field.is_asked = is_asked
    return field
