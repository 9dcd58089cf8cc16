# SPDX-License-Identifier: AGPL-3.0-or-later
"""Medians, spreads and percentiles of a few numbers."""
from statistics import median


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def ratio_text(ours, theirs):
    """Median of the rounds' ratios, with the least and the greatest."""
    ratios = [a / b for a, b in zip(ours, theirs)]
    return median(ratios), f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"


def spread_text(values, form="{:.1f}"):
    if len(values) == 1:
        return form.format(values[0])
    return f"{form.format(median(values))} ({form.format(min(values))}–{form.format(max(values))})"
