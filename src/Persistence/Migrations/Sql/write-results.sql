-- What came of writes that carry an Idempotency-Key: the same request within 24 hours is answered with it, and writes nothing.
-- The row is written in the transaction of the write, so that there is a result exactly when there is a write.

create table write_results (
    actor text not null constraint ck_write_results_actor check (actor <> ''),
    key text not null constraint ck_write_results_key check (length(key) between 1 and 200),
    request bytea not null constraint ck_write_results_request check (length(request) = 32),
    answer bytea,
    at timestamptz not null default now(),
    constraint pk_write_results primary key (actor, key)
);

create index ix_write_results_at on write_results (at);

revoke all on write_results from expect_reader;
grant select, insert, update, delete on write_results to expect_writer;
