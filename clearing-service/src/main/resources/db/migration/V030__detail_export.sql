-- Why: finance takes a month's details away as a file (明细导出). A million rows are written beside the
-- request that asks for them, by whichever instance is alive, and looked after until they are fetched
-- or forgotten. The row stays: it says who took what, and what it came to.

create table detail_export (
    id            uuid primary key,
    region        text collate "C" not null check (region ~ '^[0-9]{6}$'),
    -- What was asked for, as it was asked.
    criteria      text not null,
    format        text not null check (format in ('xlsx', 'csv', 'csv-gbk')),
    identity      text not null check (identity in ('masked', 'clear')),
    state         text not null
                  check (state in ('waiting', 'running', 'done', 'failed', 'withdrawn', 'expired')),
    -- What running totals or a count say before it is written; what was written, once it is.
    rows_total    bigint check (rows_total >= 0),
    rows_done     bigint not null default 0 check (rows_done >= 0),
    attempts      integer not null default 0,
    -- Control totals per side and over all, as JSON.
    totals        text,
    bytes         bigint,
    key_id        text,
    failure       text,
    requested_by  text not null,
    requested_at  timestamptz not null,
    started_at    timestamptz,
    finished_at   timestamptz,
    fetched_until timestamptz,
    constraint what_is_done_can_be_fetched
        check (state <> 'done'
               or (totals is not null and bytes is not null and key_id is not null
                   and finished_at is not null and fetched_until is not null
                   and rows_total = rows_done)),
    constraint what_failed_says_why check ((state = 'failed') = (failure is not null))
);

create index detail_export_region on detail_export (region, id);
-- What is to be written, and what is to be forgotten.
create index detail_export_open on detail_export (requested_at) where state in ('waiting', 'running');
create index detail_export_until on detail_export (fetched_until) where state = 'done';
