-- The life of a run, the queue, the leases and the event log: see kymo.core.runs.

-- A run's row is its truth. It is rewritten three to five times in seconds, hence the room on its pages.
CREATE TABLE run (
    id                uuid PRIMARY KEY,
    processor         text NOT NULL,
    processor_version integer NOT NULL,
    dataset_id        uuid NOT NULL,
    result_id         uuid,
    parameters        jsonb NOT NULL,
    content_key       text,
    -- true: no second run of this content key may be queued or running; forced, restarted and stopping runs let go of it
    holds_key         boolean NOT NULL,
    status            text NOT NULL CHECK (status IN ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'STOPPED')),
    attempt           integer NOT NULL DEFAULT 1,
    after_run         uuid REFERENCES run (id),
    -- true: the run in after_run has not completed yet
    waiting           boolean NOT NULL,
    -- how many runs name this one in after_run; with none, ending needs no second statement
    dependants        integer NOT NULL DEFAULT 0,
    priority          integer NOT NULL DEFAULT 0,
    problem_code      text,
    problem_message   text,
    rows_done         bigint NOT NULL DEFAULT 0,
    rows_total        bigint,
    stop_requested    boolean NOT NULL DEFAULT false,
    -- failures in a row that the run itself reported without progress in between, and rows_done at the last one
    failures          integer NOT NULL DEFAULT 0,
    failed_rows       bigint NOT NULL DEFAULT -1,
    silent_deaths     integer NOT NULL DEFAULT 0,
    not_before        timestamptz,
    -- raised by every claim and takeover, over all attempts; run_live repeats it while the run is running
    token             bigint NOT NULL DEFAULT 0,
    -- seq of the last event of topic runs/{id}, raised by the statement that changes the row: no gaps
    event_seq         bigint NOT NULL DEFAULT 1,
    summary           jsonb,
    created_at        timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL,
    started_at        timestamptz,
    ended_at          timestamptz
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

CREATE INDEX run_queue ON run (priority DESC, created_at, id) WHERE status = 'QUEUED' AND NOT waiting;
CREATE UNIQUE INDEX run_key_held ON run (content_key) WHERE holds_key AND status IN ('QUEUED', 'RUNNING');
CREATE INDEX run_key ON run (content_key) WHERE content_key IS NOT NULL;
CREATE INDEX run_after ON run (after_run) WHERE after_run IS NOT NULL;
CREATE INDEX run_result ON run (result_id) WHERE result_id IS NOT NULL;
CREATE INDEX run_recent ON run (created_at DESC, id DESC);
CREATE INDEX run_of_dataset ON run (dataset_id, created_at DESC, id DESC);
CREATE INDEX run_not_completed ON run (status, created_at DESC, id DESC) WHERE status <> 'COMPLETED';

-- Who works on a running run, and until when by the database's clock. The second unique index is the fence: a chunk's
-- transaction holds its row FOR KEY SHARE, which a renewal passes, and a change of token waits for, only because token is in a unique index.
CREATE TABLE run_live (
    run_id      uuid PRIMARY KEY,
    token       bigint NOT NULL,
    -- null: nobody any more; the next reaper may have it
    worker      text,
    lease_until timestamptz NOT NULL,
    -- false: handed back in good order, so a takeover counts no silent death
    silent      boolean NOT NULL DEFAULT true,
    UNIQUE (run_id, token)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- The outbox and the replay log at once. A transaction has its transaction id before it draws an event's number: so once every
-- transaction that was open when a number was seen has ended, no smaller number can appear any more, and the relay goes by numbers alone.
CREATE SEQUENCE event_number;
CREATE TABLE event (
    id    bigint PRIMARY KEY DEFAULT CASE WHEN pg_current_xact_id() IS NOT NULL THEN nextval('event_number') END,
    topic text NOT NULL,
    seq   bigint NOT NULL,
    type  text NOT NULL,
    at    timestamptz NOT NULL,
    data  jsonb NOT NULL,
    UNIQUE (topic, seq)
);
ALTER SEQUENCE event_number OWNED BY event.id;

-- The list topics (runs, datasets): which event has which seq there, in publishing order; written by the relay alone.
CREATE TABLE list_event (
    topic    text NOT NULL,
    seq      bigint NOT NULL,
    event_id bigint NOT NULL,
    PRIMARY KEY (topic, seq)
);

-- The last seq of every topic whose counter is on no row of its own.
CREATE TABLE topic (
    name     text PRIMARY KEY,
    last_seq bigint NOT NULL
) WITH (fillfactor = 50);

-- The last event that the broker has confirmed: one row.
CREATE TABLE relay_mark (
    event_id bigint NOT NULL,
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one)
) WITH (fillfactor = 10);
INSERT INTO relay_mark (event_id) VALUES (0);

-- What each worker can run; the gateway knows processors from here alone.
CREATE TABLE processor (
    name       text NOT NULL,
    version    integer NOT NULL,
    worker     text NOT NULL,
    descriptor jsonb NOT NULL,
    seen_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (name, version, worker)
);

-- The steps of a run's Spring Batch job, over all attempts; a job's only identifying parameter is "run".
CREATE VIEW run_step AS
SELECT run.id AS run_id,
       step.step_execution_id,
       step.job_execution_id,
       step.step_name,
       step.status,
       step.start_time,
       step.end_time,
       step.read_count,
       step.write_count,
       step.filter_count,
       step.read_skip_count + step.process_skip_count + step.write_skip_count AS skip_count,
       step.commit_count,
       step.rollback_count,
       step.exit_code,
       step.exit_message
FROM run
JOIN batch_job_execution_params parameter
  ON parameter.parameter_value = run.id::text AND parameter.parameter_name = 'run' AND parameter.identifying = 'Y'
JOIN batch_step_execution step ON step.job_execution_id = parameter.job_execution_id;
