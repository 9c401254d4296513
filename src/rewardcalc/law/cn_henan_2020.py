"""河南省促进科技成果转化条例 (2019): articles 40, 41, 43 and 44."""

from datetime import date
from functools import partial

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.instrument import Instrument, from_repository
from rewardcalc.law.provision import (
    Deadline,
    Duty,
    Floor,
    HeadRule,
    PayRule,
    Publicity,
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
    USE,
    Aspect,
    FirstYear,
    Method,
    Role,
    Strength,
)

cite = partial(Citation, "cn-henan-2020")
SOLD = frozenset({Method.ASSIGNMENT, Method.LICENCE})

DUTY = Duty(
    cite(
        "四十",
        1,
        quote="职务科技成果完成单位应当对完成、转化该项科技成果做出重要贡献的人员给予奖励和报酬",
    )
)
ASSIGNMENT_LICENCE = cite(
    "四十",
    1,
    1,
    quote="从该项科技成果转让净收入或者许可净收入中提取不低于百分之七十的比例",
)
SHARES = cite(
    "四十",
    1,
    2,
    quote="从该项科技成果形成的股份或者出资比例中提取不低于百分之七十的比例",
)
PROFIT = cite(
    "四十",
    1,
    3,
    quote="应当在实施转化成功投产后连续三至五年，每年从实施该项科技成果的营业利润中提取不低于百分之十的比例",
)
BINDS = cite(
    "四十",
    2,
    quote="国家设立的研究开发机构、高等院校规定或者与科技人员约定奖励和报酬的方式和数额应当符合前款第一项至第三项规定的标准",
)
FILLS_IN = cite(
    "四十",
    1,
    quote="科技成果完成单位未规定、也未与科技人员约定奖励和报酬的方式和数额的，按照下列标准",
)
IN_TIME = cite("四十一", 2, quote="应当在取得科技成果转化收入之日起六个月内完成奖励")
AT_REGISTRATION = cite(
    "四十一",
    2,
    quote="以作价投资方式转化科技成果的，应当在股权登记或者变更时完成股权奖励",
)
HEADS = cite(
    "四十四",
    1,
    quote="国家设立的研究开发机构、高等院校等事业单位的正职领导，是科技成果的主要完成人或者为成果转移转化做出重要贡献的，经集体研究通过并公示后，可以获得现金奖励，原则上不得给予股权激励。",
)


def _floors(
    strength: Strength, strength_citation: Citation, scope: Scope
) -> tuple[Floor, ...]:
    floor = partial(
        Floor,
        payees=(CONTRIBUTORS,),
        strength=strength,
        scope=scope,
        strength_citation=strength_citation,
    )
    return (
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
            window=Window(3, 5, FirstYear.PRODUCTION, PROFIT),
        ),
    )


def _pay(aspect: Aspect, *, counted: bool, quote: str) -> tuple[PayRule, ...]:
    citation = cite("四十三", 1, quote=quote)
    return tuple(
        PayRule(aspect, counted, citation, scope)
        for scope in (PUBLIC_INSTITUTIONS, STATE_ENTERPRISES)
    )


# The text of 2001 that this one repealed is not encoded, and the day on which it took
# force is not in the stored text. Chosen day: that on which it was passed.
FIRST_PASSED = date(2001, 5, 24)


INSTRUMENT = Instrument(
    id="cn-henan-2020",
    family="cn-henan",
    title="河南省促进科技成果转化条例（2019年通过）",
    short="河南省促进科技成果转化条例",
    valid=Interval(date(2020, 1, 1)),
    origin=FIRST_PASSED,
    region="CN-41",
    source=from_repository(
        file="cn-henan.md",
        sha256="dbed66b49a0f49297f468451c7674b533e6ffca66301a37c53e40ac1f0b96451",
        path="DLC/河南地方法规/地方性法规/河南/河南省促进科技成果转化条例(2001-05-25).md",
    ),
    floors=(
        *_floors(Strength.BINDING, BINDS, STATE_FOUNDED),
        *_floors(Strength.DEFAULT, FILLS_IN, ALL_BUT_STATE_FOUNDED),
    ),
    duties=(DUTY,),
    deadlines=(Deadline(6, IN_TIME, equity=AT_REGISTRATION),),
    publicity=(Publicity(HEADS, PUBLIC_INSTITUTIONS, posts=(Role.HEAD,)),),
    heads=(HeadRule(HEADS, PUBLIC_INSTITUTIONS),),
    pay=(
        *_pay(Aspect.TOTAL, counted=True, quote="支出计入工资总额"),
        *_pay(Aspect.CAP, counted=False, quote="但不受当年本单位工资总额限制"),
        *_pay(Aspect.NEXT_YEAR_BASE, counted=False, quote="不纳入本单位工资总额基数"),
    ),
)
