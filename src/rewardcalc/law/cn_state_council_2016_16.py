"""国发〔2016〕16号: half of the reward to the main contributors, second-hand."""

from datetime import date
from functools import partial

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.instrument import Instrument, Source
from rewardcalc.law.provision import (
    Floor,
)
from rewardcalc.law.scope import (
    STATE_FOUNDED,
)
from rewardcalc.ratio import Ratio
from rewardcalc.terms import (
    MAIN_CONTRIBUTORS,
    REWARD_TOTAL,
    Evidence,
    Method,
    Strength,
)

cite = partial(Citation, "cn-state-council-2016-16")

# The number of the item is not known: only a report of the meeting was seen. Its other
# half, 50% of net income and shares, repeats article 45 of the national law.
MAIN = cite(
    "",
    quote="对研发和成果转化作出主要贡献人员的奖励份额不低于奖励总额的50%",
    second_hand=True,
)

INSTRUMENT = Instrument(
    id="cn-state-council-2016-16",
    family="cn-state-council-16",
    title="实施《中华人民共和国促进科技成果转化法》若干规定（国发〔2016〕16号）",
    short="国发〔2016〕16号",
    articles=False,
    valid=Interval(date(2016, 2, 26)),
    origin=date(2016, 2, 26),
    source=Source(
        file="cn-state-council-2016-16.md",
        sha256="568d1854212a8d54dd1f573b56b33597444b16a4a17fd0745c49ab5c506f9f88",
        origin="origin-meeting-report",
        args=(("address", "edu.cnhubei.com"), ("day", date(2016, 2, 18))),
        evidence=Evidence.SECOND_HAND,
        checked_on=date(2016, 2, 26),
    ),
    floors=(
        Floor(
            payees=(MAIN_CONTRIBUTORS,),
            base=REWARD_TOTAL,
            at_least=Ratio.of("50%"),
            strength=Strength.BINDING,
            methods=frozenset({Method.ASSIGNMENT, Method.LICENCE, Method.EQUITY}),
            citation=MAIN,
            scope=STATE_FOUNDED,
        ),
    ),
)
