"""How pictures are made to fit and are covered with squares: integers alone, so never a wrong one.

A size is in whole pixels. No function enlarges a picture or lets a side become 0.
"""

from fractions import Fraction
from math import isqrt
from typing import NamedTuple


class Size(NamedTuple):
    """Width and height, in pixels."""

    width: int
    height: int


def covering(size: Size, square: int) -> int:
    """The squares, of this side, that cover a picture; they may reach beyond its edges."""
    return -(-size.width // square) * -(-size.height // square)


def fitted(size: Size, side: int) -> Size:
    """The picture shrunk so that no side is longer than ``side``; the other is rounded.

    That it is rounded, and not cut, is what was billed: gpt-4.1 took 2049 x 513 for two rows of
    tiles and 2050 x 513 for one.
    """
    longest = max(size)
    if longest <= side:
        return size
    width, height = (max(1, (2 * n * side + longest) // (2 * longest)) for n in size)
    return Size(width, height)


def with_short_side(size: Size, side: int) -> Size:
    """The picture shrunk so that its shorter side is ``side``; the other is rounded down."""
    shortest = min(size)
    if shortest <= side:
        return size
    width, height = (n * side // shortest for n in size)
    return Size(width, height)


def within_budget(size: Size, square: int, budget: int) -> Size:
    """The picture shrunk until at most ``budget`` squares cover it, as OpenAI shrinks it.

    The published rule shrinks by s = sqrt(square² * budget / (w * h)) and then so that one side is
    a whole number of squares: by min(⌊w*s/square⌋ / (w*s/square), the same of h). In it s cancels
    out: w*s/square is sqrt(budget * w / h), whose floor is an integer square root, and the side
    that sets the scale becomes exactly that many squares.
    """
    width, height = size
    if covering(size, square) <= budget:
        return size
    across, down = isqrt(budget * width // height), isqrt(budget * height // width)
    if across * height <= down * width:
        return Size(max(1, across * square), max(1, height * across * square // width))
    return Size(max(1, width * down * square // height), max(1, down * square))


def largest_within(size: Size, square: int, side: int, budget: int) -> Size:
    """The picture shrunk to the largest size that keeps both limits, as Anthropic shrinks it.

    Both sides, filled up to whole squares, are at most ``side``, and at most ``budget`` squares
    cover it. The shorter side is rounded, a half to the even number.
    """

    def fits(tried: Size) -> bool:
        filled = -(-max(tried) // square) * square
        return filled <= side and covering(tried, square) <= budget

    if fits(size):
        return size
    longest, shortest = max(size), min(size)

    def shrunk(length: int) -> Size:
        return Size(length, max(1, round(Fraction(length * shortest, longest))))

    least, most = 1, longest  # the first fits, the second does not
    while least + 1 < most:
        middle = (least + most) // 2
        least, most = (middle, most) if fits(shrunk(middle)) else (least, middle)
    found = shrunk(least)
    return found if size.width >= size.height else Size(found.height, found.width)
