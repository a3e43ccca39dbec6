"""Withdrawing in one click, and what goes by itself: with a clock that is moved (BIG-6, PRI-4)."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from bigfive import answering, erasing, expiring, printing, recording, releasing, scoring
from bigfive.models import Answer, Elsewhere, Release, Sitting
from bigfive.recording import Recorded
from bigfive.releasing import Part
from cohorts.models import Cohort, Enrolment, Session
from documents.models import Issue, Upload
from tests import factories as make
from tests.bigfive.conftest import Place
from tests.bigfive.pdfs import pdf
from writing import drafts
from writing.models import Draft, Text
from writing.saving import Origin

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def _everything(place: Place, tmp_path: object) -> Issue:
    """Finished, released, a comment under way, and a document that was made."""
    sitting = make.questionnaire(place.enrolment, now=place.before)
    issue = printing.ask(sitting, now=place.before)
    issue.file.save("a.pdf", ContentFile(b"%PDF-"))
    Issue.objects.update(state="done")
    releasing.release(
        place.enrolment,
        {Part.DOMAINS},
        comment="Ja.",
        until=place.before.date() + 9 * DAY,
        by=place.person,
        now=place.before,
    )
    desk = releasing.draft_of(sitting, by=place.person, back="/")
    drafts.save(desk.place, fields={"comment": "Nog"}, origin=Origin(0), by=place.person, now=place.before)
    return issue


def _left() -> dict[str, int]:
    models = (Answer, Release, Elsewhere, Upload, Issue, Draft, Text)
    return {model.__name__: model.objects.count() for model in models if model.objects.exists()}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_withdrawing_erases_all_of_it_and_the_files_made_earlier(  # BIG-6
    place: Place, tmp_path, django_capture_on_commit_callbacks
) -> None:
    issue = _everything(place, tmp_path)
    assert set(_left()) == {"Answer", "Release", "Issue", "Draft", "Text"}
    assert issue.file.storage.exists(issue.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        erasing.withdraw(place.enrolment, now=place.before)
    assert _left() == {}
    assert not issue.file.storage.exists(issue.file.name)


def test_who_withdrew_is_left_as_who_skipped(place: Place, tmp_path) -> None:  # BIG-3
    _everything(place, tmp_path)
    erasing.withdraw(place.enrolment, now=place.before)
    other = make.enrolment(place.cohort)
    answering.skip(other, now=place.before)
    withdrew, skipped = (
        Sitting.objects.filter(enrolment=one).values(
            "skipped_at", "consented_at", "consent_version", "result", "scored_at", "comment", "discussed_on"
        )
        for one in (place.enrolment, other)
    )
    assert list(withdrew) == list(skipped)


@pytest.mark.django_db(transaction=True)
def test_withdrawing_erases_an_upload_and_its_file(place: Place) -> None:  # BIG-6
    answering.begin(place.enrolment, consent=answering.CONSENT_VERSION, now=place.before)
    recording.record(place.enrolment, Recorded("NEO"), pdf=pdf(), by=place.person, now=place.before)
    upload = Upload.objects.get()
    assert upload.file.storage.exists(upload.file.name)
    erasing.withdraw(place.enrolment, now=place.before)
    assert _left() == {}
    assert not upload.file.storage.exists(upload.file.name)


def test_a_document_under_way_when_it_is_withdrawn_is_not_finished(place: Place) -> None:  # BIG-6
    issue = printing.ask(make.questionnaire(place.enrolment, now=place.before), now=place.before)
    erasing.withdraw(place.enrolment, now=place.before)
    printing.make(issue, now=place.before)
    assert not Issue.objects.exists()


def test_answers_go_thirty_days_after_scoring_and_the_result_stays(place: Place) -> None:  # BIG-6
    sitting = make.questionnaire(place.enrolment, now=place.before)
    scored_at = sitting.scored_at
    assert scored_at
    expiring.erase_due(now=scored_at + 30 * DAY - SECOND)
    assert Answer.objects.count() == 116
    assert expiring.erase_due(now=scored_at + 30 * DAY) == 1
    kept = scoring.from_plain(Sitting.objects.get().result)
    assert (Answer.objects.count(), kept) == (0, scoring.from_plain(sitting.result))
    assert expiring.erase_due(now=scored_at + 30 * DAY) == 0


def test_the_result_goes_three_months_after_the_last_day(place: Place, tmp_path) -> None:  # BIG-6, PRI-4
    _everything(place, tmp_path)
    last = make.session(place.cohort, 8).ends_at
    assert expiring.erase_due(now=last + expiring.SCORES_KEPT - SECOND) == 1  # its answers
    assert Sitting.objects.exists()
    assert expiring.erase_due(now=last + expiring.SCORES_KEPT) == 1
    assert (_left(), Sitting.objects.exists()) == ({}, False)


def test_a_cancelled_last_day_does_not_keep_it_longer(place: Place) -> None:  # COH-4
    make.questionnaire(place.enrolment, now=place.before)
    Session.objects.filter(cohort=place.cohort, number=8).update(cancelled_at=place.before)
    assert expiring.erase_due(now=make.session(place.cohort, 7).ends_at + expiring.SCORES_KEPT) == 1


def test_of_who_left_it_goes_three_months_after_that(place: Place) -> None:
    make.questionnaire(place.enrolment, now=place.before)
    Enrolment.objects.filter(pk=place.enrolment.pk).update(withdrawn_at=place.before)
    expiring.erase_due(now=place.before + expiring.SCORES_KEPT - SECOND)
    assert Sitting.objects.exists()
    expiring.erase_due(now=place.before + expiring.SCORES_KEPT)
    assert not Sitting.objects.exists()


def test_answers_never_finished_go_thirty_days_after_the_last_day(place: Place) -> None:
    make.questionnaire(place.enrolment, answered=20, now=place.before)
    last = make.session(place.cohort, 8).ends_at
    expiring.erase_due(now=last + 30 * DAY - SECOND)
    assert Answer.objects.count() == 20
    expiring.erase_due(now=last + 30 * DAY)
    assert (Answer.objects.count(), Sitting.objects.count()) == (0, 1)


def test_the_demo_stays_as_it_was_made(place: Place) -> None:
    make.questionnaire(place.enrolment, now=place.before)
    Cohort.objects.update(is_demo=True)
    assert expiring.erase_due(now=place.before + 999 * DAY) == 0
    assert Answer.objects.count() == 116
