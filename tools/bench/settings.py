"""The product's own settings, with one bare page and a way to count queries beside it."""

from vakmanschap.settings import *  # noqa: F403
from vakmanschap.settings import MIDDLEWARE as PRODUCT

ROOT_URLCONF = "tools.bench.urls"
MIDDLEWARE = ["tools.bench.counting.QueryCount", *PRODUCT]
