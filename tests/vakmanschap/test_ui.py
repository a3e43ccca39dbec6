from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import engines

from vakmanschap.templatetags import ui

WINTER = datetime(2026, 11, 12, 8, 30, tzinfo=UTC)
SUMMER = datetime(2026, 6, 30, 22, 5, tzinfo=UTC)


def drawn(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


def test_icons_come_from_the_sprite_and_say_nothing():
    assert drawn('{% icon "check" "vak-icon--done" %}') == (
        '<svg class="vak-icon vak-icon--done" aria-hidden="true" focusable="false">'
        '<use href="/static/build/icons.svg#check"></use></svg>'
    )


@pytest.mark.parametrize("state", ui.STATES)
def test_every_state_has_a_shape_a_word_and_a_colour(state):
    name, words = ui.STATES[state]
    badge = ui.status(state)
    assert (f"vak-status--{state}" in badge, f"#{name}" in badge, f"{words}</span>" in badge) == (
        True,
        True,
        True,
    )


def test_a_state_can_be_said_more_precisely_and_is_escaped():
    assert ui.status("done", "Af & klaar").endswith("Af &amp; klaar</span>")


def test_moments_are_said_in_dutch_and_in_local_time():
    assert ui.day(WINTER) == "donderdag 12\xa0november 2026"
    assert ui.short_day(WINTER) == "12\xa0nov"
    assert ui.clock(WINTER) == "9.30\xa0uur"
    assert ui.moment(WINTER) == "donderdag 12\xa0november, 9.30\xa0uur"


def test_past_midnight_here_is_the_next_day_here():
    assert (ui.day(SUMMER), ui.clock(SUMMER)) == ("woensdag 1\xa0juli 2026", "0.05\xa0uur")


def test_a_date_has_no_time_zone():
    assert ui.day(date(2026, 11, 12)) == "donderdag 12\xa0november 2026"


@pytest.mark.parametrize("say", [ui.day, ui.short_day, ui.month, ui.clock, ui.moment])
def test_no_moment_is_said_as_nothing(say):
    assert say(None) == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Sanne de Vries", "SV"),
        ("Fatima El Amrani", "FA"),
        ("Madonna", "M"),
        ("", ""),
        ("(Piet) Kuiper", "K"),
    ],
)
def test_initials(name, letters):
    assert ui.initials(name) == letters


def test_plain_text_is_escaped():
    assert "<script>" not in drawn("{{ text|plain }}", text="<script>alert(1)</script>")


class Everything(forms.Form):
    name = forms.CharField(
        label="Naam", help_text="Zoals op je pas.", widget=forms.TextInput({"placeholder": "Piet"})
    )
    why = forms.CharField(label="Waarom", required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label="Akkoord")
    score = forms.ChoiceField(
        label="Hoe sterk", choices=[("1", "1"), ("2", "2")], widget=forms.RadioSelect({"data-look": "scale"})
    )


def field(name: str, data: dict[str, str] | None = None) -> str:
    return str(Everything(data)[name].as_field_group())


def test_the_label_the_hint_and_the_mistake_stand_above_the_field():
    shown = field("name", {})
    places = [shown.index(part) for part in ("<label", "id_name_helptext", 'id="id_name_error"', "<input")]
    assert places == sorted(places)
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown
    assert 'aria-invalid="true"' in shown


def test_a_field_is_never_marked_wrong_by_the_browser_itself():
    shown = field("name")
    assert (' aria-required="true"' in shown, " required" in shown, "aria-invalid" in shown) == (
        True,
        False,
        False,
    )


def test_no_hint_hides_in_a_placeholder():
    assert "placeholder" not in field("name")


def test_what_may_stay_empty_says_so():
    assert ("mag je leeg laten" in field("why"), "mag je leeg laten" in field("name")) == (True, False)


def test_choices_are_one_group_with_a_legend():
    shown = field("score")
    assert shown.startswith("<fieldset")
    assert ("Hoe sterk" in shown, "vak-choice--scale" in shown, shown.count('type="radio"')) == (
        True,
        True,
        2,
    )


def test_a_tick_stands_inside_its_label():
    assert '<label class="vak-check" for="id_agreed"><input' in field("agreed")


def test_a_choice_by_itself_has_the_label_it_has_in_its_group():
    in_group = field("score")
    for choice in Everything()["score"]:
        label = str(choice).strip().splitlines()[-1]
        assert label.startswith('<label class="utrecht-form-label utrecht-form-label--radio"')
        assert label in in_group
