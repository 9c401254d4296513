"""舟山市科技创新促进条例 (2019): article 28."""

from datetime import date
from functools import partial

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.instrument import Instrument, from_repository
from rewardcalc.law.provision import (
    Floor,
    Window,
)
from rewardcalc.law.scope import (
    STATE_FOUNDED,
)
from rewardcalc.ratio import Ratio
from rewardcalc.terms import (
    CONTRIBUTORS,
    EQUITY,
    MAIN_CONTRIBUTORS,
    NET_INCOME,
    OPERATING_PROFIT,
    REWARD_TOTAL,
    TRANSFER_STAFF,
    USE,
    FirstYear,
    Method,
    Strength,
)

cite = partial(Citation, "cn-zhoushan-2020")
SOLD = frozenset({Method.ASSIGNMENT, Method.LICENCE})
REWARDED = SOLD | {Method.EQUITY, *USE}

ASSIGNMENT_LICENCE = cite(
    "二十八",
    1,
    1,
    quote="应当从技术转让或者许可所取得的净收入中提取不低于百分之八十五的比例",
)
SHARES = cite(
    "二十八",
    1,
    2,
    quote="应当从作价投资取得的股份或者出资比例中提取不低于百分之八十五的比例",
)
PROFIT = cite(
    "二十八",
    1,
    3,
    quote="应当在实施转化成功投产后连续五年，每年从实施该项科技成果的营业利润中提取不低于百分之十的比例",
)
MAIN = cite(
    "二十八",
    2,
    quote="在研究开发和科技成果转化中做出主要贡献的人员，获得奖励的份额不低于奖励总额的百分之七十",
)
STAFF = cite(
    "二十八",
    2,
    quote="承担科技成果转化的技术转移机构工作人员和管理人员获得奖励的份额不低于奖励总额的百分之五",
)

floor = partial(
    Floor,
    payees=(CONTRIBUTORS,),
    strength=Strength.BINDING,
    scope=STATE_FOUNDED,
)

INSTRUMENT = Instrument(
    id="cn-zhoushan-2020",
    family="cn-zhoushan",
    title="舟山市科技创新促进条例（2019年通过）",
    short="舟山市科技创新促进条例",
    valid=Interval(date(2020, 3, 1)),
    origin=date(2020, 3, 1),
    region="CN-33",
    city="330900",
    source=from_repository(
        file="cn-zhoushan.md",
        sha256="354e8ef6310fe1f3087e5733f2fab2c205b1e40cef6cec8cf7891bf8679edb18",
        path="DLC/浙江地方法规/地方性法规/浙江/舟山市科技创新促进条例(2019-12-13).md",
    ),
    floors=(
        floor(
            base=NET_INCOME,
            at_least=Ratio.of("85%"),
            methods=SOLD,
            citation=ASSIGNMENT_LICENCE,
        ),
        floor(
            base=EQUITY,
            at_least=Ratio.of("85%"),
            methods=frozenset({Method.EQUITY}),
            citation=SHARES,
        ),
        floor(
            base=OPERATING_PROFIT,
            at_least=Ratio.of("10%"),
            methods=frozenset(USE),
            citation=PROFIT,
            window=Window(5, 5, FirstYear.PRODUCTION, PROFIT),
        ),
        floor(
            payees=(MAIN_CONTRIBUTORS,),
            base=REWARD_TOTAL,
            at_least=Ratio.of("70%"),
            methods=REWARDED,
            citation=MAIN,
        ),
        floor(
            payees=(TRANSFER_STAFF,),
            base=REWARD_TOTAL,
            at_least=Ratio.of("5%"),
            methods=REWARDED,
            citation=STAFF,
        ),
    ),
)
