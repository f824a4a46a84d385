-- Employers and schools file many people with one list (报盘, S2 ① notes; S0 四.3). The list is kept
-- sealed as it came, since it is what is checked, continued after a stop, and handed back with the
-- reasons. Each row has one outcome, written in the transaction of its filing: whatever is killed
-- and whenever, a row is worked once.

create sequence filing_batch_number minvalue 0 maxvalue 9999999 start 1 cycle;

create table filing_batch (
    id               text primary key check (id ~ '^B[0-9]{19}$'),
    region           text not null check (region ~ '^[0-9]{6}$'),
    employer         text not null references employer (unit_no),
    declared         integer not null check (declared >= 1),
    channel          text not null check (channel <> ''),
    file_name        text not null,
    format           text not null check (format in ('xlsx', 'csv', 'csv-gbk')),
    file_sha256      text not null,
    rows             integer not null check (rows >= 1),
    persons          integer not null check (persons between 1 and rows),
    state            text not null
        check (state in ('held', 'waiting', 'running', 'done', 'withdrawn')),
    uploaded_by      text not null check (uploaded_by <> ''),
    -- The uploader's token as it was: the work goes on in that name.
    uploader_roles   text not null,
    uploader_region  text not null,
    uploaded_at      timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    decided_by       text,
    decision         text,
    check ((state in ('running', 'done')) <= (started_at is not null)),
    check ((state = 'done') = (finished_at is not null)),
    check ((decided_by is null) = (decision is null))
);
create index filing_batch_by_region on filing_batch (region, id);
create index filing_batch_to_work on filing_batch (id) where state in ('waiting', 'running');

create table filing_batch_file (
    batch_id text primary key references filing_batch (id),
    sealed   bytea not null,
    key_id   text not null
);

create table filing_batch_row (
    batch_id  text not null references filing_batch (id),
    row_no    integer not null check (row_no >= 1),
    outcome   text not null check (outcome in ('filed', 'already-filed', 'rejected')),
    filing_id text references filing (id),
    -- Of a rejected row: [{column, code, message}]; they never quote a number.
    faults    jsonb not null,
    primary key (batch_id, row_no),
    check ((outcome = 'rejected') = (filing_id is null)),
    check ((outcome = 'rejected') = (jsonb_array_length(faults) > 0))
);

create function filing_batch_row_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'the outcome of a row is never changed' using errcode = 'check_violation';
end $$;
create trigger filing_batch_row_is_a_fact before update or delete on filing_batch_row
    for each row execute function filing_batch_row_is_a_fact();
