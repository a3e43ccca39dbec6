"""Whatever is sent, the answer is a page (property)."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from programme import editing
from tests import factories as make

ODD = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["\x00", "-1", "0", "9" * 400, "1e9", "2027-02-30", "0000-00-00", "24:00", "é" * 5000]),
)
FIELDS = [
    "name",
    "email",
    "organisation",
    "team",
    "trainer",
    "decided_on",
    "capacity",
    "version",
    "trainers",
    "do",
    "first_on",
    "every",
    "start",
    "end",
    "place",
    "link",
    "date",
    "first_day",
    "reason",
    "theme",
    "title",
    "subtitle",
    "aim",
    "aims",
    "preparation",
    "attendance_asked",
    "row",
    "session",
    "toon",
    "zoek",
    "pagina",
    "days-TOTAL_FORMS",
    "days-INITIAL_FORMS",
    "days-0-date",
    "days-0-start",
    "days-0-end",
    "days-0-link",
    "days-1-date",
    "days-0-theme",
    "days-0-trains",
]
DAY_PAGES = ("attendance", "prepare", "add_handout")


class AnyForm(TestCase):
    def setUp(self) -> None:
        day = timezone.localdate() + timedelta(days=14)
        self.cohort = make.cohort(days=2, first_day=day)
        enrolment, lead = make.enrolment(self.cohort), make.trainer(self.cohort)
        office = make.coordinator()
        new = editing.new_version(self.cohort.version, by=office, now=timezone.now())
        session = self.cohort.sessions.get(number=1)
        own = ("detail", "edit", "copy", "add_day", "invite", "trainers", "talks")
        self.pages = {
            office: [reverse(f"cohorts:{name}", args=[self.cohort.pk]) for name in own]
            + [reverse("cohorts:list"), reverse("cohorts:new"), reverse("cohorts:warnings")]
            + [reverse("cohorts:session", args=[session.pk]), reverse("programme:new")]
            + [reverse("programme:edit", args=[new.pk])]
            + [reverse(f"cohorts:{name}", args=[enrolment.pk]) for name in ("talk", "plan_talk")],
            lead: [
                reverse(f"cohorts:{name}", args=[session.pk])
                for name in ("attendance", "prepare", "add_handout")
            ],
            enrolment.person: [
                reverse("cohorts:absence", args=[session.pk]),
                reverse("cohorts:place", args=[enrolment.admission_id]),
                reverse("cohorts:decline_place", args=[enrolment.admission_id]),
            ],
        }

    @settings(max_examples=15, deadline=None)
    @given(st.dictionaries(st.sampled_from(FIELDS), ODD, max_size=12))
    def test_no_input_breaks_a_page(self, sent: dict[str, str]) -> None:
        for who, urls in self.pages.items():
            client = Client(raise_request_exception=True)
            client.force_login(who)
            for url in urls:
                assert client.post(url, sent).status_code in (200, 302, 405, 422)
                assert client.get(url, sent).status_code in (200, 302, 405)
