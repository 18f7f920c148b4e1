"""How much one file may hold.

Ten times and more of the largest real map that was found (26 kB, 2,000 values, 9 levels);
what is beyond is a mistake or an attack, and would cost seconds or gigabytes.
"""

MAX_BYTES = 4_000_000
"""The largest file, in bytes."""

MAX_DEPTH = 64
"""The deepest nesting of lists and mappings."""

MAX_VALUES = 200_000
"""The most keys and values, counting an alias as often as it is repeated."""

MAX_DIGITS = 40
"""The longest whole number, in digits."""

MAX_MISTAKES = 100
"""The most mistakes told for one file."""
