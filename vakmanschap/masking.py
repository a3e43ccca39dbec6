"""What opens a door by itself, and who has to do with the vault, stays out of the log."""

import logging
import re

# The address of a calendar, the personal links of a mentor or principal, and the way out of a kind of mail.
SECRET_PATH = re.compile(r"(/(?:agenda|meekijken|terugblik/link|afmelden)/)[^/\s]+")


# Whoever comes here has something to do with the questionnaire, and that is nobody's business (BIG-3).
VAULT_PATH = re.compile(r"(/vragenlijst/)[^\s\"']+")
# What an employer's server sends along with somebody who signed in there.
CALLBACK = re.compile(r"(/login/callback/)\?[^\s\"']+")


class MaskSecrets(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Lets everything through, without the secret."""
        whole = record.getMessage()
        masked = VAULT_PATH.sub(r"\1…", SECRET_PATH.sub(r"\1…", CALLBACK.sub(r"\1?…", whole)))
        if masked != whole:
            record.msg, record.args = masked, ()
        return True


class SilenceVault(logging.Filter):
    """Of the pages of the questionnaire a log says only that something broke, and not to whom."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.ERROR or not VAULT_PATH.search(record.getMessage())
