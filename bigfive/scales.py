"""How the questionnaire is built: five domains of six facets of four items each, in a cycle of thirty.

Facet O6 (voting, crime, right and wrong) is left out: political and philosophical conviction is a special
category of personal data. Its norms stand in the published table; its items are asked of nobody.
"""

DOMAINS = ("N", "E", "O", "A", "C")
LEFT_OUT = "O6"
ITEMS_OF_A_FACET = 4
_CYCLE = [f"{domain}{number}" for number in range(1, 7) for domain in DOMAINS]

FACETS: tuple[str, ...] = tuple(
    f"{domain}{number}" for domain in DOMAINS for number in range(1, 7) if f"{domain}{number}" != LEFT_OUT
)
FACETS_OF: dict[str, tuple[str, ...]] = {
    domain: tuple(facet for facet in FACETS if facet[0] == domain) for domain in DOMAINS
}
ITEMS_OF: dict[str, tuple[int, ...]] = {
    facet: tuple(_CYCLE.index(facet) + 1 + len(_CYCLE) * n for n in range(ITEMS_OF_A_FACET))
    for facet in FACETS
}
FACET_OF: dict[int, str] = {number: facet for facet in FACETS for number in ITEMS_OF[facet]}
NUMBERS: tuple[int, ...] = tuple(sorted(FACET_OF))
