"""What was not sent yet is kept for its writer alone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments.linking import token_for
from people.models import Person
from pod import entries, feedback, sharing
from pod.models import Circle, Entry, Part
from tests import factories as make
from tests.pages import forms_on
from writing.drafts import Place
from writing.models import Draft, LocalKey
from writing.saving import Origin

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}
LABELS = {"saw": "Wat ik zag", "effect": "Wat het deed"}


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def place(owner: Person) -> Place:
    return Place(owner.pk, "feedback:entry:1", "Reactie", "/", LABELS)


def send(client: Client, where: Place, **fields: str):
    url = reverse("writing:draft")
    return client.post(url, {"place": where.signed, "version": "0", **fields}, headers=SCRIPT)


def test_a_draft_keeps_the_fields_its_place_knows() -> None:
    me = make.person()
    said = send(client_of(me), place(me), saw="Mooi", other="niets", who=str(me.pk)).json()
    assert (said["state"], said["number"]) == ("saved", 1)
    assert Draft.objects.get(owner=me).text.fields == {"saw": "Mooi"}


def test_a_place_that_was_not_made_here_is_none() -> None:
    me = make.person()
    response = client_of(me).post(reverse("writing:draft"), {"place": "eigen:verzinsel", "saw": "x"})
    assert response.status_code == 404


def test_someone_elses_draft_cannot_be_written_read_or_unlocked() -> None:
    me, other = make.person(), make.person()
    send(client_of(me), place(me), saw="Geheim")
    stranger = client_of(other)
    assert send(stranger, place(me), saw="Anders").status_code == 404
    assert send(stranger, place(me), saw="Anders", who=str(me.pk)).json() == {"state": "someone-else"}
    assert stranger.get(reverse("writing:versions", args=[place(me).signed])).status_code == 404
    assert stranger.get(reverse("writing:key", args=[me.pk])).status_code == 404
    assert Draft.objects.get().text.fields == {"saw": "Geheim"}


def test_a_key_is_one_persons_own_and_stays_the_same() -> None:
    me, other = make.person(), make.person()
    mine = client_of(me)
    first = mine.get(reverse("writing:key", args=[me.pk]))
    assert first["Cache-Control"].find("no-store") >= 0
    assert first.json() == mine.get(reverse("writing:key", args=[me.pk])).json()
    their = client_of(other).get(reverse("writing:key", args=[other.pk]))
    assert their.json() != first.json()
    assert len(LocalKey.objects.get(person=me).key) == 64


def test_an_earlier_version_of_a_draft_is_read_and_put_back() -> None:
    me = make.person()
    client = client_of(me)
    send(client, place(me), saw="Eerste")
    send(client, place(me), saw="Tweede", version="1")
    url = reverse("writing:versions", args=[place(me).signed])
    assert "<del>Eerste</del><ins>Tweede</ins>" in client.get(url).content.decode()
    assert client.post(url, {"number": "1"}).status_code == 302
    assert Draft.objects.get().text.fields == {"saw": "Eerste"}


@pytest.fixture
def shared() -> Entry:
    """A day in a POD that trainers and mentor may read."""
    enrolment = make.enrolment(make.cohort(first_day=timezone.localdate() - timedelta(days=20)))
    pod = make.pod(enrolment)
    entry = make.entry(pod, 1)
    now = timezone.now()
    sharing.choose(pod, [Circle.TRAINERS, Circle.MENTOR], now=now)
    fields = {"if-1": "ik bel", "then-1": "luister ik"}
    entries.save(entry, Part.Kind.AFTER, fields=fields, origin=Origin(0), by=enrolment.person, now=now)
    entries.hand_in(entry, Part.Kind.AFTER, by=enrolment.person, now=now)
    return entry


def test_feedback_that_was_not_sent_stands_there_on_another_device(shared: Entry) -> None:  # POD-10
    trainer = make.trainer(shared.pod.enrolment.cohort)
    url = reverse("pod:read", args=[shared.pod.enrolment_id, 1])
    page = client_of(trainer).get(url).content.decode()
    form = next(one for one in forms_on(page) if "saw" in one.values)
    client_of(trainer).post(
        form.saves_to, {"place": form.values["place"][0], "version": "0", "saw": "Ik zag"}, headers=SCRIPT
    )
    other_device = client_of(trainer)
    assert "Ik zag" in other_device.get(url).content.decode()
    other_device.post(url, {"saw": "Ik zag dat je belde", "once": "t"})
    again = next(one for one in forms_on(other_device.get(url).content.decode()) if "saw" in one.values)
    assert again.values["saw"] == [""]
    assert not any(Draft.objects.get().text.fields.values())


def test_a_mentor_with_a_link_has_drafts_of_their_own_and_no_others(shared: Entry) -> None:  # PPL-3
    support = make.support(shared.pod.enrolment)
    client = Client()
    client.post(reverse("assignments:link", args=[token_for(support)]))
    assert send(client, place(support.person), saw="Per link").json()["state"] == "saved"
    assert client.get(reverse("writing:key", args=[support.person_id])).status_code == 200
    other = make.person()
    assert send(client, place(other), saw="Van een ander").status_code == 404
    assert client.get(reverse("writing:key", args=[other.pk])).status_code == 404


def test_without_signing_in_nothing_is_kept() -> None:
    me = make.person()
    response = send(Client(), place(me), saw="Mooi")
    assert (response.status_code, response.json()) == (401, {"state": "signed-out"})


def test_what_is_sent_from_a_tab_left_open_does_not_bring_the_draft_back(shared: Entry) -> None:
    trainer = make.trainer(shared.pod.enrolment.cohort)
    client = client_of(trainer)
    desk = feedback.draft_of(shared, by=trainer, back="/")
    send(client, desk.place, saw="Mooi")
    feedback.give(shared, Circle.TRAINERS, words={"saw": "Mooi"}, token="t", by=trainer, now=timezone.now())
    said = send(client, desk.place, saw="Mooi", version="1").json()
    assert (said["state"], said["fields"]) == ("saved", {"saw": ""})
