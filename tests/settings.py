"""The product's own settings, in a data folder that ends with the run, and quicker where it does no harm."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from vakmanschap.environment import TABLE

_folder = tempfile.mkdtemp(prefix="vakmanschap-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

# Only the database may come from outside: the developer's own .env must not colour the tests.
for _setting in TABLE:
    if _setting.name != "DATABASE_URL":
        os.environ.pop(_setting.name, None)
os.environ["DATA_DIR"] = _folder

from vakmanschap.settings import *  # noqa: E402, F403
from vakmanschap.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

# Tests run at any hour; those about the hours switch this on.
OFFICE_HOURS = False
# Tests sign in without one; those about the second step switch this on.
SECOND_STEP_REQUIRED = False
STATIC_ROOT.mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads of the live server and separate workers share it.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_folder) / "vakmanschap.sqlite3")}
