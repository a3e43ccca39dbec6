"""A programme holds nothing of anybody to take along."""

from people.taking_along import Along
from programme.models import Competence, Criterion, Day, Framework, Level, Programme, Question, Version

ALONG = Along(of_nobody=(Competence, Criterion, Day, Framework, Level, Programme, Question, Version))
