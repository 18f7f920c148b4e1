"""Numbers as people read them."""


def percent(share: float) -> str:
    """Return a share in percent; more than nobody never reads as nobody, nor less than everybody as everybody.

    >>> percent(0.62), percent(0.004), percent(1e-9), percent(0), percent(0.996), percent(1)
    ('62 %', '0.4 %', 'under 0.01 %', '0 %', '99.6 %', '100 %')
    """
    if 0 < share < 0.0001:
        return "under 0.01 %"
    if 0 < share < 0.01:
        return f"{share * 100:.1g} %"
    if 0.99 < share < 1:
        return f"{min(share * 100, 99.9):.1f} %"
    return f"{share * 100:.0f} %"


def percent_range(low: float, high: float) -> str:
    """Return between which percentages a share lies.

    >>> percent_range(0.3, 0.6)
    '30 to 60 %'
    """
    first, last = percent(low), percent(high)
    return last if first == last else f"{first.removesuffix(' %')} to {last}"
