"""How a language writes numbers: money, ratios and rates, exactly and of any length."""

from __future__ import annotations

from decimal import Decimal, localcontext  # noqa: TID251 (widened, never narrowed)
from fractions import Fraction

from babel import Locale
from babel.numbers import format_decimal, format_percent

from rewardcalc.money import Amount, Money
from rewardcalc.ratio import Ratio

_DECIMALS = 8


class Numbers:
    """The numbers of one locale, never by way of a float."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def money(self, money: Money) -> str:
        """Write money with separators and two decimals, of any length."""
        return self._number(money.to_decimal(), "#,##0.00")

    def _number(self, value: Decimal, pattern: str) -> str:
        # Babel quantizes in the ambient context, which holds 28 digits only.
        with localcontext() as context:
            context.prec = len(value.as_tuple().digits) + 4
            return format_decimal(value, pattern, locale=self.locale)

    def whole(self, number: int) -> str:
        """Write a whole number with separators, of any length."""
        return self._number(Decimal(number), "#,##0")

    def decimal(self, ratio: Ratio | Amount) -> str:
        """Write a fraction as a decimal number; empty text if that is not short."""
        return self._decimal(ratio, "#,##0.########")

    def rate(self, rate: Ratio) -> str:
        """Write an exchange rate as a decimal number, if it is one."""
        return self.decimal(rate) or str(rate)

    def ratio(self, ratio: Ratio | Amount) -> str:
        """Write a ratio as a percentage if that is short and exact, else as it is."""
        return self._decimal(ratio, "#,##0.########%") or str(ratio)

    def _decimal(self, ratio: Ratio | Amount, pattern: str) -> str:
        """Write a fraction with few decimals exactly; empty text if that cannot be."""
        scaled, rest = divmod(ratio.numerator * 10**_DECIMALS, ratio.denominator)
        if rest:
            return ""
        value = Decimal(f"{scaled}E-{_DECIMALS}")
        with localcontext() as context:
            context.prec = len(str(scaled)) + _DECIMALS
            if pattern.endswith("%"):
                return format_percent(value, pattern, locale=self.locale)
            return format_decimal(value, pattern, locale=self.locale)

    def fraction(self, fraction: Fraction) -> str:
        """Write an exact fraction as a percentage if that is short, else as it is."""
        return self.ratio(Amount(fraction.numerator, fraction.denominator))
