"""Budgets of six districts of Rotterdam. The amounts are invented."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Budget, BudgetItem

BODY = Text(
    """De wijkraad verdeelt dit bedrag samen met bewoners. Wat aan het einde van het jaar over is, gaat naar het volgende jaar.

@call taking-part | Vraag een bijdrage aan""",
    """The council divides this amount together with residents. Whatever is left at the end of the year goes to the next year.

@call taking-part | Apply for a contribution""",
    """يوزّع مجلس الحي هذا المبلغ مع السكان. وما يتبقى في نهاية السنة ينتقل إلى السنة التالية.

@call taking-part | اطلب مساهمة""",
)
# District: the purposes of the current year with amount and what is spent, then those of last year.
ITEMS: dict[str, tuple[tuple[tuple[str, int, int], ...], tuple[tuple[str, int, int], ...]]] = {
    "afrikaanderwijk": (
        (
            ("initiatives", 32_000, 24_350),
            ("clean", 12_000, 9_600),
            ("youth", 21_000, 20_400),
            ("meeting", 9_000, 5_150),
            ("reserve", 6_000, 0),
        ),
        (
            ("initiatives", 30_000, 29_800),
            ("clean", 8_000, 8_000),
            ("youth", 18_000, 17_250),
            ("meeting", 9_000, 8_900),
        ),
    ),
    "bospolder-spangen-tussendijken": (
        (
            ("initiatives", 48_000, 39_900),
            ("deals", 32_000, 0),
            ("green", 26_000, 21_700),
            ("culture", 14_000, 12_250),
        ),
        (
            ("initiatives", 46_000, 46_000),
            ("green", 24_000, 22_300),
            ("culture", 15_000, 14_100),
        ),
    ),
    "delfshaven-schiemond": (
        (
            ("initiatives", 28_000, 19_750),
            ("green", 18_000, 16_900),
            ("meeting", 11_000, 7_300),
            ("safety", 8_000, 2_400),
            ("reserve", 5_000, 0),
        ),
        (
            ("initiatives", 27_000, 26_650),
            ("green", 15_000, 14_980),
            ("meeting", 10_000, 9_400),
            ("safety", 8_000, 7_700),
        ),
    ),
    "hoogvliet": (
        (
            ("initiatives", 41_000, 28_200),
            ("sport", 22_000, 19_500),
            ("youth", 19_000, 16_800),
            ("culture", 9_000, 8_950),
        ),
        (
            ("initiatives", 40_000, 38_100),
            ("sport", 20_000, 20_000),
            ("youth", 18_000, 15_650),
        ),
    ),
    "lombardijen": (
        (
            ("initiatives", 30_000, 17_400),
            ("meeting", 14_000, 12_100),
            ("safety", 10_000, 6_250),
            ("green", 12_000, 11_300),
        ),
        (
            ("initiatives", 28_000, 25_900),
            ("meeting", 12_000, 12_000),
            ("safety", 9_000, 8_400),
        ),
    ),
    "rozenburg": (
        (
            ("initiatives", 16_000, 9_850),
            ("meeting", 8_000, 6_400),
            ("culture", 6_000, 5_750),
            ("reserve", 4_000, 0),
        ),
        (
            ("initiatives", 15_000, 14_300),
            ("meeting", 8_000, 7_950),
            ("culture", 6_000, 4_800),
        ),
    ),
}


def budget(district: str, year: int, items: tuple[tuple[str, int, int], ...], as_of: str) -> Budget:
    """Return the budget of a year."""
    return Budget(
        district=district,
        year=year,
        amount=sum(amount for _purpose, amount, _spent in items),
        as_of=as_of,
        items=tuple(BudgetItem(*item) for item in items),
        body=BODY,
    )


BUDGETS: tuple[Budget, ...] = tuple(
    budget(district, year, items, as_of)
    for district, years in ITEMS.items()
    for year, items, as_of in ((2026, years[0], "2026-10-31"), (2025, years[1], "2025-12-31"))
)
