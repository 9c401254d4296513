"""上海市促进科技成果转化条例 (2017): articles 33 to 36."""

from datetime import date
from functools import partial

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.instrument import Instrument, from_repository
from rewardcalc.law.provision import (
    Duty,
    Floor,
    IncomeRule,
    OpenRate,
    PayRule,
    Window,
)
from rewardcalc.law.scope import (
    STATE_ENTERPRISES,
    UNIVERSITIES_AND_INSTITUTES,
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
    Route,
    Strength,
)

cite = partial(Citation, "cn-shanghai-2017")
SOLD = frozenset({Method.ASSIGNMENT, Method.LICENCE})

DUTY = Duty(
    cite(
        "三十三",
        1,
        quote="科技成果完成单位应当按照规定或者与科技人员的约定，对完成、转化科技成果做出重要贡献的人员给予奖励和报酬",
    )
)
PERMITS = cite(
    "三十四",
    1,
    quote="允许研发机构、高等院校按照以下标准，规定或者与科技人员约定奖励和报酬",
)
ASSIGNMENT_LICENCE = cite(
    "三十四",
    1,
    1,
    quote="可以从该项科技成果转让净收入或者许可净收入中提取不低于百分之七十的比例",
)
# Article 10: (一) in the unit's own name, (二) through its asset company.
SHARES = cite(
    "三十四",
    1,
    2,
    quote="按照本条例第十条第一项、第二项的规定，利用职务科技成果作价投资的，可以从该项科技成果形成的股份或者出资比例中提取不低于百分之七十的比例",
)
ROUTES = frozenset({Route.OWN_NAME, Route.HOLDING_COMPANY})
PROFIT = cite(
    "三十四",
    1,
    3,
    quote="在实施转化成功投产后，可以从开始盈利的年度起连续五年，每年从实施该项科技成果产生的营业利润中提取不低于百分之五的比例",
)
# 等直接费用 keeps the list open: the other direct costs of the deal are in it.
INCOME = IncomeRule(
    profile="cn-shanghai-2017",
    deductible=frozenset(CostCategory)
    - {CostCategory.RESEARCH_FISCAL, CostCategory.RESEARCH_OWN},
    citation=cite(
        "三十四",
        2,
        quote="转让、许可收入扣除相关税费、单位维护该科技成果的费用，以及交易过程中的评估、鉴定等直接费用后的余额",
    ),
    methods=SOLD,
    scope=UNIVERSITIES_AND_INSTITUTES,
)
TRANSFER_BODY = OpenRate(
    payee="transfer_body",
    root=NET_INCOME,
    methods=SOLD,
    citation=cite(
        "三十五",
        1,
        quote="提取一定比例用于支持本单位科技成果转化专门机构的运行和发展",
    ),
    scope=UNIVERSITIES_AND_INSTITUTES,
)

floor = partial(
    Floor,
    payees=(CONTRIBUTORS,),
    strength=Strength.PERMITTED,
    scope=UNIVERSITIES_AND_INSTITUTES,
    strength_citation=PERMITS,
)


def _enterprises(aspect: Aspect, *, counted: bool, quote: str) -> PayRule:
    return PayRule(aspect, counted, cite("三十六", 2, quote=quote), STATE_ENTERPRISES)


INSTRUMENT = Instrument(
    id="cn-shanghai-2017",
    family="cn-shanghai",
    title="上海市促进科技成果转化条例（2017年通过）",
    short="上海市促进科技成果转化条例",
    valid=Interval(date(2017, 6, 1)),
    origin=date(2017, 6, 1),
    region="CN-31",
    source=from_repository(
        file="cn-shanghai.md",
        sha256="118b0c097a07a4c6deb9f0c28490567acede29a61cb5df4852487779137bca6a",
        path="DLC/上海地方法规/地方性法规/上海/上海市促进科技成果转化条例(2017-04-20).md",
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
            routes=ROUTES,
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
    open_rates=(TRANSFER_BODY,),
    income=INCOME,
    pay=(
        PayRule(
            Aspect.TOTAL,
            counted=False,
            citation=cite("三十六", 1, quote="但不纳入当年本单位绩效工资总量"),
            scope=UNIVERSITIES_AND_INSTITUTES,
        ),
        _enterprises(Aspect.TOTAL, counted=True, quote="计入当年本单位工资总额"),
        _enterprises(Aspect.CAP, counted=False, quote="但不受当年本单位工资总额限制"),
        _enterprises(
            Aspect.NEXT_YEAR_BASE, counted=False, quote="不纳入本单位工资总额基数"
        ),
    ),
)
