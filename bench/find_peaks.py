"""scipy's find_peaks on the data of PeakDetectionBench; one JSON line, median of 5.

Run both: bench/bench kymo.core.kernel.peaks.PeakDetectionBench [ROWS]; python bench/find_peaks.py [ROWS]
"""
import json
import sys
import time

import numpy as np
import scipy
from scipy.signal import find_peaks

ROUNDS = 5


def noise(rows):
    with np.errstate(over="ignore"):
        h = np.arange(1, rows + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        h = (h ^ (h >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        h = (h ^ (h >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        h ^= h >> np.uint64(31)
    return (h >> np.uint64(11)).astype(np.float64) * 2.0**-52 - 1


def triangle(rows):
    return np.abs(np.arange(rows) % 1000 - 500) / 250.0 - 1 + noise(rows) * 0.1


def seconds(signal, **conditions):
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        peaks, _properties = find_peaks(signal, **conditions)
        took.append(time.perf_counter() - start)
    return {"s": round(sorted(took)[ROUNDS // 2], 4), "peaks": len(peaks)}


rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
some = {"height": 0.5, "distance": 50, "prominence": 0.5}
print(json.dumps({
    "bench": "find_peaks", "peer": "scipy " + scipy.__version__, "rows": rows,
    "noise": seconds(noise(rows), **some),
    "triangle": seconds(triangle(rows), **some),
    "noise_wlen_201": seconds(noise(rows), **some, wlen=201),
    "noise_wlen_200001": seconds(noise(rows), **some, wlen=200_001),
    "noise_prominence_only": seconds(noise(rows), prominence=0.5),
    "walk_prominence_only": seconds(np.cumsum(noise(rows)), prominence=0.5),
}))
