from dataclasses import dataclass

from certificates.models import Certificate
from certificates.numbering import grouped
from cohorts.models import Cohort, Enrolment


@dataclass(frozen=True)
class Line:
    """One number in the register of a cohort."""

    certificate: Certificate
    number: str
    account_name: str

    @property
    def is_written_otherwise(self) -> bool:
        return self.account_name not in ("", self.certificate.name)


def certificate_of(enrolment: Enrolment) -> Certificate | None:
    """The newest number of this deelname, revoked or not."""
    return enrolment.certificates.newest_first().first()


def register_of(cohort: Cohort) -> list[Line]:
    """Every number that was ever given, by name; of one name the newest first."""
    rows = Certificate.objects.filter(enrolment__cohort=cohort).select_related("holder")
    lines = [
        Line(row, grouped(row.number), row.holder.name if row.holder else "") for row in rows.newest_first()
    ]
    return sorted(lines, key=lambda line: line.certificate.name.casefold())
