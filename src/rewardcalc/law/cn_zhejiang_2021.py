"""浙江省促进科技成果转化条例 (2021 修正): articles 37 and 39 to 41."""

from datetime import date
from functools import partial

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.instrument import Instrument, from_repository
from rewardcalc.law.provision import (
    Deadline,
    DoubleReward,
    Floor,
    IncomeRule,
    Matter,
    PayRule,
    Publicity,
    Reading,
    Window,
)
from rewardcalc.law.scope import (
    PUBLIC_INSTITUTIONS,
    STATE_ENTERPRISES,
    STATE_FOUNDED,
)
from rewardcalc.ratio import Ratio
from rewardcalc.terms import (
    CONTRACT_WORK,
    CONTRIBUTORS,
    EQUITY,
    MAIN_CONTRIBUTORS,
    NET_INCOME,
    OPERATING_PROFIT,
    REWARD_TOTAL,
    TRANSFER_STAFF,
    USE,
    Aspect,
    CostCategory,
    FirstYear,
    Method,
    Strength,
)

cite = partial(Citation, "cn-zhejiang-2021")

# The decision of 2021 may have taken force later than it was made; the stored text
# does not say. Chosen day: that of the decision. Article 48 speaks of the revision of
# 2017, whose own text is not encoded: that span is a gap.
DECIDED = date(2021, 9, 29)
# The text of 2004 is not encoded either, and its day in force is not in the stored text.
# Chosen day: that on which it was passed.
FIRST_PASSED = date(2004, 1, 16)

SOLD = frozenset({Method.ASSIGNMENT, Method.LICENCE})
REWARDED = SOLD | {Method.EQUITY, *USE}
WORK = frozenset(CONTRACT_WORK)
STATE_UNITS = (PUBLIC_INSTITUTIONS, STATE_ENTERPRISES)

ASSIGNMENT_LICENCE = cite(
    "三十七",
    1,
    1,
    quote="应当从技术转让或者许可所取得的净收入中提取不低于百分之七十的比例用于奖励",
)
SHARES = cite(
    "三十七",
    1,
    2,
    quote="应当从作价投资取得的股份或者出资比例中提取不低于百分之七十的比例用于奖励",
)
PROFIT = cite(
    "三十七",
    1,
    3,
    quote="在实施转化成功投产后五年内，可以每年从实施该项科技成果的营业利润中提取不低于百分之十的比例用于奖励",
)
MAIN = cite("三十七", 2, quote="主要贡献人员获得奖励的份额不低于奖励总额的百分之七十")
STAFF = cite(
    "三十七",
    2,
    quote="承担科技成果转化的技术转移机构工作人员和管理人员获得奖励的份额不低于奖励总额的百分之五",
)
NET = cite(
    "三十七",
    4,
    quote="净收入是指技术合同的实际成交额扣除成本和税金支出后的余值，其中研究开发科技成果所用财政资金不列入成本",
)
INCOME = IncomeRule(
    profile="cn-zhejiang-2021",
    deductible=frozenset(CostCategory) - {CostCategory.RESEARCH_FISCAL},
    citation=NET,
    methods=SOLD,
    scope=STATE_FOUNDED,
)
CHOICE = DoubleReward(
    "double-reward-choice",
    cite(
        "三十七",
        3,
        quote="取得科技成果权属份额的科技成果完成人不再参与该项科技成果转化后单位所获收益的分配。科技成果完成人要求按照前两款规定获取奖励的除外。",
    ),
    STATE_FOUNDED,
)
MADE_PUBLIC = cite(
    "三十九", 1, quote="奖励情况应当在所在单位公示，公示时间不少于十五日"
)
IN_TIME = cite("四十", 2, quote="应当在取得科技成果转化收入之日起六个月内进行奖励")
AT_REGISTRATION = cite(
    "四十",
    2,
    quote="以作价投资方式转化科技成果的，应当在股权登记或者变更时完成股权奖励",
)
# 前款规定的奖励: those for commissioned development, consulting and service.
WORK_PAY = cite(
    "四十一",
    2,
    quote="前款规定的奖励支出计入当年本单位工资总额，但不受本单位绩效工资总额限制、不纳入本单位绩效工资总额基数",
)

floor = partial(
    Floor,
    payees=(CONTRIBUTORS,),
    strength=Strength.BINDING,
    scope=STATE_FOUNDED,
)


def _pay(aspect: Aspect, *, counted: bool, quote: str) -> tuple[PayRule, ...]:
    citation = cite("三十九", 1, quote=quote)
    return tuple(
        PayRule(aspect, counted, citation, scope, REWARDED) for scope in STATE_UNITS
    )


INSTRUMENT = Instrument(
    id="cn-zhejiang-2021",
    family="cn-zhejiang",
    title="浙江省促进科技成果转化条例（2021年修正）",
    short="浙江省促进科技成果转化条例",
    valid=Interval(DECIDED),
    origin=FIRST_PASSED,
    region="CN-33",
    source=from_repository(
        file="cn-zhejiang.md",
        sha256="10031c568b82044f30b0dea5aa453979aabbda653750a1640ae4d0cc2d01cf6a",
        path="DLC/浙江地方法规/地方性法规/浙江/浙江省促进科技成果转化条例(2021-09-30).md",
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
            at_least=Ratio.of("10%"),
            methods=frozenset(USE),
            citation=PROFIT,
            window=Window(1, 5, FirstYear.PRODUCTION, PROFIT),
            strength=Strength.PERMITTED,
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
    income=INCOME,
    deadlines=(Deadline(6, IN_TIME, equity=AT_REGISTRATION),),
    double_rewards=(CHOICE,),
    publicity=tuple(Publicity(MADE_PUBLIC, scope, days=15) for scope in STATE_UNITS),
    pay=(
        *_pay(Aspect.TOTAL, counted=True, quote="支出计入当年本单位工资总额"),
        *_pay(Aspect.CAP, counted=False, quote="但不受本单位绩效工资总额限制"),
        *_pay(
            Aspect.NEXT_YEAR_BASE,
            counted=False,
            quote="不纳入本单位绩效工资总额基数",
        ),
        *(
            PayRule(aspect, aspect == Aspect.TOTAL, WORK_PAY, STATE_FOUNDED, WORK)
            for aspect in (Aspect.TOTAL, Aspect.CAP, Aspect.NEXT_YEAR_BASE)
        ),
    ),
    readings=(
        Reading("reading-own-research", Matter.OWN_RESEARCH, NET),
        Reading("reading-work-registered", Matter.UNREGISTERED_WORK, WORK_PAY),
    ),
)
