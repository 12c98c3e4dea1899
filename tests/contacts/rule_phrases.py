"""The phrases of rules about usual days, and the weeks that each names."""

from __future__ import annotations

from hours_engine.engine import Weeks

RULES = {
    "every first %(days)s of the month from %(hours)s": Weeks((1,)),
    "every second %(days)s of the month from %(hours)s": Weeks((2,)),
    "every third %(days)s of the month from %(hours)s": Weeks((3,)),
    "every fourth %(days)s of the month from %(hours)s": Weeks((4,)),
    "every last %(days)s of the month from %(hours)s": Weeks((-1,)),
    "every first and third %(days)s of the month from %(hours)s": Weeks((1, 3)),
    "every second and fourth %(days)s of the month from %(hours)s": Weeks((2, 4)),
    "in odd weeks on %(days)s from %(hours)s": Weeks(parity=1),
    "in even weeks on %(days)s from %(hours)s": Weeks(parity=0),
    "once in two weeks on %(days)s from %(hours)s": Weeks(every=2),
    "once in three weeks on %(days)s from %(hours)s": Weeks(every=3),
    "once in four weeks on %(days)s from %(hours)s": Weeks(every=4),
    #: Says nothing of any date.
    "some weeks on %(days)s from %(hours)s": None,
    "on %(days)s from %(hours)s": Weeks(),
}
