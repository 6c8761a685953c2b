"""The quality tests of kymo.core.kernel.QualityBench in numpy and pandas, as one would write them there.

Run: python bench/quality_peer.py [ROWS], beside bench/bench kymo.core.kernel.QualityBench [ROWS]. Same kind of data (another generator), the
same settings; CPU time of one thread, median of 5. Prints a JSON line.
"""
import json
import statistics
import sys
import time

import numpy as np
import pandas as pd

SECOND = 1_000_000_000


def series(rows):
    random = np.random.default_rng(1)
    steps = np.where(random.integers(0, 5_000, rows) == 0, 30 * SECOND, SECOND)
    times = 1_700_000_000 * SECOND + np.cumsum(steps)
    values = 8 * np.sin(np.arange(rows) / 5_000) + random.standard_normal(rows)
    values[random.integers(0, rows, rows // 10_000)] += 30
    for start in random.integers(0, rows, max(1, rows // 100_000)):
        values[start:start + 400] = values[start]
    values[random.integers(0, rows, rows // 1_000)] = np.nan
    return times, values


def levels(suspect, fail, missing):
    flags = np.ones(len(missing), np.uint8)
    flags[suspect] = 3
    flags[fail] = 4
    flags[missing] = 9
    return flags


def gross_range(t, x, missing):
    return levels((x < -12) | (x > 12), (x < -50) | (x > 50), missing)


def climatology(t, x, missing):
    month = pd.DatetimeIndex(t).month.to_numpy()
    early = month <= 6
    suspect = np.where(early, (x < -12) | (x > 12), (x < -11) | (x > 13))
    return levels(suspect, ~early & ((x < -50) | (x > 50)), missing)


def spike_average(t, x, missing):
    size = np.zeros(len(x))
    size[1:-1] = np.abs(x[1:-1] - (x[:-2] + x[2:]) / 2)
    return levels(size > 4, size > 8, missing)


def spike_differential(t, x, missing):
    step = np.diff(x)
    size = np.zeros(len(x))
    size[1:-1] = np.where(step[:-1] * step[1:] < 0, np.minimum(np.abs(step[:-1]), np.abs(step[1:])), 0)
    return levels(size > 4, size > 8, missing)


def rate_of_change(t, x, missing):
    rate = np.zeros(len(x))
    rate[1:] = np.abs(np.diff(x)) / (np.diff(t) / 1e9)
    return levels(rate > 5, rate > 10, missing)


def flat_line(t, x, missing):
    s = pd.Series(x)
    flat = [(s.rolling(k + 1, min_periods=1).max() - s.rolling(k + 1, min_periods=1).min() < 0.01).to_numpy(copy=True) for k in (60, 300)]
    flat[0][:60] = False
    flat[1][:300] = False
    return levels(flat[0], flat[1], missing)


def attenuated_std(t, x, missing):
    value = pd.Series(x, index=pd.DatetimeIndex(t)).rolling("60s", min_periods=30).std(ddof=0).to_numpy()
    return levels(value < 0.3, value < 0.1, missing)


def attenuated_range(t, x, missing):
    window = pd.Series(x, index=pd.DatetimeIndex(t)).rolling("60s", min_periods=30)
    value = (window.max() - window.min()).to_numpy()
    return levels(value < 0.6, value < 0.2, missing)


def time_gap(t, x, missing):
    return np.where(np.diff(t, prepend=t[0]) > 1.5 * SECOND, 4, 1).astype(np.uint8)


def time_jitter(t, x, missing):
    away = np.abs(np.diff(t, prepend=t[0] - SECOND) - SECOND)
    return levels(away > SECOND // 10, away > SECOND, np.zeros(len(t), bool))


def duplicate_time(t, x, missing):
    return np.where(np.diff(t, prepend=t[0] - 1) == 0, 4, 1).astype(np.uint8)


def backward_time(t, x, missing):
    return np.where(np.diff(t, prepend=t[0]) < 0, 4, 1).astype(np.uint8)


TESTS = [gross_range, climatology, spike_average, spike_differential, rate_of_change, flat_line, attenuated_std, attenuated_range,
         time_gap, time_jitter, duplicate_time, backward_time]
WEIGHT = np.array([0, 2, 1, 3, 4, 0, 0, 0, 0, 0], np.uint8)


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    t, x = series(rows)
    rounds = []
    for _ in range(5):
        nanos = []
        worst = np.full(rows, 9, np.uint8)
        rolling_up = 0
        for test in TESTS:
            began = time.thread_time_ns()
            flags = test(t, x, ~np.isfinite(x))
            flagged = time.thread_time_ns()
            worst = np.where(WEIGHT[flags] > WEIGHT[worst], flags, worst)
            np.flatnonzero(np.diff(flags))
            nanos.append(flagged - began)
            rolling_up += time.thread_time_ns() - flagged
        rounds.append(nanos + [rolling_up])
    seconds = statistics.median(sum(nanos) for nanos in rounds) / 1e9
    names = [test.__name__ for test in TESTS] + ["roll_up_and_runs"]
    each = {name: round(statistics.median(nanos[i] for nanos in rounds) / rows, 2) for i, name in enumerate(names)}
    print(json.dumps({"bench": "quality-peer", "rows": rows, "seconds": round(seconds, 3),
                      "mb_per_s": round(rows * 16 / 1e6 / seconds, 1), "ns_per_row": each}))


main()
