"""What opens a door by itself, and who opens the vault, stays out of the log, where Django writes addresses."""

import logging
import re

# The address of a calendar and the personal link of a mentor or principal.
SECRET_PATH = re.compile(r"(/(?:agenda|meekijken)/)[^/\s]+")


# Whoever comes here has something to do with the questionnaire, and that is nobody's business (BIG-3).
VAULT_PATH = re.compile(r"(/vragenlijst/)[^\s\"']+")


class MaskSecrets(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Lets everything through, without the secret."""
        whole = record.getMessage()
        masked = VAULT_PATH.sub(r"\1…", SECRET_PATH.sub(r"\1…", whole))
        if masked != whole:
            record.msg, record.args = masked, ()
        return True


class SilenceVault(logging.Filter):
    """Of the pages of the questionnaire a log says nothing, but that something broke; to whom, not even then."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.ERROR or not VAULT_PATH.search(record.getMessage())
