"""人社部发〔2021〕14号: cash rewards and the performance pay of public institutions."""

from datetime import date
from functools import partial

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.instrument import Instrument, Source
from rewardcalc.law.provision import (
    ContractWork,
    PayRule,
)
from rewardcalc.law.scope import PUBLIC_INSTITUTIONS
from rewardcalc.terms import Aspect, Evidence

cite = partial(Citation, "cn-mohrss-2021-14")


def _pay(aspect: Aspect, *, counted: bool, quote: str) -> PayRule:
    return PayRule(aspect, counted, cite("一", quote=quote), PUBLIC_INSTITUTIONS)


INSTRUMENT = Instrument(
    id="cn-mohrss-2021-14",
    family="cn-mohrss-14",
    title="关于事业单位科研人员职务科技成果转化现金奖励纳入绩效工资管理有关问题的通知（人社部发〔2021〕14号）",
    short="人社部发〔2021〕14号",
    articles=False,
    valid=Interval(date(2021, 2, 8)),
    origin=date(2021, 2, 8),
    source=Source(
        file="cn-mohrss-2021-14.md",
        sha256="fca931cab29306ea4578746fa451865edf4919464d1d3bd37d2ebb7f38b89511",
        origin="origin-torch-repost",
        evidence=Evidence.MIRROR,
        checked_on=date(2021, 2, 8),
    ),
    pay=(
        _pay(Aspect.TOTAL, counted=True, quote="计入所在单位绩效工资总量"),
        _pay(Aspect.CAP, counted=False, quote="但不受核定的绩效工资总量限制"),
        _pay(
            Aspect.NEXT_YEAR_BASE,
            counted=False,
            quote="不作为人力资源社会保障、财政部门核定单位下一年度绩效工资总量的基数",
        ),
        _pay(Aspect.SOCIAL_INSURANCE, counted=False, quote="不作为社会保险缴费基数"),
    ),
    contract_work=ContractWork(
        cite(
            "三",
            quote="认定登记为技术开发、技术咨询与技术服务合同的,可以按促进成果转化法等法律法规给予科研人员现金奖励,计入所在单位绩效工资总量,但不受核定的绩效工资总量限制",
            second_hand=True,
        ),
        PUBLIC_INSTITUTIONS,
    ),
)
