"""The fields of a part as they are taken along: what was asked, what was answered, in plain values."""

from collections.abc import Mapping
from dataclasses import dataclass

from people.taking_along import Plain
from pod import asking, content, growth
from pod.models import LearningGoal, Part, Pod, Trait


@dataclass(frozen=True)
class Words:
    """What numbers in a text stand for, and what the programme of this POD asks besides."""

    goals: Mapping[str, str]
    competences: Mapping[str, str]
    questions: Mapping[str, Mapping[int, str]]

    def read(self, kind: str, fields: content.Fields | None) -> Plain:
        fields = fields or {}
        if kind == Part.Kind.NOTE:
            return {"note": fields.get("note", "")}
        return self._after(fields) if kind == Part.Kind.AFTER else self._before(fields)

    def _before(self, fields: content.Fields) -> Plain:
        return {
            "expectation": fields.get("expectation", ""),
            "goals": [
                {
                    "slot": slot,
                    "text": fields.get(f"goal-{slot}", ""),
                    "tie": self._tie(fields.get(f"goal-{slot}-tie", "")),
                }
                for slot in content.SLOTS
                if fields.get(f"goal-{slot}") or fields.get(f"goal-{slot}-tie")
            ],
            "own": self._own(fields, asking.Part.BEFORE),
        }

    def _after(self, fields: content.Fields) -> Plain:
        return {
            "results": [
                {"slot": slot, "result": fields[f"result-{slot}"]}
                for slot in content.SLOTS
                if fields.get(f"result-{slot}")
            ],
            "intentions": [
                {"slot": slot, "if": fields.get(f"if-{slot}", ""), "then": fields.get(f"then-{slot}", "")}
                for slot in content.SLOTS
                if fields.get(f"if-{slot}") or fields.get(f"then-{slot}")
            ],
            "why_not": fields.get("why_not", ""),
            "how_still": fields.get("how_still", ""),
            "attitudes": self._names(fields.get("attitudes", "")),
            "practices": self._names(fields.get("practices", "")),
            "own": self._own(fields, asking.Part.AFTER),
        }

    def _own(self, fields: content.Fields, part: str) -> Plain:
        asked = self.questions[part]
        return [
            {"slot": slot, "question": asked.get(slot), "answer": fields[f"own-{slot}"]}
            for slot in content.OWN_SLOTS
            if fields.get(f"own-{slot}")
        ]

    def _names(self, numbers: str) -> list[str]:
        return [self.competences[n] for n in map(str, content.numbers(numbers)) if n in self.competences]

    def _tie(self, tie: str) -> Plain:
        """What a goal of a day belongs to, by name; without a name it is there no more."""
        if not tie:
            return None
        kind, _, key = tie.partition(":")
        known = {"goal": self.goals, "competence": self.competences, "trait": dict(Trait.choices)}
        return {"kind": kind, "name": known.get(kind, {}).get(key)}


def words_of(pod: Pod) -> Words:
    """Three queries."""
    goals = {str(one.pk): one.text for one in LearningGoal.objects.filter(pod=pod)}
    questions = asking.questions_for(pod.enrolment)
    asked = {
        part: {one.slot: one.label for one in asking.of_part(questions, part)} for part in asking.Part.values
    }
    return Words(goals, {str(one.pk): one.name for one in growth.lines_of(pod)}, asked)
