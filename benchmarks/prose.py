"""Seeded prose of the benchmarks, in the mark-up that the demonstration is written in."""

from __future__ import annotations

import random
from collections.abc import Sequence

WORDS = (
    "wijk buurt hub bewoners gemeente straat plein park speeltuin afspraak formulier subsidie "
    "initiatief coördinator vrijwilligers bijeenkomst koffie vragen hulp energie wonen groen "
    "schoon veilig jongeren ouderen school sport kunst cultuur muziek markt tram fiets auto weg "
    "brug water bomen planten tuin afval container werk inkomen zorg ondersteuning taal cursus "
    "computer telefoon balie openingstijden contact samen nieuw plan besluit raad stem budget "
    "aanvragen maken komen helpen vertellen luisteren bouwen opknappen beginnen vragen kiezen "
    "melden lopen spelen leren vandaag morgen volgende week elke maand straks soms vaak graag "
    "de het een en van in op met voor naar bij uit over onder tussen door om aan is zijn wordt"
).split()


class Writer:
    """Writes prose that is the same for the same seed."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def words(self, number: int) -> str:
        """Return so many words."""
        return " ".join(self.chance.choices(WORDS, k=number))

    def sentence(self) -> str:
        """Return a sentence of six to eighteen words."""
        return f"{self.words(self.chance.randint(6, 18)).capitalize()}."

    def title(self) -> str:
        """Return a title of three to six words."""
        return self.words(self.chance.randint(3, 6)).capitalize()

    def paragraph(self, links: Sequence[str]) -> str:
        """Return a paragraph with something bold and, most often, a link."""
        sentences = [self.sentence() for _number in range(self.chance.randint(2, 5))]
        if self.chance.random() < 0.5:
            sentences.append(f"**{self.sentence()}**")
        if self.chance.random() < 0.6:
            sentences.append(f"Lees meer over [{self.words(3)}]({self.chance.choice(links)}).")
        return " ".join(sentences)

    def bullets(self) -> str:
        """Return a list of three to six items."""
        return "\n".join(f"- {self.sentence()}" for _n in range(self.chance.randint(3, 6)))

    def body(self, links: Sequence[str], *cards: str) -> str:
        """Return a text of eight to twelve blocks; `cards` are the last of them."""
        blocks: list[str] = []
        for _number in range((self.chance.randint(8, 12) - len(cards)) // 2):
            blocks.append(f"## {self.title()}")
            text = [self.paragraph(links)]
            if self.chance.random() < 0.4:
                text.append(self.bullets())
            if self.chance.random() < 0.5:
                text.append(self.paragraph(links))
            blocks += text
        if self.chance.random() < 0.3:
            blocks.append(f"> {self.sentence()}\n> -- {self.words(2).title()}, bewoner")
        return "\n\n".join([*blocks, *cards])
