"""What kymo.core.kernel.ProfileBench tells of a column, by pandas.

Run: python bench/profile_peer.py [ROWS], beside bench/bench kymo.core.kernel.ProfileBench [ROWS]. Same kind of data (another generator); CPU time of
one thread, median of 5. Prints a JSON line: millions of values a second.
"""
import json
import statistics
import sys
import time

import numpy as np
import pandas as pd

EXACT = 1 << 20


def cheap(s):
    s.isna().sum(), np.isinf(s.to_numpy()).sum(), (s == 0).sum(), (s < 0).sum()
    s.min(), s.max(), s.sum(), s.mean(), s.std(), s.std(ddof=0)
    s.is_monotonic_increasing, s.is_monotonic_decreasing
    run = (s != s.shift()).cumsum()
    np.bincount(run.to_numpy()).max()


def ranks(s):
    s.nunique(), s.quantile([0.01, 0.5])
    (s - s.median()).abs().median()
    np.histogram(s.to_numpy(), 50)


def full(s):
    cheap(s)
    ranks(s)


def axis(t):
    step = np.diff(t)
    np.median(step[step > 0]), (step == 0).sum(), (step < 0).sum(), t.min(), t.max(), pd.Series(t).nunique()


def speed(work, column):
    seconds = []
    for _ in range(5):
        began = time.thread_time()
        work(column)
        seconds.append(time.thread_time() - began)
    return round(len(column) / 1e6 / statistics.median(seconds), 1)


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    values = pd.Series(20 + 5 * np.random.default_rng(1).random(rows))
    times = np.arange(rows, dtype=np.int64) * 1_000_000
    print(json.dumps({"bench": "profile-peer", "rows": rows, "m_values_per_s": {
        "without_ranks": speed(cheap, values), "exact_ranks_with_quantiles": speed(full, values[:EXACT]),
        "all_ranks_exact": speed(full, values), "axis": speed(axis, times)}}))


main()
