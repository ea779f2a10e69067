import math

import pytest

from app.stocks import describe, gain, volatility


@pytest.mark.parametrize(
    "closes,days,expected",
    [([100, 110], 1, 0.1), ([100, 50, 25], 2, -0.75), ([100, 110], 2, None), ([100], 1, None)],
)
def test_gain(closes, days, expected):
    assert gain(closes, days) == (expected if expected is None else pytest.approx(expected))


def test_volatility_is_that_of_the_daily_returns():
    assert volatility([100, 110, 99, 108.9], 3) == pytest.approx(math.sqrt(4 / 300))
    assert volatility([100, 110], 3) is None


def test_a_young_stock_has_no_return():
    young = describe("YOUNG", [("2026-03-01", 10.0, 100), ("2026-03-02", 11.0, 300)])
    assert (young.close, young.return_30, young.average_volume_30) == (11.0, None, 200)
