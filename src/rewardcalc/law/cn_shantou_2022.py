"""汕头经济特区科技创新条例 (2022): article 25."""

from datetime import date
from functools import partial

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.instrument import Instrument, from_repository
from rewardcalc.law.provision import (
    DoubleReward,
    RightsRule,
)
from rewardcalc.law.scope import (
    UNIVERSITIES_AND_INSTITUTES,
)
from rewardcalc.ratio import Ratio

cite = partial(Citation, "cn-shantou-2022")

RIGHTS = cite(
    "二十五",
    1,
    quote="高等院校、科研机构可以与科技成果完成人约定以共同共有或者按份共有的方式赋予完成人科技成果所有权，或者约定赋予不少于十年的科技成果使用权。约定按份共有的，科技成果完成人持有的份额不低于百分之七十。",
)
NOT_AGAIN = cite(
    "二十五",
    2,
    quote="对于同一职务科技成果，科技人员获得职务科技成果所有权或者长期使用权的，其所在单位可以不再给予其成果转化收益和奖励。",
)


INSTRUMENT = Instrument(
    id="cn-shantou-2022",
    family="cn-shantou",
    title="汕头经济特区科技创新条例（2022年通过）",
    short="汕头经济特区科技创新条例",
    valid=Interval(date(2022, 7, 1)),
    origin=date(2022, 7, 1),
    region="CN-44",
    city="440500",
    source=from_repository(
        file="cn-shantou.md",
        sha256="de975f361f773560de6a3a7459151c038c2133608f5e26cc4bde558aa3f618ad",
        path="DLC/广东地方法规/地方性法规/广东/汕头经济特区科技创新条例(2022-05-30).md",
    ),
    rights=(
        RightsRule(
            RIGHTS,
            least_years=10,
            least_share=Ratio.of("70%"),
            scope=UNIVERSITIES_AND_INSTITUTES,
            fiscal=True,
        ),
    ),
    double_rewards=(DoubleReward("double-reward-may", NOT_AGAIN),),
)
