"""Who may have which cohort or application, for doing what: the object, or 404."""

from datetime import date

from cohorts.models import Cohort
from intake.models import Application
from people.access import or_404
from people.models import Person


def open_cohort(pk: int, *, today: date) -> Cohort:
    """For everyone: a cohort one can apply for today."""
    found = Cohort.objects.open_for_application(today).select_related("version__programme")
    return or_404(found.filter(pk=pk).first())


def own_application(person: Person, pk: int) -> Application:
    """For who applies, and nobody else."""
    found = Application.objects.select_related("cohort__version__programme", "person", "text")
    return or_404(found.filter(pk=pk, person=person).first())
