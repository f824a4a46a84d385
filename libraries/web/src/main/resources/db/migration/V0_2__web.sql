-- What every service keeps for its edge: the audit trail and its chain, idempotency keys, the
-- shift of the business clock and how far its jobs have come, and the forms that were issued.

-- Rows are written in the business transaction; position and hash follow within a second, when
-- the sealer gives the row its place in the chain. Nothing else about a row ever changes.
create table audit_entry (
    id          bigint generated always as identity primary key,
    author      text        not null check (author <> ''),
    role        text        not null,
    institution text        not null,
    region      text        not null check (region = '' or region ~ '^[0-9]{6}$'),
    business_at timestamptz not null,
    recorded_at timestamptz not null,
    request_id  text        not null,
    action      text        not null check (action <> ''),
    subject     text        not null,
    detail      jsonb       not null,
    position    bigint unique check (position > 0),
    hash        bytea check (length(hash) = 32),
    check ((position is null) = (hash is null))
);

create index audit_entry_unsealed on audit_entry (id) where position is null;

create function audit_entry_is_a_fact() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       and old.position is null and new.position is not null
       and to_jsonb(old) - 'position' - 'hash' = to_jsonb(new) - 'position' - 'hash' then
        return new;
    end if;
    raise exception 'audit rows are never changed or removed';
end
$$;

create trigger audit_entry_is_a_fact before update or delete on audit_entry
    for each row execute function audit_entry_is_a_fact();

create table audit_head (
    id       boolean primary key default true check (id),
    position bigint not null check (position >= 0),
    hash     bytea  not null check (length(hash) = 32)
);

insert into audit_head (position, hash) values (0, decode(repeat('00', 32), 'hex'));

-- One head per Beijing day has been sent to the topic.
create table audit_head_published (
    day      date   primary key,
    position bigint not null,
    hash     bytea  not null check (length(hash) = 32)
);

-- A key belongs to its caller. The answer is encrypted: it may name a person. It is there as soon
-- as the transaction that claimed the key has committed.
create table idempotency_key (
    caller       text        not null,
    key          text        not null check (length(key) between 1 and 200),
    request_hash bytea       not null check (length(request_hash) = 32),
    stored_at    timestamptz not null,
    status       integer check (status between 200 and 399),
    location     text,
    media_type   text,
    answer       bytea,
    answer_key   text,
    primary key (caller, key)
);

create index idempotency_key_stored_at on idempotency_key (stored_at);

-- How far business time is from the system's; no row while it was never set.
create table business_clock (
    id           boolean primary key default true check (id),
    shift_micros bigint not null
);

-- The last due instant of each business job that has been done.
create table job_run (
    job        text        primary key check (job <> ''),
    done_until timestamptz not null
);

-- What anyone may learn from a verification code; no header, which may name a person.
create table issued_form (
    code      text        primary key check (code <> ''),
    form      text        not null,
    title     text        not null,
    number    text        not null,
    version   text        not null,
    unit      text        not null,
    sha256    text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    totals    jsonb       not null,
    issued_at timestamptz not null
);
