from dataclasses import fields

import pytest
from django.template.loader import render_to_string

from bigfive import texts
from bigfive.norms import AgeBand
from bigfive.profile import Profile, profile_of
from bigfive.scales import DOMAINS, FACETS, FACETS_OF, ITEMS_OF
from bigfive.scoring import Word, score
from bigfive.texts import ScaleText
from documents.bands import Band
from tests.bigfive.answers import ALL_MIDDLE

ALL_TEXTS = {**texts.DOMAINS, **texts.FACETS}
# Names of the Dutch NEO-PI-R, which belong to its publisher, and of an illness.
NOT_OURS = {
    *("angst", "ergernis", "depressie", "schaamte", "impulsiviteit", "kwetsbaarheid"),
    *("hartelijkheid", "sociabiliteit", "dominantie", "energie", "avonturisme", "vrolijkheid"),
    *("fantasie", "esthetiek", "gevoelens", "veranderingen", "ideeën", "waarden"),
    *("vertrouwen", "oprechtheid", "zorgzaamheid", "inschikkelijkheid", "bescheidenheid", "medeleven"),
    *("doelmatigheid", "ordelijkheid", "betrouwbaarheid", "ambitie", "zelfdiscipline", "bedachtzaamheid"),
    *("neuroticisme", "altruïsme", "consciëntieusheid"),
}


def without(*numbers: int) -> Profile:
    return profile_of(score({n: value for n, value in ALL_MIDDLE.items() if n not in numbers}))


def test_every_scale_has_its_own_words() -> None:
    assert (tuple(texts.DOMAINS), tuple(texts.FACETS)) == (DOMAINS, FACETS)
    said = [getattr(text, field.name) for text in ALL_TEXTS.values() for field in fields(ScaleText)]
    assert len(set(said)) == len(said)
    assert [text for text in said if "!" in text or "depress" in text.lower() or " type" in text] == []


def test_names_are_our_own() -> None:
    names = {text.name for text in ALL_TEXTS.values()}
    assert texts.FACETS["N3"].name == "Somberheid"
    assert [texts.DOMAINS[domain].name for domain in DOMAINS] == [
        "Emotionele stabiliteit",
        "Extraversie",
        "Openheid",
        "Vriendelijkheid",
        "Zorgvuldigheid",
    ]
    assert {name.lower() for name in names} & NOT_OURS == set()


@pytest.mark.parametrize("code", ALL_TEXTS)
def test_both_ends_have_their_gain_and_their_price(code: str) -> None:  # BIG-5
    turn = "wel" if code in DOMAINS else ", maar "
    text = ALL_TEXTS[code]
    assert [end for end in (text.lower, text.higher) if turn not in end or not end.endswith(".")] == []
    assert len(text.lower) < 2 * len(text.higher) and len(text.higher) < 2 * len(text.lower)


def test_every_word_and_note_has_a_text() -> None:
    assert set(texts.WORDS) == set(Word)
    assert len(texts.NOTES) == 3


def test_a_profile_names_the_group_and_tells_each_domain() -> None:  # BIG-5
    profile = profile_of(score(ALL_MIDDLE, age=AgeBand.TO_40))
    assert profile.compared_with == (
        "mensen die de vragenlijst in het Engels op internet invulden, mannen en vrouwen samen, "
        "21 tot en met 40 jaar"
    )
    told = [(row.name, row.mean, row.band, row.word, row.percentile) for row in profile.rows]
    assert told == [
        ("Emotionele stabiliteit", "3,0", "2,7 tot 3,3", "op de grens van lager en gemiddeld", "45"),
        ("Extraversie", "3,0", "2,8 tot 3,2", "op de grens van lager en gemiddeld", "32"),
        ("Openheid", "3,0", "2,8 tot 3,2", "niet vergeleken", ""),
        ("Vriendelijkheid", "3,0", "2,8 tot 3,2", "lager", "9"),
        ("Zorgvuldigheid", "3,0", "2,8 tot 3,2", "lager", "16"),
    ]
    assert profile.rows[2].note == texts.WITHOUT_O6


def test_without_an_age_the_group_is_everyone() -> None:
    assert texts.compared_with(None).endswith("mannen en vrouwen samen, alle leeftijden")


def test_what_is_not_released_is_not_in_it() -> None:  # BIG-2
    result = score(ALL_MIDDLE)
    whole, domains, facets = (
        profile_of(result),
        profile_of(result, facets=False),
        profile_of(result, domains=False),
    )
    assert [len(trait.facets) for trait in whole.traits] == [6, 6, 5, 6, 6]
    assert ([trait.row for trait in domains.traits], domains.rows) == (whole.rows, whole.rows)
    assert [trait.facets for trait in domains.traits] == [()] * 5
    assert [trait.row for trait in facets.traits] == [None] * 5
    assert facets.rows == []
    assert [trait.facets for trait in facets.traits] == [trait.facets for trait in whole.traits]


def test_only_the_facets_of_stability_point_the_other_way() -> None:
    assert [trait.facets_note for trait in profile_of(score(ALL_MIDDLE)).traits] == [
        texts.OTHER_WAY,
        *[""] * 4,
    ]
    assert profile_of(score(ALL_MIDDLE), facets=False).traits[0].facets_note == ""


def test_what_was_not_answered_is_said() -> None:
    one = without(ITEMS_OF["E1"][0]).traits[1]
    assert one.row
    assert (one.facets[0].note, one.row.note) == (texts.ONE_OF_FOUR, "Eén vraag is open.")
    two = without(ITEMS_OF["E1"][0], ITEMS_OF["E2"][0]).traits[1]
    assert two.row
    assert two.row.note == "2 vragen zijn open."


def test_a_facet_without_enough_answers_says_so_and_draws_nothing() -> None:
    trait = without(*ITEMS_OF["E1"][:2]).traits[1]
    facet, row = trait.facets[0], trait.row
    assert row
    assert (facet.mean, facet.band, facet.word, facet.note) == ("", "", "", texts.TOO_FEW)
    assert facet.bar == Band("Contact maken")
    assert (row.word, row.note) == ("niet vergeleken", texts.WITHOUT_A_FACET)


def test_a_domain_without_enough_answers_says_so() -> None:
    profile = without(*ITEMS_OF["E1"][:2], *ITEMS_OF["E2"][:2])
    assert (profile.rows[1].mean, profile.rows[1].note) == ("", texts.TOO_FEW)


def test_the_table_says_what_the_chart_draws() -> None:
    trait = without(*ITEMS_OF["E1"][:2]).traits[1]
    context = {"rows": trait.facets, "label": "Extraversie als tabel"}
    html = render_to_string("bigfive/parts/bands_table.html", context)
    drawn = {(bar.name, bool(bar.reach)) for bar in trait.bars}
    assert drawn == {(texts.FACETS[code].name, code != "E1") for code in FACETS_OF["E"]}
    assert html.count('scope="row"') == 6
    assert html.count("geen uitkomst") == 1
    for row in trait.facets[1:]:
        assert f"{row.name}</th>" in html
        assert f"{row.band}</td>" in html
        assert f"{row.word}</td>" in html
