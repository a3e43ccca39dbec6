"""The product's own settings, with one bare page and a way to count queries beside it."""

from vakmanschap.settings import *  # noqa: F403
from vakmanschap.settings import MIDDLEWARE as PRODUCT

ROOT_URLCONF = "tools.bench.urls"
MIDDLEWARE = ["tools.bench.counting.QueryCount", *PRODUCT]
# Sessions here are made, and nobody has a second step to show; who showed one is asked nothing either.
SECOND_STEP_REQUIRED = False
