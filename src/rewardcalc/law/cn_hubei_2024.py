"""湖北省加快数字人才培育支撑数字经济发展的若干措施 (2024): measure 十一."""

from datetime import date
from functools import partial

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.instrument import Instrument, Source
from rewardcalc.law.provision import (
    Duty,
    Floor,
    Matter,
    OpenRate,
    PayRule,
    Reading,
    RightsRule,
)
from rewardcalc.law.scope import PILOT_UNITS, PUBLIC_INSTITUTIONS, Scope
from rewardcalc.ratio import Ratio
from rewardcalc.terms import (
    COMPLETERS,
    EQUITY,
    NET_INCOME,
    TRANSFER_STAFF,
    Aspect,
    Evidence,
    InstitutionKind,
    Method,
    Strength,
)

cite = partial(Citation, "cn-hubei-2024")

NAMED_KINDS = Scope(
    kinds=frozenset(
        {
            InstitutionKind.ENTERPRISE,
            InstitutionKind.STATE_ENTERPRISE,
            InstitutionKind.RESEARCH_INSTITUTE,
            InstitutionKind.UNIVERSITY,
        }
    )
)

DUTY = Duty(
    cite(
        "十一",
        quote="企业、研究开发机构、高等院校转化职务科技成果,应当对完成、转化该项科技成果作出重要贡献的人员给予奖励和报酬。",
    ),
    NAMED_KINDS,
)

SEVENTY = cite(
    "十一",
    quote="试点单位应将科技成果转化净收入(或股权)的70%以上给予科技成果完成人(团队)",
)
FROM_RETAINED = cite(
    "十一",
    quote="从科技成果转化净收入单位留存部分中提取经费用于对技术转移专职人员的奖励,经费提取比例由试点单位通过制定制度或签订协议确定",
)
CASH = cite(
    "十一",
    quote="科技成果完成单位对完成、转化该项科技成果做出重要贡献人员给予的现金奖励",
)
DIGITAL = cite(
    "十一", quote="完善数字科技成果转化、增加数字知识价值为导向的分配激励政策。"
)
PILOTS = cite("十一", quote="深化拓展职务科技成果赋权改革试点")
FLEXIBLE = cite(
    "十二",
    quote="对符合条件的高层次人才可实行年薪制、协议工资、项目工资等灵活多样的分配形式,不受本单位绩效工资总量限制",
)


def _floor(base: str, *methods: Method) -> Floor:
    return Floor(
        payees=(COMPLETERS,),
        base=base,
        at_least=Ratio.of("70%"),
        strength=Strength.BINDING,
        methods=frozenset(methods),
        citation=SEVENTY,
        scope=PILOT_UNITS,
    )


def _pay(aspect: Aspect, *, counted: bool, quote: str) -> PayRule:
    return PayRule(aspect, counted, cite("十一", quote=quote), PUBLIC_INSTITUTIONS)


INSTRUMENT = Instrument(
    id="cn-hubei-2024",
    family="cn-hubei",
    title="湖北省关于加快数字人才培育支撑数字经济发展的若干措施",
    short="湖北数字人才措施",
    articles=False,
    valid=Interval(date(2024, 11, 12)),
    origin=date(2024, 11, 12),
    region="CN-42",
    source=Source(
        file="cn-hubei-2024.md",
        sha256="a8f41c59fb4e2a44e48e48b74c7fdb72e71ee0bf7859f5c0f9e25c7c9981ea0c",
        origin="origin-hubei-copy",
        evidence=Evidence.COPY,
        checked_on=date(2024, 11, 12),
    ),
    floors=(
        _floor(NET_INCOME, Method.ASSIGNMENT, Method.LICENCE),
        _floor(EQUITY, Method.EQUITY),
    ),
    duties=(DUTY,),
    open_rates=(
        OpenRate(
            payee=TRANSFER_STAFF,
            root=NET_INCOME,
            methods=frozenset({Method.ASSIGNMENT, Method.LICENCE}),
            citation=FROM_RETAINED,
            scope=PILOT_UNITS,
        ),
    ),
    rights=(
        RightsRule(
            cite("十一", quote="赋予科研人员职务成果所有权或不低于10年的长期使用权"),
            least_years=10,
            scope=PILOT_UNITS,
        ),
    ),
    pay=(
        _pay(Aspect.TOTAL, counted=True, quote="计入所在单位绩效工资总量"),
        _pay(Aspect.CAP, counted=False, quote="不受核定的绩效工资总量限制"),
        _pay(
            Aspect.NEXT_YEAR_BASE,
            counted=False,
            quote="不作为核定下一年度绩效工资总量和社会保险缴费基数",
        ),
        _pay(
            Aspect.SOCIAL_INSURANCE,
            counted=False,
            quote="不作为核定下一年度绩效工资总量和社会保险缴费基数",
        ),
    ),
    readings=(
        Reading("reading-every-achievement", Matter.FLOOR_APPLIES, DIGITAL),
        Reading("reading-day-of-signature", Matter.FLOOR_APPLIES, SEVENTY),
        Reading("reading-completers-alone", Matter.OTHER_CONTRIBUTORS, SEVENTY),
        Reading("pilot-enterprise", Matter.PILOT_ENTERPRISE, PILOTS),
        Reading("pilot-state-unit", Matter.STATE_UNIT_NO_PILOT, PILOTS),
        Reading("reading-transfer-staff-cash", Matter.TRANSFER_STAFF_CASH, CASH),
        Reading("reading-use-by-national-law", Matter.OWN_OR_JOINT_USE, SEVENTY),
        Reading("reading-public-institutions-alone", Matter.STATE_ENTERPRISE_PAY, CASH),
        Reading("reading-flexible-pay", Matter.FLEXIBLE_PAY, FLEXIBLE),
    ),
)
