-- Why: what a service tells others must be true exactly if its work was committed, and what it is
-- told must have its effect once. The outbox holds what is not yet sent, the inbox what has had its
-- effect, and parked_event what cannot have it until somebody has looked.

create table outbox (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null,
    event_type  text        not null check (event_type <> ''),
    topic       text        not null check (topic <> ''),
    message_key text        not null,
    occurred_at timestamptz not null,
    request_id  text,
    payload     text        not null
) with (
    -- Every row is deleted within moments: the table must not fill with what is gone.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 10000
);

comment on table outbox is 'Events recorded in a business transaction and not yet acknowledged by the broker; id is the order of commit per key';

create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null,
    primary key (consumer, event_id)
);

create index inbox_received_at on inbox using brin (received_at);

comment on table inbox is 'Events that have had their effect; may be pruned, for facts have unique keys of their own';

create table parked_event (
    id           bigint generated always as identity primary key,
    consumer     text        not null,
    topic        text        not null,
    "partition"  integer     not null,
    "offset"     bigint      not null,
    event_id     uuid        not null,
    event_type   text        not null,
    message_key  text        not null,
    occurred_at  timestamptz not null,
    request_id   text,
    payload      text        not null,
    reason       text        not null check (reason <> ''),
    behind       boolean     not null,
    attempts     integer     not null default 1 check (attempts >= 0),
    parked_at    timestamptz not null,
    constraint parked_event_once unique (consumer, event_id)
);

create index parked_event_key on parked_event (consumer, message_key, id);

comment on table parked_event is 'Events that failed for good, and the later events of their keys, in the order in which they are to be replayed';
