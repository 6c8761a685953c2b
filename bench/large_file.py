#!/usr/bin/env python3
"""A large file, smoothed: Kymo beside pandas and DuckDB, in one run, on one file.

    bench/large_file.py FILE.csv [--repeat 3] [--skip pandas,duckdb] [--heap 512m]

FILE.csv has a column `timestamp` and numeric columns. Each way reads it, takes the mean of every numeric column over 101 rows, and
stores the result: Kymo by its command line as Parquet, pandas by to_pickle (its fastest), DuckDB by COPY to Parquet.
Prints a JSON line: rows a CPU second (user + system, the median of the repeats), wall seconds and peak memory of each, and the ratios.
Needs `mvn -DskipTests package`, and pandas for the interpreter named by --python.
"""
import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)

PANDAS = """
import sys, pandas
frame = pandas.read_csv(sys.argv[1], parse_dates=["timestamp"])
numeric = frame.columns.drop("timestamp")
frame[numeric] = frame[numeric].rolling(101).mean()
frame.to_pickle(sys.argv[2])
"""


def measured(command):
    """Wall seconds, CPU seconds and peak kilobytes of a process; its output only when it fails."""
    out = tempfile.TemporaryFile()
    start = os.times().elapsed
    process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    _, status, usage = os.wait4(process.pid, 0)
    wall = os.times().elapsed - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        out.seek(0)
        sys.exit("%s failed:\n%s" % (command[0], out.read().decode()[-2000:]))
    return {"wall_s": wall, "cpu_s": usage.ru_utime + usage.ru_stime, "peak_mb": usage.ru_maxrss / 1024}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--skip", default="")
    parser.add_argument("--heap", default="512m")
    parser.add_argument("--python", default="/usr/bin/python3")
    given = parser.parse_args()
    skip = given.skip.split(",")

    with open(given.file, newline="") as file:
        columns = len(next(csv.reader(file))) - 1
    with open(given.file, "rb") as file:
        rows = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 22), b"")) - 1

    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "result")
        ways = {
            "kymo": ["java", "-Xmx" + given.heap, "-jar", ROOT + "/etl-jobs/target/kymo.jar", "run", "rolling-mean",
                     "--input", given.file, "--param", "window=101", "--output", target + ".parquet"],
            "kymo_1_thread": ["java", "-Xmx" + given.heap, "-jar", ROOT + "/etl-jobs/target/kymo.jar", "run", "rolling-mean",
                              "--input", given.file, "--param", "window=101", "--output", target + ".parquet", "--threads", "1"],
        }
        if "pandas" not in skip:
            ways["pandas"] = [given.python, "-c", PANDAS, given.file, target + ".pickle"]
        if "duckdb" not in skip:
            for threads in ("1", "2"):
                ways["duckdb_%s" % threads] = [HERE + "/bench", "kymo.jobs.worker.DuckDbPeer", given.file, target + ".parquet", threads]
        results = {way: [] for way in ways}
        for _ in range(given.repeat):
            for way, command in ways.items():
                for name in os.listdir(folder):
                    os.remove(os.path.join(folder, name))
                results[way].append(measured(command))

    line = {"bench": "large-file", "rows": rows, "numeric_columns": columns}
    for way, runs in results.items():
        cpu = statistics.median(run["cpu_s"] for run in runs)
        line[way] = {
            "rows_per_cpu_s": round(rows / cpu),
            "cpu_s": round(cpu, 2),
            "wall_s": round(statistics.median(run["wall_s"] for run in runs), 2),
            "peak_mb": round(max(run["peak_mb"] for run in runs)),
        }
    for peer in ("pandas", "duckdb_1", "duckdb_2"):
        if peer in results:
            line["kymo_to_" + peer] = round(line["kymo"]["rows_per_cpu_s"] / line[peer]["rows_per_cpu_s"], 2)
    print(json.dumps(line))


if __name__ == "__main__":
    main()
