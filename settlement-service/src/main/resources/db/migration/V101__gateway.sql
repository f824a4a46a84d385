-- Why: a hospital that lost a reply must get the same one again, and nobody else's. A message that
-- took effect is stored in the same transaction as its effect; one that was refused leaves nothing.
-- Content and answer are sealed as a whole, because they carry identity numbers.

create table gateway_message (
    id           bigint      generated always as identity primary key,
    institution  text        not null,
    infno        text        not null,
    msgid        text        not null,
    person_no    text        not null,
    keyed        boolean     not null,
    reference_no text        not null check (reference_no ~ '^[0-9]{30}$'),
    decision     text        not null check (decision in ('accepted')),
    content      bytea       not null,
    answer       bytea,
    key_id       text        not null,
    trace_id     text        not null,
    received_at  timestamptz not null,
    answered_at  timestamptz check (answered_at >= received_at),
    check ((answer is null) = (answered_at is null)),
    check (not keyed or (msgid <> '' and person_no <> ''))
);

-- Settlement-type messages are told apart by these four; others share a msgid between batches.
create unique index gateway_message_by_key
    on gateway_message (institution, infno, msgid, person_no) where keyed;
create index gateway_message_by_msgid on gateway_message (institution, msgid, id);

create table gateway_nonce (
    institution text        not null,
    nonce       text        not null,
    used_at     timestamptz not null,
    primary key (institution, nonce)
);
create index gateway_nonce_by_time on gateway_nonce (used_at);

create table gateway_sign_in (
    sign_no       text        primary key check (sign_no ~ '^[0-9]{30}$'),
    institution   text        not null,
    operator      text        not null,
    ip            text        not null,
    mac           text        not null,
    signed_in_at  timestamptz not null,
    signed_out_at timestamptz check (signed_out_at >= signed_in_at)
);
