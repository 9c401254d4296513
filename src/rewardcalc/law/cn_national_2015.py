"""促进科技成果转化法 (2015 修正): the national law, articles 44 and 45."""

from datetime import date
from functools import partial

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.instrument import Instrument, from_repository
from rewardcalc.law.provision import (
    Duty,
    Floor,
    PayRule,
    Window,
)
from rewardcalc.law.scope import (
    ALL_BUT_STATE_FOUNDED,
    PUBLIC_INSTITUTIONS,
    STATE_ENTERPRISES,
    STATE_FOUNDED,
    Scope,
)
from rewardcalc.ratio import Ratio
from rewardcalc.terms import (
    CONTRIBUTORS,
    EQUITY,
    NET_INCOME,
    OPERATING_PROFIT,
    Aspect,
    FirstYear,
    Method,
    Strength,
)

cite = partial(Citation, "cn-national-2015")


DUTY = Duty(
    cite(
        "四十四",
        1,
        quote="职务科技成果转化后，由科技成果完成单位对完成、转化该项科技成果做出重要贡献的人员给予奖励和报酬。",
    )
)

ASSIGNMENT_LICENCE = cite(
    "四十五",
    1,
    1,
    quote="从该项科技成果转让净收入或者许可净收入中提取不低于百分之五十的比例",
)
SHARES = cite(
    "四十五",
    1,
    2,
    quote="从该项科技成果形成的股份或者出资比例中提取不低于百分之五十的比例",
)
PROFIT = cite(
    "四十五",
    1,
    3,
    quote="应当在实施转化成功投产后连续三至五年，每年从实施该项科技成果的营业利润中提取不低于百分之五的比例",
)
BINDS = cite(
    "四十五",
    2,
    quote="国家设立的研究开发机构、高等院校规定或者与科技人员约定奖励和报酬的方式和数额应当符合前款第一项至第三项规定的标准。",
)
FILLS_IN = cite(
    "四十五",
    1,
    quote="科技成果完成单位未规定、也未与科技人员约定奖励和报酬的方式和数额的，按照下列标准",
)


def _floors(
    strength: Strength, strength_citation: Citation, scope: Scope
) -> tuple[Floor, ...]:
    return (
        Floor(
            payees=(CONTRIBUTORS,),
            base=NET_INCOME,
            at_least=Ratio.of("50%"),
            strength=strength,
            methods=frozenset({Method.ASSIGNMENT, Method.LICENCE}),
            citation=ASSIGNMENT_LICENCE,
            strength_citation=strength_citation,
            scope=scope,
        ),
        Floor(
            payees=(CONTRIBUTORS,),
            base=EQUITY,
            at_least=Ratio.of("50%"),
            strength=strength,
            methods=frozenset({Method.EQUITY}),
            citation=SHARES,
            strength_citation=strength_citation,
            scope=scope,
        ),
        Floor(
            payees=(CONTRIBUTORS,),
            base=OPERATING_PROFIT,
            at_least=Ratio.of("5%"),
            strength=strength,
            methods=frozenset({Method.OWN_USE, Method.JOINT_USE}),
            citation=PROFIT,
            strength_citation=strength_citation,
            scope=scope,
            window=Window(3, 5, FirstYear.PRODUCTION, PROFIT),
        ),
    )


def _pay(aspect: Aspect, *, counted: bool, quote: str) -> tuple[PayRule, ...]:
    citation = cite("四十五", 3, quote=quote)
    return tuple(
        PayRule(aspect, counted, citation, scope)
        for scope in (PUBLIC_INSTITUTIONS, STATE_ENTERPRISES)
    )


INSTRUMENT = Instrument(
    id="cn-national-2015",
    family="cn-national",
    title="中华人民共和国促进科技成果转化法（2015年修正）",
    short="促进科技成果转化法",
    valid=Interval(date(2015, 10, 1)),
    origin=date(1996, 10, 1),
    source=from_repository(
        file="cn-national.md",
        sha256="828965b0fe2ee760032ae037135be761857bdec5d30c79a8661245ba4e2027bb",
        path="行政法/促进科技成果转化法(2015-08-29).md",
    ),
    floors=(
        *_floors(Strength.BINDING, BINDS, STATE_FOUNDED),
        *_floors(Strength.DEFAULT, FILLS_IN, ALL_BUT_STATE_FOUNDED),
    ),
    duties=(DUTY,),
    pay=(
        *_pay(Aspect.TOTAL, counted=True, quote="支出计入当年本单位工资总额"),
        *_pay(Aspect.CAP, counted=False, quote="但不受当年本单位工资总额限制"),
        *_pay(Aspect.NEXT_YEAR_BASE, counted=False, quote="不纳入本单位工资总额基数"),
    ),
)
