import os

# Playwright keeps an event loop in the thread of the tests; the ORM is used beside it, not inside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
