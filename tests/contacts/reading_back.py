"""Reads sentences about hours back, in any language of the site: what do they say of a date?

Knows the phrases of the catalogues and how dates are written, and nothing of how a page is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from hours_engine.engine import Admission, Span, State, Weeks
from hours_engine.spans import merged, state_of
from publishing.content.languages import Language
from tests.contacts.rule_phrases import RULES

DAY = timedelta(days=1)
PLACES = ("Markt", "Haven")
Explanation = tuple[State, tuple[Span, ...]]
#: What stands between the times of a list.
BETWEEN = {"and", "en", "ve", "i", "و", "oraz", ""}
HOW = {Admission.CALL_FIRST: "call first", Admission.APPOINTMENT: "by appointment"}


@dataclass(frozen=True)
class Sentence:
    """Of which days a sentence speaks, and what it says: of all of them, or by weekday."""

    first: date
    last: date
    told: Explanation | None = None
    #: A rule: spans on these weekdays in these weeks.
    weekdays: tuple[int, ...] = ()
    weeks: Weeks | None = None
    spans: tuple[Span, ...] = ()
    #: A whole week, Monday first.
    week: tuple[Explanation, ...] = ()

    def covers(self, on: date) -> bool:
        return self.first <= on <= self.last

    def says(self, on: date) -> Explanation:
        if self.week:
            return self.week[on.weekday()]
        assert self.told is not None
        return self.told

    def spans_on(self, on: date) -> tuple[Span, ...]:
        named = self.weeks is not None and on.isoweekday() in self.weekdays
        return self.spans if named and self.weeks and self.weeks.name(on) else ()


class Words:
    """The sentences of a page in one language, made on a day."""

    def __init__(self, language: Language, today: date) -> None:
        self.language, self.today = language, today
        monday = date(2026, 11, 23)
        self.weekdays = {language.weekday(monday + n * DAY): n + 1 for n in range(7)}
        self._days: dict[str, date] = {}
        for number in range(-10, 5 * 366):
            on = today + number * DAY
            short = on.year == today.year
            self._days[language.short_day(on) if short else language.day(on)] = on
        one = "|".join(sorted(map(re.escape, self.weekdays), key=len, reverse=True))
        self.weekday_list = rf"(?:{one})(?:\W+(?:\w{{1,4}}\W+|و)?(?:{one}))*"
        self.one_weekday = one
        self.span = "|".join(self._span_patterns())

    # --- pieces ----------------------------------------------------------------------------
    def fill(self, phrase: str, context: str = "", **parts: str) -> str:
        """Make a pattern of a phrase of the catalogue."""
        text = self.language.pgettext(context, phrase) if context else self.language.gettext(phrase)
        found = re.escape(text)
        for name, part in parts.items():
            found = found.replace(re.escape(f"%({name})s"), part)
        return found

    def _span_patterns(self) -> Iterable[str]:
        clock = r"\d{1,2}[.:]\d\d"
        bare = self.fill("%(start)s to %(end)s", start=clock, end=clock)
        # The plain ones come last: they are part of the others.
        for way in (*HOW.values(), ""):
            for place in (*PLACES, ""):
                text = self.fill("%(hours)s, at %(place)s", hours=bare, place=place)
                text = text if place else bare
                yield self.fill(f"%(hours)s ({way})", hours=text) if way else text

    def spans(self, text: str, admission: Admission | None = None, place: str = "") -> list[Span]:
        """Read a list of times; nothing else may stand in it."""
        found = []
        for match in re.finditer(self.span, text):
            start, end = (clock(each) for each in re.findall(r"\d{1,2}[.:]\d\d", match[0]))
            way = admission or next(
                (
                    key
                    for key, words in HOW.items()
                    if re.fullmatch(self.fill(f"%(hours)s ({words})", hours=".+"), match[0])
                ),
                Admission.WALK_IN,
            )
            where = place or next((each for each in PLACES if each in match[0]), "")
            found.append(Span(start, end, way, where))
        rest = re.sub(self.span, "", text)
        assert set(re.split(r"[\s,،]+", rest)) <= BETWEEN, (text, rest)
        assert found, text
        return found

    def dated(self, text: str) -> date | None:
        """Read a date, with its weekday or without."""
        bare = re.sub(rf"(?:{self.one_weekday})[،,]?", "", text).strip()
        found = self._days.get(bare)
        if found is not None and bare != text.strip():
            assert self.language.weekday(found) in text, text
        return found

    def dates(self, text: str) -> tuple[date, date] | None:
        """Read from when until when something is."""
        if text == self.language.gettext("Until further notice"):
            return self.today, date.max
        for phrase, is_last in (("From %(day)s", False), ("Up to and including %(day)s", True)):
            match = re.fullmatch(self.fill(phrase, day="(?P<day>.+)"), text)
            found = match and self.dated(match["day"])
            if found:
                return (self.today, found) if is_last else (found, date.max)
        match = re.fullmatch(
            self.fill(
                "From %(first)s up to and including %(last)s", first="(?P<a>.+)", last="(?P<b>.+)"
            ),
            text,
        )
        if match and (first := self.dated(match["a"])) and (last := self.dated(match["b"])):
            return first, last
        match = re.fullmatch(self.fill("On %(day)s", day="(?P<day>.+)"), text)
        if match and (only := self.dated(match["day"])):
            return only, only
        if match:
            for last in self._days.values():
                first = last - DAY
                for opening in (str(first.day), *(k for k, v in self._days.items() if v == first)):
                    known = next(k for k, v in self._days.items() if v == last)
                    if match["day"] == self.language.join([opening, known]):
                        return first, last
        return None

    def day(self, text: str) -> Explanation | None:
        """Read how a day is; the reason behind it says nothing about that."""
        states = {
            "closed": State.CLOSED,
            "by appointment": State.APPOINTMENT,
            "not sure, call first": State.UNCERTAIN,
            "not known yet, call first": State.UNKNOWN,
        }
        bare = [text]
        # A way to get in stands between brackets too, and a reason may have some in it: the reason
        # begins at one of them.
        for bracket in re.finditer(r" \(", text):
            before = text[: bracket.start()]
            pattern = self.fill("%(text)s (%(reason)s)", text=re.escape(before), reason=".+")
            bare += [before] if re.fullmatch(pattern, text) else []
        # As much as can be read is read: what is left is the reason.
        for each in sorted(bare, key=len, reverse=True):
            for phrase, state in states.items():
                if each == self.language.gettext(phrase):
                    return state, ()
            for phrase, way in (
                ("by appointment from %(hours)s", Admission.APPOINTMENT),
                ("open from %(hours)s", None),
            ):
                found = re.fullmatch(self.fill(phrase, hours="(?P<hours>.+)"), each)
                try:
                    if found:
                        spans = self.spans(found["hours"], way)
                        return state_of(spans), merged(spans)
                except AssertionError:
                    continue
        return None

    # --- sentences -------------------------------------------------------------------------
    def _parted(self, text: str) -> tuple[date, date, str]:
        match = re.fullmatch(
            self.fill("%(dates)s: %(hours)s", dates="(?P<dates>.+?)", hours="(?P<hours>.+)"), text
        )
        if match and (found := self.dates(match["dates"])):
            return *found, match["hours"]
        return self.today, date.max, text

    def stretch(self, text: str) -> Sentence:
        """Read a line about days that differ."""
        first, last, body = self._parted(text)
        told = self.day(body)
        assert told is not None, text
        return Sentence(first, last, told)

    def rule(self, text: str) -> Sentence:
        """Read a sentence about usual days."""
        first, last, body = self._parted(text)
        if (told := self.day(body)) is not None:
            return Sentence(first, last, told)
        admission, place = Admission.WALK_IN, ""
        for way, words in HOW.items():
            if match := re.fullmatch(self.fill(f"%(hours)s, {words}", hours="(?P<rest>.+)"), body):
                admission, body = way, match["rest"]
        for each in PLACES:
            pattern = self.fill("%(hours)s, at %(place)s", hours="(?P<rest>.+)", place=each)
            if match := re.fullmatch(pattern, body):
                place, body = each, match["rest"]
        since = None
        pattern = self.fill("the next time on %(day)s", day="(?P<day>.+)")
        if match := re.fullmatch(rf"(?P<rest>.+) \({pattern}\)", body):
            since, body = self.dated(match["day"]), match["rest"]
            assert since, text
        for phrase, weeks in RULES.items():
            for context in ("", "Wednesday, Saturday or Sunday"):
                match = re.fullmatch(
                    self.fill(
                        phrase,
                        context,
                        days=f"(?P<days>{self.weekday_list})",
                        hours="(?P<hours>.+)",
                    ),
                    body,
                )
                if match:
                    weekdays = tuple(
                        self.weekdays[each] for each in re.findall(self.one_weekday, match["days"])
                    )
                    spans = tuple(self.spans(match["hours"], admission, place))
                    if weeks and weeks.every > 1:
                        # Without a next time nobody can know which weeks are meant.
                        weeks = Weeks(every=weeks.every, since=since) if since else None
                    return Sentence(first, last, None, weekdays, weeks, spans)
        raise AssertionError(text)

    def news(self, text: str) -> Sentence | None:
        """Read an announcement of another week, or the usual week."""
        ended = "From %(day)s up to and including %(last)s other opening hours: %(week)s"
        for phrase in (ended, "From %(day)s other opening hours: %(week)s"):
            pattern = self.fill(phrase, day="(?P<a>.+?)", last="(?P<b>.+?)", week="(?P<week>.+)")
            match = re.fullmatch(pattern, text)
            if match and (first := self.dated(match["a"])):
                last = self.dated(match["b"]) if phrase == ended else date.max
                assert last, text
                return Sentence(first, last, week=self._week(match["week"]))
        pattern = self.fill("Usual opening hours: %(week)s", week="(?P<week>.+)")
        if match := re.fullmatch(pattern, text):
            return Sentence(self.today, date.max, week=self._week(match["week"]))
        return None

    def _week(self, text: str) -> tuple[Explanation, ...]:
        if (all_alike := self.day(text)) is not None:
            return (all_alike,) * 7
        week: list[Explanation] = [(State.CLOSED, ())] * 7
        for part in re.split("[;؛] ", text):
            pattern = self.fill(
                "%(days)s %(hours)s", days=f"(?P<days>{self.weekday_list})", hours="(?P<hours>.+)"
            )
            match = re.fullmatch(pattern, part)
            told = match and self.day(match["hours"])
            assert match, part
            assert told, part
            for each in re.findall(self.one_weekday, match["days"]):
                week[self.weekdays[each] - 1] = told
        return tuple(week)

    def always(self, text: str) -> Explanation | None:
        """Read what holds on every day."""
        return {
            self.language.gettext("Closed until further notice."): (State.CLOSED, ()),
            self.language.gettext("Only by appointment."): (State.APPOINTMENT, ()),
            self.language.gettext("There are no fixed opening hours. Call first."): (
                State.UNCERTAIN,
                (),
            ),
            self.language.gettext("The opening hours are not known yet. Call first."): (
                State.UNKNOWN,
                (),
            ),
        }.get(text)

    def holds(self, text: str) -> date:
        """Read until which day sentences hold."""
        match = re.fullmatch(
            self.fill("These opening hours hold up to and including %(day)s.", day="(?P<day>.+)"),
            text,
        )
        found = match and self.dated(match["day"])
        assert found, text
        return found


def clock(text: str) -> time:
    """Read a time of day."""
    hours, minutes = re.split("[.:]", text)
    return time(int(hours), int(minutes))
