"""Dates, amounts and whole numbers as people read and type them.

Dates are shown as ``20 Nov 2026`` and typed in any of the usual ways; money is held in whole minor units.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from orgwright.errors import RefusedInput

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MINOR_PER_MAJOR = 100


def day_text(day: date) -> str:
    """A day as it is shown: ``20 Nov 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_text(day: date) -> str:
    """A day as it is typed: ``2026-11-20``."""
    return day.isoformat()


def month_text(day: date) -> str:
    """A month as it is shown: ``Nov 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def parse_date(text: str, name: str) -> date | None:
    """The day typed as 2026-11-20, 20.11.2026, 20/11/2026 or 20 Nov 2026; None for nothing."""
    text = text.strip()
    if not text:
        return None
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text)
    turned = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", text)
    named = re.fullmatch(r"(\d{1,2})\.? ([A-Za-z]{3})[a-z]* (\d{4})", text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if turned:
            return date(int(turned[3]), int(turned[2]), int(turned[1]))
        if named:
            return date(int(named[3]), MONTHS.index(named[2].capitalize()) + 1, int(named[1]))
    except ValueError as error:
        raise RefusedInput(f"{name}: {text} is not a day of the calendar.") from error
    raise RefusedInput(f"{name}: write the day as 2026-11-20.")


def parse_whole(text: str, name: str, least: int, most: int) -> int | None:
    """A whole number within the limits; None for nothing."""
    compact = text.replace(" ", "").replace("\u00a0", "")
    if not compact:
        return None
    if not re.fullmatch(r"-?\d+", compact):
        raise RefusedInput(f"{name} needs a whole number, and {text} is none.")
    number = int(compact)
    if not least <= number <= most:
        raise RefusedInput(f"{name} must lie between {least} and {most}.")
    return number


def parse_money(text: str, name: str) -> int | None:
    """An amount in major units, with spaces or commas between thousands, as whole minor units."""
    compact = re.sub(r"[\s,\u00a0']", "", text).replace("−", "-")
    if not compact:
        return None
    try:
        minor = Decimal(compact) * _MINOR_PER_MAJOR
    except InvalidOperation as error:
        raise RefusedInput(f"{name} needs an amount such as 96,000, and {text} is none.") from error
    if not minor.is_finite() or minor != minor.to_integral_value():
        raise RefusedInput(f"{name} takes at most two decimals.")
    return int(minor)


def money_text(minor: int) -> str:
    """An amount of minor units in major ones: ``96,000`` or ``96,000.50``."""
    whole, cents = divmod(abs(minor), _MINOR_PER_MAJOR)
    sign = "−" if minor < 0 else ""
    return f"{sign}{whole:,}" + (f".{cents:02d}" if cents else "")


def short_money_text(minor: int, currency: str = "") -> str:
    """An amount at a glance: ``€ 21.4 m``, ``€ 118 k`` or ``€ 950``."""
    symbol = {"EUR": "€", "USD": "$", "GBP": "£"}.get(currency, currency)
    major = abs(minor) / _MINOR_PER_MAJOR
    if major >= 999_500:
        figure = f"{major / 1_000_000:.1f} m"
    elif major >= 9_950:
        figure = f"{major / 1_000:.0f} k"
    else:
        figure = f"{major:,.0f}"
    sign = "−" if minor < 0 else ""
    return f"{sign}{symbol} {figure}".strip() if symbol else f"{sign}{figure}"
