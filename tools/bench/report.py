"""The benchmark's answers as lines of text."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any, Protocol

from tools.bench.pairing import Paired

HEAD = (
    f"{'page':22} {'cohorts':>7} {'queries':>7} {'CPU ms':>8} {'x bare':>6} {'p50 ms':>7} {'x bare':>6} "
    f"{'p95 ms':>7} {'x bare':>6} {'per s':>6} {'x bare':>6} {'p50 x smallest':>14}"
)


class Measured(Protocol):
    queries: int
    per_second: float

    @property
    def p50(self) -> float: ...
    @property
    def p95(self) -> float: ...
    @property
    def cpu_ms(self) -> float: ...


class Typing(Protocol):
    @property
    def database(self) -> str: ...
    @property
    def writers(self) -> int: ...
    @property
    def per_second(self) -> float: ...
    @property
    def p95(self) -> float: ...
    @property
    def p95_bare(self) -> float: ...
    @property
    def few(self) -> float: ...
    @property
    def many(self) -> float: ...


def pages(table: Mapping[int, Mapping[str, Measured]]) -> str:
    """Each figure also as a ratio to the bare signed-in page of the same server in the same run."""
    smallest = next(iter(table.values()))
    bare = next(iter(smallest))
    lines = [
        f"{page:22} {cohorts:7} {_line(measured[page], measured[bare])} "
        f"{measured[page].p50 / smallest[page].p50:14.2f}"
        for page in smallest
        for cohorts, measured in table.items()
    ]
    return "\n".join(["", HEAD, *lines, ""])


def _line(one: Measured, bare: Measured) -> str:
    return (
        f"{one.queries:7} {one.cpu_ms:8.2f} {one.cpu_ms / bare.cpu_ms:6.2f} {one.p50:7.2f} "
        f"{one.p50 / bare.p50:6.2f} {one.p95:7.2f} {one.p95 / bare.p95:6.2f} {one.per_second:6.0f} "
        f"{one.per_second / bare.per_second:6.2f}"
    )


def typing(measured: Sequence[Typing]) -> str:
    return "\n".join(
        f"{one.writers} people typing on {one.database}: {one.per_second:.1f} saves a second, "
        f"p95 {one.p95:.0f} ms, {one.p95 / one.p95_bare:.1f} x that of the bare page; "
        f"a history of 500 versions {one.many / one.few:.2f} x one of 5"
        for one in measured
    )


def listing(sizes: Sequence[Mapping[str, Any]]) -> str:
    few, many = sizes
    return "\n".join(
        f"{page}: {few['pages'][page]:.1f} ms at {few['cohorts']} cohorts, "
        f"{took:.1f} ms at {many['cohorts']}, {took / few['pages'][page]:.2f} x"
        for page, took in many["pages"].items()
    )


def memory(held: Mapping[int, float]) -> str:
    return "\n".join(f"web server at {n} cohorts: {mb:.0f} MB" for n, mb in held.items())


def first_load(sizes: Mapping[str, int]) -> str:
    parts = ", ".join(f"{name} {size / 1000:.1f}" for name, size in sizes.items())
    return f"first load besides fonts: {sum(sizes.values()) / 1000:.1f} kB compressed ({parts})"


def ticks(looks: Mapping[str, Mapping[str, float]], cohorts: int) -> str:
    return "\n".join(
        f"{name} with nothing to do, {cohorts} cohorts: {cost['cpu']:.1f} ms CPU, {cost['time']:.1f} ms"
        for name, cost in looks.items()
    )


def mail(sent: Mapping[str, float]) -> str:
    number, seconds, bare = sent["sent"], sent["seconds"], sent["bare"]
    return (
        f"reminders: {number / seconds:.0f} a second per worker ({number:.0f} in {seconds:.1f} s), "
        f"{sent['cpu'] / number * 1000:.1f} ms CPU each, "
        f"{seconds / bare:.1f} x the line alone"
    )


def planning(made: Mapping[str, float]) -> str:
    ours, bare = made["ours"], made["bare"]
    return (
        f"planning a cohort of 16: {ours:.0f} ms with its entries and {made['messages']:.0f} messages, "
        f"{ours / bare:.1f} x writing those rows bare"
    )


def pairing(made: Sequence[Paired]) -> str:
    return "\n".join(
        f"pairing {one.people} people: {one.seconds:.2f} s CPU, {one.worth / one.greedy - 1:.0%} better than "
        f"greedily, which leaves {one.left_by_greedy} of them alone"
        for one in made
    )


def sweep(looks: Mapping[str, float], number: int) -> str:
    return "\n".join(f"sweep over {number} messages, {what}: {ms:.1f} ms" for what, ms in looks.items())


def people(asked: Mapping[str, Sequence[float]], few: int, many: int) -> str:
    return "\n".join(
        f"everyone, {what}: {small:.0f} ms with {few}, {large:.0f} ms with {many}, {large / small:.1f} x"
        for what, (small, large) in asked.items()
    )


def scoring(done: Mapping[str, float]) -> str:
    return f"scoring {done['sets']:.0f} answer sets: {done['seconds']:.2f} s, {done['cpu']:.2f} s CPU"


def documents(made: Mapping[str, Any]) -> str:
    ours, theirs = made["ours"], made["theirs"]
    ratio = median(mine / alone for mine, alone in zip(ours, theirs, strict=True))
    return (
        f"a whole POD as PDF, {max(made['pages']):.0f} pages: {median(ours):.2f} s, "
        f"{ratio:.2f} x WeasyPrint alone, {made['memory']:.0f} MB; "
        f"asked again: {median(made['again']) * 1000:.0f} ms"
    )
