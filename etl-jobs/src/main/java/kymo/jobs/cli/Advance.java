package kymo.jobs.cli;

/** How far a job is; {@code rowsTotal} is an estimate while the input is still being read. */
record Advance(String job, long rowsDone, long rowsTotal) {}
