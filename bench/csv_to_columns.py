"""DuckDB and pandas on the file of IngestBench: text to columns; one JSON line, medians.

Run both: bench/bench kymo.jobs.cli.IngestBench FILE.csv ROUNDS THREADS; python bench/csv_to_columns.py FILE.csv ROUNDS THREADS
DuckDB writes Parquet. pandas only reads, since writing Parquet needs another library: its time is what it takes at the least.
"""
import json
import os
import resource
import sys
import tempfile
import time

import duckdb
import pandas as pd


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measured(rounds, work):
    walls, cpus = [], []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), cpu_seconds()
        work()
        walls.append(time.perf_counter() - wall)
        cpus.append(cpu_seconds() - cpu)
    middle = rounds // 2
    return {"wall_s": round(sorted(walls)[middle], 3), "cpu_s": round(sorted(cpus)[middle], 3)}


path, rounds, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
database = duckdb.connect(config={"threads": threads})
with tempfile.TemporaryDirectory() as folder:
    out = os.path.join(folder, "out.parquet")
    copy = f"COPY (SELECT * FROM read_csv('{path}')) TO '{out}' (FORMAT parquet, COMPRESSION lz4_raw)"
    print(json.dumps({
        "bench": "csv-to-columns",
        "threads": threads,
        "duckdb " + duckdb.__version__: measured(rounds, lambda: database.execute(copy)),
        "pandas " + pd.__version__ + ", read_csv alone": measured(rounds, lambda: pd.read_csv(path)),
    }))
