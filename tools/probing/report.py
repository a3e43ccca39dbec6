"""What came of it, in one table; and what of it has no weight, with the reason."""

from collections import Counter
from dataclasses import dataclass, field

from tools.probing.sqlmap import Tried
from tools.probing.wapiti import Finding

# By kind and by what stands in it. A kind that is not here has weight, whatever its level.
WITHOUT_WEIGHT = {
    ("HttpOnly Flag cookie", "'csrftoken'"): "our own scripts read it; it opens nothing without a session",
    ("Secure Flag cookie", ""): "the demo is on plain http; on https both cookies have it",
    ("HTTP Methods", "Possible interesting methods"): "each is refused (403, 404, 405) or answered as GET is",
    ("Cleartext Submission of Password", ""): "the demo is on plain http",
}
HEAD = "| as | found | kinds | attacked | requests | of those 5xx | stayed in | sqlmap: forms, parameters |"


@dataclass
class Result:
    """Of one role."""

    role: str
    found: int = 0
    kinds: int = 0
    attacked: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    tried: Tried = field(default_factory=Tried)
    is_in: bool = False

    @property
    def weight(self) -> list[str]:
        """All that somebody must look at."""
        told = [f"{one.kind}: {one.where}: {one.told}" for one in self.findings if why_not(one) is None]
        called = [f"a call went out: {call}" for call in self.calls]
        lost = [] if self.is_in else ["the session did not last: what came after it counts for nothing"]
        return [*told, *self.broken, *called, *self.tried.weak, *lost]

    @property
    def row(self) -> str:
        broken = sum(times for status, times in self.answers.items() if status.startswith("5"))
        cells = (
            self.role,
            self.found,
            self.kinds,
            self.attacked,
            self.answers.total(),
            broken,
            "yes" if self.is_in else "NO",
            f"{self.tried.targets}, {self.tried.parameters}",
        )
        return "| " + " | ".join(str(cell) for cell in cells) + " |"


def why_not(finding: Finding) -> str | None:
    """Why it has no weight; None when nobody decided so."""
    fitting = (
        why for (kind, part), why in WITHOUT_WEIGHT.items() if kind == finding.kind and part in finding.told
    )
    return next(fitting, None)


def summary(results: list[Result], *, title: str) -> str:
    rows = [HEAD, "|" + "---|" * (HEAD.count("|") - 1), *(one.row for one in results)]
    weight = [f"- {one.role}: {told}" for one in results for told in one.weight]
    light = Counter(
        f"{one.kind}: {why}" for result in results for one in result.findings if (why := why_not(one))
    )
    aside = [f"- {times} x {told}" for told, times in sorted(light.items())]
    parts = (title, "", *rows, "", "Of weight:", *(weight or ["- nothing"]), "", "Without weight:", *aside)
    return "\n".join(parts) + "\n"
