"""山东省促进科技成果转化条例 (2017 修订): articles 33 to 36."""

from datetime import date
from functools import partial

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.instrument import Instrument, from_repository
from rewardcalc.law.provision import (
    Duty,
    Floor,
    Matter,
    Publicity,
    Reading,
    Window,
)
from rewardcalc.law.scope import (
    PUBLIC_INSTITUTIONS,
    STATE_FOUNDED,
)
from rewardcalc.ratio import Ratio
from rewardcalc.terms import (
    CONTRIBUTORS,
    EQUITY,
    NET_INCOME,
    OPERATING_PROFIT,
    TRANSFER_STAFF,
    USE,
    FirstYear,
    Method,
    Role,
    Strength,
)

cite = partial(Citation, "cn-shandong-2018")
SOLD = frozenset({Method.ASSIGNMENT, Method.LICENCE})

DUTY = Duty(
    cite(
        "三十三",
        1,
        quote="对职务科技成果，由科技成果完成单位对完成、转化该项科技成果做出重要贡献的人员给予奖励和报酬",
    )
)
BINDS = cite(
    "三十四",
    1,
    quote="政府设立的科学技术研究开发机构、高等学校按照下列标准对完成、转化职务科技成果做出重要贡献的人员给予奖励和报酬",
)
ASSIGNMENT_LICENCE = cite(
    "三十四",
    1,
    1,
    quote="从该项科技成果转让净收入或者许可净收入中提取不低于百分之七十的比例",
)
SHARES = cite(
    "三十四",
    1,
    2,
    quote="从该项科技成果形成的股份或者出资比例中提取不低于百分之七十的比例",
)
PROFIT = cite(
    "三十四",
    1,
    3,
    quote="应当在实施转化成功投产后连续三至五年，每年从实施该项科技成果的营业利润中提取不低于百分之十的比例",
)
LEADERS = cite("三十五", 1, quote="可以按照有关规定获取奖励和报酬，并在本单位公示")
# 转让净收入 alone: the income of licences is not in this sentence.
STAFF = cite(
    "三十六",
    1,
    quote="可以从科技成果转让净收入中，提取不低于百分之十的比例用于本单位专业化技术转移机构绩效奖励",
)

floor = partial(
    Floor,
    payees=(CONTRIBUTORS,),
    strength=Strength.BINDING,
    scope=STATE_FOUNDED,
    strength_citation=BINDS,
)

INSTRUMENT = Instrument(
    id="cn-shandong-2018",
    family="cn-shandong",
    title="山东省促进科技成果转化条例（2017年修订）",
    short="山东省促进科技成果转化条例",
    valid=Interval(date(2018, 1, 1)),
    origin=date(2018, 1, 1),
    region="CN-37",
    source=from_repository(
        file="cn-shandong.md",
        sha256="bbd2ee9070977d70cdd4a63e830c1b5b3f5fa5a9b9cfca736be1f001a18dd93d",
        path="DLC/山东地方法规/地方性法规/山东/山东省促进科技成果转化条例(2017-12-01).md",
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
            window=Window(3, 5, FirstYear.PRODUCTION, PROFIT),
        ),
        Floor(
            payees=(TRANSFER_STAFF,),
            base=NET_INCOME,
            at_least=Ratio.of("10%"),
            strength=Strength.PERMITTED,
            methods=frozenset({Method.ASSIGNMENT}),
            citation=STAFF,
            scope=STATE_FOUNDED,
        ),
    ),
    duties=(DUTY,),
    publicity=(Publicity(LEADERS, PUBLIC_INSTITUTIONS, posts=tuple(Role)),),
    readings=(Reading("reading-shandong-binding", Matter.FLOOR_APPLIES, BINDS),),
)
