-- What each worker has found out about itself and its machine; whoever was not heard of for three minutes is taken for gone.

CREATE TABLE worker (
    name            text        PRIMARY KEY,
    version         text        NOT NULL,
    -- how far untrusted work is kept from the machine: none, limits or caged
    host_level      text        NOT NULL,
    host_because    text        NOT NULL,
    scripts_allowed boolean     NOT NULL,
    scripts_because text        NOT NULL,
    seen_at         timestamptz NOT NULL DEFAULT now()
);
