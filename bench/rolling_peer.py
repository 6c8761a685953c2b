"""pandas' time for what kymo.core.kernel.RollingBench does, on one thread:

    python bench/rolling_peer.py STATISTIC [ROWS [WINDOW [REPEATS]]]     and beside it
    JAVA_OPTS=-Xmx6g bench/bench kymo.core.kernel.RollingBench STATISTIC [ROWS [WINDOW [REPEATS]]]

Prints a JSON line: the median CPU and wall seconds of REPEATS runs after one to warm up.
"""
import json
import sys
import time

import numpy as np
import pandas as pd

name = sys.argv[1]
rows = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
window = int(sys.argv[3]) if len(sys.argv) > 3 else 101
repeats = int(sys.argv[4]) if len(sys.argv) > 4 else 5

series = pd.Series(np.random.default_rng(1).standard_normal(rows))
work = series.ewm(span=window).mean if name == "ewm" else getattr(series.rolling(window), name)
work()
cpu = []
wall = []
for _ in range(repeats):
    began = time.thread_time(), time.perf_counter()
    work()
    cpu.append(time.thread_time() - began[0])
    wall.append(time.perf_counter() - began[1])
print(json.dumps({"bench": "rolling_peer", "pandas": pd.__version__, "statistic": name, "rows": rows, "window": window,
                  "cpu_s": round(sorted(cpu)[repeats // 2], 3), "wall_s": round(sorted(wall)[repeats // 2], 3)}))
