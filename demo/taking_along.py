"""There is nothing of anybody to take along."""

from demo.models import Seed
from people.taking_along import Along

ALONG = Along(of_nobody=(Seed,))
