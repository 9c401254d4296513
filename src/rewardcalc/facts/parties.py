"""The parties of a deal: the institution and the people."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from rewardcalc import checks as read
from rewardcalc.checks import Checks
from rewardcalc.facts import readers
from rewardcalc.ratio import Ratio, RatioLike, share_of
from rewardcalc.terms import InstitutionKind, Role, word


@frozen(init=False)
class Institution:
    """Who completed the achievement (科技成果完成单位).

    ``region`` is an ISO 3166-2 code, ``city`` a GB/T 2260 code where a city has an
    instrument, ``pilot`` says whether it is a pilot unit (试点单位).

    >>> Institution("某大学", kind="university", state_founded=True, region="CN-33").kind
    <InstitutionKind.UNIVERSITY: 'university'>
    """

    name: str
    kind: InstitutionKind
    state_founded: bool
    region: str
    pilot: bool | None
    city: str | None

    def __init__(  # noqa: PLR0913 (these are the keys of the file)
        self,
        name: str,
        *,
        kind: InstitutionKind | str,
        state_founded: bool,
        region: str,
        pilot: bool | None = None,
        city: str | None = None,
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("name", read.name, name),
            checks.read("kind", lambda one: word(InstitutionKind, one), kind),
            checks.read("state_founded", read.flag, state_founded),
            checks.read("region", read.region, region),
            checks.optional("pilot", read.flag, pilot),
            checks.optional("city", readers.city, city),
        )
        provinces = checks.sound("region", "city") and region.startswith("CN-")
        if provinces and city is not None and city[:2] != region[3:]:
            checks.add("city-region", city, "city", region=region)
        if region == "CN-42" and pilot is None:
            checks.add("pilot-missing", path="pilot")
        checks.done()
        self.__attrs_init__(*parts)


@frozen(init=False)
class Person:
    """A person of a payee (完成人、转化人员、技术转移专职人员…).

    Everyone of a payee has a ``share`` (summing to exactly 1), or everyone a
    ``weight``, or the regulation names the payee in ``equal``. Two people of one name
    need an ``id``.

    >>> Person("Li", share="60%", main=True).share
    Ratio('3/5')
    """

    name: str
    share: Ratio | None
    weight: Ratio | None
    main: bool
    role: Role | None
    id: str | None

    def __init__(  # noqa: PLR0913 (these are the keys of the file)
        self,
        name: str,
        *,
        share: RatioLike | None = None,
        weight: RatioLike | int | None = None,
        main: bool = False,
        role: Role | str | None = None,
        id: str | None = None,  # noqa: A002
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("name", read.name, name),
            checks.optional("share", share_of, share),
            checks.optional("weight", _weight, weight),
            checks.read("main", read.flag, main),
            checks.optional("role", lambda one: word(Role, one), role),
            checks.optional("id", read.name, id),
        )
        if share is not None and weight is not None:
            checks.add("share-and-weight", path="weight")
        checks.done()
        self.__attrs_init__(*parts)

    @property
    def key(self) -> str:
        """What tells this person from all others: the id, else the name."""
        return self.id or self.name

    @property
    def label(self) -> str:
        """The name, with the id in brackets where there is one, for people to read."""
        return self.name if self.id is None else f"{self.name} [{self.id}]"


def _weight(value: RatioLike | int) -> Ratio:
    if type(value) is int:
        return Ratio.of(Fraction(value))
    return Ratio.of(value)  # type: ignore[arg-type]
