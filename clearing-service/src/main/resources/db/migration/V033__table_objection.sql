-- Why: until a table is published, a region may object to a settlement in it (清算表异议). The settlement
-- moves on, held, and the table is generated again as a new version. Each objection names the version
-- that it was raised against; that version cannot be published any more.

create table table_objection (
    no            bigint generated always as identity primary key,
    authority     text collate "C" not null,
    tier          text not null,
    period        text collate "C" not null,
    version       integer not null check (version >= 0),
    settlement_id text collate "C" not null references detail_origin,
    -- The last exception after it: what a version drawn later is drawn from.
    exceptions    bigint not null,
    reason        text not null check (length(reason) between 1 and 500),
    raised_by     text not null,
    raised_at     timestamptz not null,
    foreign key (authority, tier, period) references period_cut
);

create index table_objection_period on table_objection (authority, tier, period, no);

create trigger objections_never_change before update or delete on table_objection
    for each row execute function refuse_change();
