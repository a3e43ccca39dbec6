"""What every document must be: an archive (PDF/A-3a) and accessible (PDF/UA-1), in one file."""

from pathlib import Path

import page

PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)


def holds(file: Path | str) -> None:
    for profile in PROFILES:
        judged = page.validate_pdf(str(file), profile=profile)
        assert judged.is_compliant, [(one.rule_id, one.message) for one in judged.failures]
