"""An institution's own rules: its regulation, or the agreement with its people."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from rewardcalc.checks import Checks, items, names, text
from rewardcalc.ratio import Ratio, RatioLike, share_of
from rewardcalc.terms import Basis, word
from rewardcalc.tree import Split, check_tree


@frozen(init=False)
class Regulation:
    """What the institution ruled or agreed (规定 / 约定).

    Give ``splits``, or the shorthand: ``completers`` as a share of the net income (or
    equity) and ``transfer_staff`` as a share of the retained part. With neither, the
    completers get the default rate of the law. ``equal`` names the payees whose people
    share equally, ``contributors`` the further payees that count as contributors.

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
    splits: tuple[Split, ...]

    def __init__(  # noqa: PLR0913 (these are the keys of the file)
        self,
        *,
        basis: Basis | str | None = None,
        title: str = "",
        completers: RatioLike | None = None,
        transfer_staff: RatioLike | None = None,
        equal: Sequence[str] = (),
        contributors: Sequence[str] = (),
        splits: Sequence[Split] = (),
    ) -> None:
        checks = Checks()
        kind = checks.optional("basis", lambda one: word(Basis, one), basis)
        known_title = checks.read("title", text, title)
        team = checks.optional("completers", share_of, completers)
        staff = checks.optional("transfer_staff", share_of, transfer_staff)
        alike = checks.read("equal", names, equal)
        added = checks.read("contributors", names, contributors)
        tree = checks.read("splits", items(Split), splits)
        rated = bool(splits) or completers is not None or transfer_staff is not None
        if splits and (completers is not None or transfer_staff is not None):
            checks.add("splits-and-shorthand", path="splits")
        if kind is None and not rated:
            checks.add("basis-missing", path="basis")
        if kind == Basis.NONE and rated:
            checks.add("basis-none-with-rates", path="basis")
        if checks.sound("splits"):
            checks.extend(one.under("splits") for one in check_tree(tree))
        checks.done()
        self.__attrs_init__(
            kind or Basis.INSTITUTIONAL_RULE,
            known_title,
            team,
            staff,
            alike,
            added,
            tree,
        )
