import os

from hypothesis import settings

# Playwright keeps an event loop in the thread of the tests; the ORM is used beside it, not inside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# No test depends on the time it takes.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
