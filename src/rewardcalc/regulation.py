"""An institution's own rules: its regulation, or the agreement with its people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from rewardcalc.checks import Checks, count, day, items, names, text
from rewardcalc.errors import Fault, refuse
from rewardcalc.income import OwnIncome
from rewardcalc.ratio import Ratio, RatioLike, share_of
from rewardcalc.split import Split
from rewardcalc.terms import (
    MADE,
    ROOTS,
    Basis,
    Evidence,
    FirstYear,
    GovernedBy,
    word,
)
from rewardcalc.tree import check_tree


@frozen(init=False)
class Version:
    """The rates of a regulation from a day on (制度的一个版本).

    Its keys are those of the regulation itself; ``from_`` (``from`` in a file) is its
    first day.

    >>> Version(date(2024, 1, 1), completers="70%").completers
    Ratio('7/10')
    """

    from_: date
    title: str
    completers: Ratio | None
    transfer_staff: Ratio | None
    contributors: tuple[str, ...]
    splits: tuple[Split, ...]

    def __init__(  # noqa: PLR0913 (these are the keys of the file)
        self,
        from_: date,
        *,
        title: str = "",
        completers: RatioLike | None = None,
        transfer_staff: RatioLike | None = None,
        contributors: Sequence[str] = (),
        splits: Sequence[Split] = (),
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("from", day, from_),
            checks.read("title", text, title),
            checks.optional("completers", share_of, completers),
            checks.optional("transfer_staff", share_of, transfer_staff),
            checks.read("contributors", _contributors, contributors),
            checks.read("splits", items(Split), splits),
        )
        if splits and (completers is not None or transfer_staff is not None):
            checks.add("splits-and-shorthand", path="splits")
        if checks.sound("splits"):
            checks.extend(_tree_faults(parts[-1]))
        checks.done()
        self.__attrs_init__(*parts)


def _tree_faults(splits: Sequence[Split]) -> Iterator[Fault]:
    """Find faults of the tree; where splits are conditional, a deal picks them first."""
    if not any(split.conditional for split in splits):
        for one in check_tree(splits):
            yield one.under("splits")


@frozen(init=False)
class Regulation:
    """What the institution ruled or agreed (规定 / 约定).

    Give ``splits``, or the shorthand: ``completers`` as a share of the net income (or
    equity) and ``transfer_staff`` as a share of the retained part. With neither, the
    completers get the default rate of the law. ``equal`` names the payees whose people
    share equally, ``contributors`` the further payees that count as contributors.

    A regulation that changed has ``versions`` instead, and says in ``governed_by``
    which day picks the version: that of the receipt or that of the contract.
    ``income`` is the house's own rule for the net income. ``id``, ``institution``,
    ``in_force``, ``evidence`` and ``source`` say which regulation it is, from when, and
    how well its text is known. ``reward_years`` is for how many years own or joint use is rewarded,
    ``reward_from`` from which year they count where the law has two frames,
    ``pay_within_months`` how soon after a receipt the rewards are paid.

    Raises:
        InputError: splits that make no tree, splits beside the shorthand, rates
            where ``basis`` says there are none, or no rates and no basis.

    >>> Regulation(completers="70%", transfer_staff="10%").basis
    <Basis.INSTITUTIONAL_RULE: 'institutional-rule'>
    """

    basis: Basis
    title: str
    completers: Ratio | None
    transfer_staff: Ratio | None
    equal: tuple[str, ...]
    contributors: tuple[str, ...]
    reward_years: int | None
    reward_from: FirstYear | None
    pay_within_months: int | None
    governed_by: GovernedBy | None
    income: OwnIncome | None
    id: str
    institution: str
    in_force: date | None
    evidence: Evidence | None
    source: str
    splits: tuple[Split, ...]
    versions: tuple[Version, ...]

    def __init__(  # noqa: PLR0913 (these are the keys of the file)
        self,
        *,
        basis: Basis | str | None = None,
        title: str = "",
        completers: RatioLike | None = None,
        transfer_staff: RatioLike | None = None,
        equal: Sequence[str] = (),
        contributors: Sequence[str] = (),
        reward_years: int | None = None,
        reward_from: FirstYear | str | None = None,
        pay_within_months: int | None = None,
        governed_by: GovernedBy | str | None = None,
        income: OwnIncome | None = None,
        id: str = "",  # noqa: A002
        institution: str = "",
        in_force: date | None = None,
        evidence: Evidence | str | None = None,
        source: str = "",
        splits: Sequence[Split] = (),
        versions: Sequence[Version] = (),
    ) -> None:
        checks = Checks()
        parts = (
            checks.optional("basis", lambda one: word(Basis, one), basis),
            checks.read("title", text, title),
            checks.optional("completers", share_of, completers),
            checks.optional("transfer_staff", share_of, transfer_staff),
            checks.read("equal", names, equal),
            checks.read("contributors", _contributors, contributors),
            checks.optional("reward_years", count, reward_years),
            checks.optional(
                "reward_from", lambda one: word(FirstYear, one), reward_from
            ),
            checks.optional("pay_within_months", count, pay_within_months),
            checks.optional("governed_by", _governed_by, governed_by),
            checks.optional("income", _income, income),
            checks.read("id", text, id),
            checks.read("institution", text, institution),
            checks.optional("in_force", day, in_force),
            checks.optional("evidence", lambda one: word(Evidence, one), evidence),
            checks.read("source", text, source),
            checks.read("splits", items(Split), splits),
            checks.read("versions", items(Version), versions),
        )
        own = bool(splits) or completers is not None or transfer_staff is not None
        if splits and (completers is not None or transfer_staff is not None):
            checks.add("splits-and-shorthand", path="splits")
        if versions and own:
            checks.add("versions-and-rates", path="versions")
        if checks.sound("versions"):
            _check_versions(checks, parts[-1], governed_by)
        _check_basis(checks, parts[0], rated=own or bool(versions))
        if checks.sound("splits"):
            checks.extend(_tree_faults(parts[-2]))
        checks.done()
        self.__attrs_init__(parts[0] or Basis.INSTITUTIONAL_RULE, *parts[1:])

    def versions_for(self, agreed_on: date) -> tuple[Version, ...]:
        """Give the versions that govern a deal, in order of their days.

        A regulation without versions is one that always was; one that is governed by
        the contract's day gives the one version of that day, or none.
        """
        if not self.versions:
            return (self._always(),)
        order = tuple(sorted(self.versions, key=lambda one: one.from_))
        if self.governed_by == GovernedBy.RECEIPT_DAY:
            return order
        return tuple(one for one in order if one.from_ <= agreed_on)[-1:]

    def _always(self) -> Version:
        always: Version = Version.__new__(Version)
        always.__attrs_init__(
            date.min,
            self.title,
            self.completers,
            self.transfer_staff,
            (),
            self.splits,
        )
        return always


def _income(value: object) -> OwnIncome:
    if not isinstance(value, OwnIncome):
        raise refuse("item-type", value, kind="OwnIncome")
    return value


def _governed_by(value: object) -> GovernedBy:
    return word(GovernedBy, value)


def _check_basis(checks: Checks, basis: Basis | None, *, rated: bool) -> None:
    if basis is None and not rated:
        checks.add("basis-missing", path="basis")
    if basis == Basis.NONE and rated:
        checks.add("basis-none-with-rates", path="basis")


def _check_versions(
    checks: Checks, versions: Sequence[Version], governed_by: object
) -> None:
    if versions and governed_by is None:
        checks.add("governed-by-missing", path="governed_by", words=tuple(GovernedBy))
    if governed_by is not None and not versions:
        checks.add("governed-by-needless", path="governed_by")
    seen: set[date] = set()
    for place, one in enumerate(versions):
        if one.from_ in seen:
            checks.add("version-twice", one.from_, f"versions[{place}].from")
        seen.add(one.from_)


def _contributors(value: object) -> tuple[str, ...]:
    """Read payees; the whole of a base is none."""
    found = names(value)
    for place, one in enumerate(found):
        if one in (*ROOTS, *MADE):
            raise refuse("contributor-whole", one, f"[{place}]")
    return found
