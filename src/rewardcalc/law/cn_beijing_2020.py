"""北京市促进科技成果转化条例 (2019): articles 12 and 13."""

from datetime import date
from functools import partial

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.instrument import Instrument, from_repository
from rewardcalc.law.provision import (
    Duty,
    Floor,
    IncomeRule,
    PayRule,
    Publicity,
    Window,
)
from rewardcalc.law.scope import (
    STATE_ENTERPRISES,
    STATE_FOUNDED,
)
from rewardcalc.ratio import Ratio
from rewardcalc.terms import (
    CONTRIBUTORS,
    EQUITY,
    NET_INCOME,
    OPERATING_PROFIT,
    USE,
    Aspect,
    CostCategory,
    FirstYear,
    Method,
    Role,
    Strength,
)

cite = partial(Citation, "cn-beijing-2020")
SOLD = frozenset({Method.ASSIGNMENT, Method.LICENCE})

DUTY = Duty(
    cite(
        "十二",
        1,
        quote="应当由单位对完成、转化该项科技成果做出重要贡献的人员给予奖励和报酬",
    )
)
PERMITS = cite(
    "十二",
    3,
    quote="政府设立的研发机构、高等院校可以按照下列标准对完成、转化该项科技成果做出重要贡献的人员给予奖励和报酬",
)
ASSIGNMENT_LICENCE = cite(
    "十二",
    3,
    1,
    quote="从该项科技成果转让净收入或者许可净收入中提取不低于百分之七十的比例",
)
SHARES = cite(
    "十二",
    3,
    2,
    quote="从该项科技成果形成的股份或者出资比例中提取不低于百分之七十的比例",
)
PROFIT = cite(
    "十二",
    3,
    3,
    quote="在实施转化成功投产后，从开始盈利的年度起连续五年内，每年从实施转化该项科技成果的营业利润中提取不低于百分之五的比例",
)
# 等直接成本 keeps the list open: the other direct costs of the deal are in it.
INCOME = IncomeRule(
    profile="cn-beijing-2020",
    deductible=frozenset(CostCategory)
    - {CostCategory.RESEARCH_FISCAL, CostCategory.RESEARCH_OWN},
    citation=cite(
        "十二",
        4,
        quote="转让、许可收入扣除本次交易发生的相关税金、维护该科技成果的费用及交易过程中的评估、鉴定、谈判等直接成本后的余额",
    ),
    methods=SOLD,
    scope=STATE_FOUNDED,
)
LEADERS = cite("十三", 1, quote="按照国家有关规定获得奖励和报酬，并实行公开公示制度")

floor = partial(
    Floor,
    payees=(CONTRIBUTORS,),
    strength=Strength.PERMITTED,
    scope=STATE_FOUNDED,
    strength_citation=PERMITS,
)


def _pay(aspect: Aspect, *, counted: bool, quote: str) -> tuple[PayRule, ...]:
    citation = cite("十二", 5, quote=quote)
    return tuple(
        PayRule(aspect, counted, citation, scope)
        for scope in (STATE_FOUNDED, STATE_ENTERPRISES)
    )


INSTRUMENT = Instrument(
    id="cn-beijing-2020",
    family="cn-beijing",
    title="北京市促进科技成果转化条例（2019年通过）",
    short="北京市促进科技成果转化条例",
    valid=Interval(date(2020, 1, 1)),
    origin=date(2020, 1, 1),
    region="CN-11",
    source=from_repository(
        file="cn-beijing.md",
        sha256="0d9797cd3a92bc25f86f801a5e2805871c085d9ce5eb78b591c7766131f28fe4",
        path="DLC/北京地方法规/地方性法规/北京/北京市促进科技成果转化条例(2019-11-27).md",
    ),
    floors=(
        floor(
            base=NET_INCOME,
            at_least=Ratio.of("70%"),
            methods=SOLD,
            citation=ASSIGNMENT_LICENCE,
        ),
        floor(
            base=EQUITY,
            at_least=Ratio.of("70%"),
            methods=frozenset({Method.EQUITY}),
            citation=SHARES,
        ),
        floor(
            base=OPERATING_PROFIT,
            at_least=Ratio.of("5%"),
            methods=frozenset(USE),
            citation=PROFIT,
            window=Window(5, 5, FirstYear.PROFIT, PROFIT),
        ),
    ),
    duties=(DUTY,),
    income=INCOME,
    publicity=(Publicity(LEADERS, STATE_FOUNDED, posts=tuple(Role)),),
    pay=(
        *_pay(Aspect.TOTAL, counted=True, quote="支出计入当年本单位工资总额"),
        *_pay(
            Aspect.CAP,
            counted=False,
            quote="但不受当年本单位工资总额和绩效工资总量限制",
        ),
        *_pay(Aspect.NEXT_YEAR_BASE, counted=False, quote="不纳入本单位工资总额基数"),
    ),
)
