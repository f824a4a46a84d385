-- Why: a hospital looks through its allotted details (3260), says of each whether it agrees (3261), and
-- may take its word back (3262). What it said is a fact; what follows from it, a detail held back or
-- let go, is an exception like any other.

create table hospital_confirmation (
    no            bigint generated always as identity primary key,
    settlement_id text collate "C" not null references detail_origin,
    institution   text collate "C" not null,
    period        text collate "C" not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    agreed        boolean not null,
    -- The number the message was received under (inf_refmsgid), by which it can be taken back.
    reference     text collate "C" not null,
    message_id    text not null,
    said_by       text not null,
    said_at       timestamptz not null,
    unique (reference, settlement_id)
);

create index hospital_confirmation_settlement on hospital_confirmation (settlement_id, no desc);
create index hospital_confirmation_period on hospital_confirmation (institution, period);

create table hospital_confirmation_rollback (
    confirmation_no bigint primary key references hospital_confirmation,
    reference       text collate "C" not null,
    said_by         text not null,
    said_at         timestamptz not null
);

create trigger confirmations_never_change before update or delete on hospital_confirmation
    for each row execute function refuse_change();
create trigger rollbacks_never_change before update or delete on hospital_confirmation_rollback
    for each row execute function refuse_change();
