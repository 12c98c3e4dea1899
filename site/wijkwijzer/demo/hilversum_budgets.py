"""District budgets of Hilversum.

The eight amounts of 2026 are those that the municipality published; what they go to is invented,
and so is the year before.
"""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Budget, BudgetItem

BODY = Text(
    """Uit het wijkbudget betalen we wat bewoners zelf willen doen in hun buurt. Hebt u een plan? Praat eerst met de buurtcoördinator van uw wijk.

@call taking-part | Vraag wijkbudget aan""",
    """The district budget pays for what residents want to do in their neighbourhood. Do you have a plan? Talk to the neighbourhood coordinator of your district first.

@call taking-part | Apply for district budget""",
    """تموّل ميزانية الحي خطط السكان ورغباتهم وأعمالهم. لديك خطة؟ تحدّث أولًا مع منسق الأحياء في حيك.

@call taking-part | اطلب من ميزانية الحي""",
)
# District: the amount of 2026, that of 2025, and for 2026 the purposes with amount and what is spent.
AMOUNTS: dict[str, tuple[int, int, tuple[tuple[str, int, int], ...]]] = {
    "centrum": (
        28_190,
        27_400,
        (
            ("initiatives", 14_000, 9_870),
            ("green", 7_500, 5_200),
            ("safety", 4_690, 4_690),
            ("reserve", 2_000, 0),
        ),
    ),
    "noordwest": (
        24_280,
        23_600,
        (("initiatives", 11_280, 6_400), ("safety", 8_000, 7_350), ("green", 5_000, 3_100)),
    ),
    "zuidwest": (
        27_000,
        26_250,
        (("initiatives", 13_000, 10_450), ("meeting", 9_000, 6_800), ("clean", 5_000, 1_150)),
    ),
    "zuid": (
        42_810,
        41_600,
        (
            ("initiatives", 18_810, 12_900),
            ("deals", 14_000, 14_000),
            ("green", 7_000, 4_350),
            ("reserve", 3_000, 0),
        ),
    ),
    "zuidoost": (
        28_700,
        27_900,
        (("initiatives", 13_300, 7_150), ("deals", 5_400, 5_400), ("youth", 10_000, 8_200)),
    ),
    "oost": (
        49_950,
        48_500,
        (
            ("initiatives", 19_950, 16_480),
            ("youth", 12_000, 11_600),
            ("deals", 8_750, 8_750),
            ("clean", 5_250, 2_900),
            ("reserve", 4_000, 0),
        ),
    ),
    "noordoost": (
        31_080,
        30_200,
        (("initiatives", 12_780, 8_020), ("green", 12_000, 10_900), ("deals", 6_300, 0)),
    ),
    "hilversumse-meent": (
        17_990,
        17_500,
        (("initiatives", 9_990, 6_340), ("safety", 3_000, 1_980), ("culture", 5_000, 4_850)),
    ),
}


# How many percent of a purpose was spent last year; each district starts at another place.
SPENT = (97, 88, 100, 91, 79, 99)


def this_year(district: str) -> Budget:
    """Return the budget of 2026."""
    amount, _last, items = AMOUNTS[district]
    return Budget(
        district, 2026, amount, "2026-10-31", tuple(BudgetItem(*item) for item in items), BODY
    )


def last_year(district: str) -> Budget:
    """Return the budget of 2025: the same purposes, nothing undecided, and most of it spent."""
    amount, last, items = AMOUNTS[district]
    purposes = [item for item in items if item[0] != "reserve"]
    parts = [last * part // amount // 50 * 50 for _purpose, part, _spent in purposes]
    parts[0] += last - sum(parts)
    first = list(AMOUNTS).index(district)
    rows = (
        BudgetItem(item[0], part, part * SPENT[(first + number) % len(SPENT)] // 100)
        for number, (item, part) in enumerate(zip(purposes, parts, strict=True))
    )
    return Budget(district, 2025, last, "2025-12-31", tuple(rows), BODY)


BUDGETS: tuple[Budget, ...] = tuple(
    budget for district in AMOUNTS for budget in (this_year(district), last_year(district))
)
