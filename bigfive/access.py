"""Who may open the vault: the participant their own, and the trainers of the cohort what was released."""

from datetime import datetime

from bigfive.models import Elsewhere
from cohorts.models import Cohort, Enrolment
from documents.models import Upload
from people.access import or_404
from people.models import Person


def own_place(person: Person, pk: int) -> Enrolment:
    """One's own deelname, also once it ended: what is there can always be read and erased by its owner."""
    mine = Enrolment.objects.select_related("cohort__version__programme", "person")
    return or_404(mine.filter(pk=pk, person=person).first())


def place_to_guide(person: Person, pk: int, *, now: datetime) -> Enrolment:
    """Of someone who takes part in a cohort this person trains, whatever they did with the questionnaire."""
    led = Cohort.objects.led_by(person, now=now).values("pk")
    found = Enrolment.objects.select_related("person", "cohort__version__programme")
    return or_404(found.filter(pk=pk, cohort__in=led).first())


def own_upload(enrolment: Enrolment) -> Upload:
    found = Elsewhere.objects.select_related("upload").filter(sitting__enrolment=enrolment).first()
    return or_404(found.upload if found else None)
