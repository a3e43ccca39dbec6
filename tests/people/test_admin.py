"""The support screens of accounts in the admin site."""

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib import admin
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from documents import issuing
from outbox import beating
from people.admin import REFUSED, OrganisationAdmin
from people.looking import log_act
from people.models import Look, Organisation, Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make.administrator())
    return client


def change_page(person: Person) -> str:
    return reverse("admin:people_person_change", args=[person.pk])


def form(person: Person, **changes: str) -> dict[str, str]:
    return {"name": person.name, "email": person.email, "is_active": "on"} | changes


def test_a_new_address_is_the_one_to_sign_in_with(office: Client) -> None:  # PPL-1
    karin = make.person("Karin Bos", email="karin@oud.example")
    assert office.post(change_page(karin), form(karin, email="Karin@Nieuw.example")).status_code == 302
    karin.refresh_from_db()
    assert karin.email == "karin@nieuw.example"
    address = EmailAddress.objects.get(user=karin)
    assert (address.email, address.verified, address.primary) == ("karin@nieuw.example", True, True)


def test_another_change_leaves_the_addresses_alone(office: Client) -> None:
    karin = make.person("Karin Bos")
    EmailAddress.objects.create(user=karin, email="karin@thuis.example", verified=True)
    assert office.post(change_page(karin), form(karin, name="Karin Visser")).status_code == 302
    assert EmailAddress.objects.filter(user=karin).count() == 2


def test_an_address_of_someone_else_is_refused(office: Client) -> None:  # PPL-1
    karin, jan = make.person("Karin Bos"), make.person("Jan Mol", email="jan@waterrijk.example")
    EmailAddress.objects.create(user=jan, email="jan@thuis.example", verified=True)
    for taken in ("JAN@waterrijk.example", "jan@thuis.example"):
        page = office.post(change_page(karin), form(karin, email=taken)).content.decode()
        assert "Dit adres hoort al bij een ander account." in page


def test_a_new_account_has_no_password_and_can_sign_in(office: Client) -> None:  # PPL-3
    facts = {"name": "Monique Timmers", "email": "monique@waterrijk.example", "is_active": "on"}
    assert office.post(reverse("admin:people_person_add"), facts).status_code == 302
    monique = Person.objects.get(email=facts["email"])
    assert not monique.has_usable_password()
    assert EmailAddress.objects.get(user=monique).verified


def test_nobody_deletes_an_account_there(office: Client) -> None:  # PRI-3
    karin = make.person("Karin Bos")
    assert office.post(reverse("admin:people_person_delete", args=[karin.pk])).status_code == 403
    bulk = {"action": "delete_selected", "_selected_action": [karin.pk], "post": "yes"}
    office.post(reverse("admin:people_person_changelist"), bulk)
    assert Person.objects.filter(pk=karin.pk).exists()


def test_the_log_of_acts_is_read_and_never_edited(office: Client) -> None:
    kept = log_act("pair-laid", about="pair:1", by=make.person(), now=make.BEFORE_ALL)
    assert office.get(reverse("admin:people_act_changelist")).status_code == 200
    pages = [reverse(f"admin:people_act_{verb}", args=[kept.pk]) for verb in ("change", "delete")]
    assert [office.post(url, {}).status_code for url in pages] == [403, 403]
    assert office.get(reverse("admin:people_act_add")).status_code == 403


def test_who_looked_at_whom_is_its_owners_alone() -> None:  # PRI-2
    assert not admin.site.is_registered(Look)


def test_supports_and_pairs_are_only_looked_up_there(office: Client) -> None:  # PPL-4
    enrolment = make.enrolment(make.cohort())
    support, pair = make.support(enrolment), make.pair(enrolment, make.enrolment(enrolment.cohort))
    for name, kept in (("assignments_support", support), ("buddies_pair", pair)):
        assert office.get(reverse(f"admin:{name}_changelist")).status_code == 200
        assert office.post(reverse(f"admin:{name}_change", args=[kept.pk]), {}).status_code == 403
        assert office.post(reverse(f"admin:{name}_delete", args=[kept.pk])).status_code == 403


