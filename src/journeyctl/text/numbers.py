"""Numbers as people read them."""


def percent(share: float) -> str:
    """Return a share in percent; what is more than nobody never reads as nobody.

    >>> percent(0.62), percent(0.004), percent(0), percent(1)
    ('62 %', '0.4 %', '0 %', '100 %')
    """
    if 0 < share < 0.01:
        return f"{share * 100:.1g} %"
    return f"{share * 100:.0f} %"


def percent_range(low: float, high: float) -> str:
    """Return between which percentages a share lies.

    >>> percent_range(0.3, 0.6)
    '30 to 60 %'
    """
    first, last = percent(low), percent(high)
    return last if first == last else f"{first.removesuffix(' %')} to {last}"