@pytest.mark.parametrize(
    "name",
    ["mfa.Authenticator", "socialaccount.SocialAccount", "usersessions.UserSession", "auth.Group"],
)
def test_what_opens_an_account_is_not_changed_there(name: str) -> None:  # PPL-3
    assert not admin.site.is_registered(apps.get_model(name))


def test_an_address_to_sign_in_with_is_looked_up_and_never_typed_in(office: Client) -> None:  # PPL-3
    karin = make.person("Karin Bos", email="karin@waterrijk.example")
    page = office.get(reverse("admin:account_emailaddress_changelist")).content.decode()
    assert "karin@waterrijk.example" in page
    assert office.get(reverse("admin:account_emailaddress_add")).status_code == 403
    own = EmailAddress.objects.get(user=karin)
    for verb in ("change", "delete"):
        url = reverse(f"admin:account_emailaddress_{verb}", args=[own.pk])
        assert office.post(url, {}).status_code == 403


@pytest.mark.parametrize("name", ["documents_issue", "desk_import", "outbox_heartbeat"])
def test_work_in_the_dark_is_seen_there_and_not_touched(office: Client, name: str) -> None:  # BIG-3
    owner = make.person("Sanne de Vries")
    asked = {"owner": owner, "about": "x:1", "parameters": {}, "fingerprint": "f", "name": "sanne.pdf"}
    for kind in ("pod", "bigfive"):
        issuing.request(kind, **asked, now=make.BEFORE_ALL)
    make.list_to_take_in(make.cohort(name="Najaar"))
    beating.beat(beating.Name.WORKER, now=make.BEFORE_ALL)
    page = office.get(reverse(f"admin:{name}_changelist")).content.decode()
    shown = {"documents_issue": "POD", "desk_import": "Najaar", "outbox_heartbeat": "de verzender"}[name]
    assert shown in page
    assert [words for words in ("Sanne", "sanne.pdf", "bigfive", "kim@voorbeeld") if words in page] == []
    assert office.get(reverse(f"admin:{name}_add")).status_code == 403


def test_the_files_that_are_made_are_counted_without_the_questionnaires(office: Client) -> None:  # BIG-3
    asked = {"owner": make.person(), "about": "x:1", "parameters": {}, "fingerprint": "f", "name": "a.pdf"}
    made = [issuing.request(kind, **asked, now=make.BEFORE_ALL) for kind in ("pod", "bigfive")]
    pages = [office.get(reverse("admin:documents_issue_change", args=[one.pk])) for one in made]
    assert [page.status_code for page in pages] == [200, 302]


def test_an_organisation_and_who_ran_the_office_are_not_deleted_there(office: Client) -> None:
    ran = make.coordinator().coordinatorships.get()
    for name, pk in (("organisation", make.organisation().pk), ("coordinator", ran.pk)):
        url = reverse(f"admin:people_{name}_delete", args=[pk])
        assert office.post(url, {"post": "yes"}).status_code == 403


class JustBefore(OrganisationAdmin):
    """Somebody else takes the name between the form and the row."""

    def save_model(self, request: HttpRequest, obj: Organisation, form: object, change: bool) -> None:
        make.organisation(obj.name)
        super().save_model(request, obj, form, change)


def test_what_the_database_refuses_is_told_in_words() -> None:
    mine = make.organisation("Gemeente Waterstad")
    request = RequestFactory().post("/", {"name": "Gemeente Waterrijk"})
    request.user, request.session = make.administrator(), {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    answer = JustBefore(Organisation, admin.site).changeform_view(request, str(mine.pk))
    assert (answer.status_code, [str(one) for one in request._messages]) == (302, [REFUSED])  # type: ignore[attr-defined]
    mine.refresh_from_db()
    assert mine.name == "Gemeente Waterstad"


@pytest.mark.parametrize("forged", ["a'b", "999999", "-1", "9" * 30, "\x00"])
def test_a_choice_that_was_never_offered_is_refused_on_the_same_page(office: Client, forged: str) -> None:
    page = office.post(reverse("admin:people_person_add"), {"organisation": forged})
    assert page.status_code == 200
    assert "organisation" in page.context["adminform"].form.errors
