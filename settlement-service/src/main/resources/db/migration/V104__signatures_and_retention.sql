-- Why: an SM2 signature is of the input alone, without msgid or time. Whoever reads along could cut
-- it out and send it in a frame of their own; so a signature belongs to the message it came with.

create table gateway_signature (
    institution text        not null,
    signature   text        not null check (signature ~ '^[0-9a-f]{128}$'),
    infno       text        not null,
    msgid       text        not null,
    used_at     timestamptz not null,
    primary key (institution, signature)
);
create index gateway_signature_by_time on gateway_signature (used_at);

-- Why: refused messages are kept only so long as their sender may ask for them; those that took
-- effect, and tombstones, belong to the facts they made or barred and are never removed.
create index gateway_message_refused_by_time
    on gateway_message (received_at) where decision = 'refused';

create function gateway_message_stays() returns trigger language plpgsql as
$$
begin
    if old.decision <> 'refused' then
        raise exception 'message % took effect and is not removed', old.id;
    end if;
    return old;
end
$$;

create trigger gateway_message_stays before delete on gateway_message
    for each row execute function gateway_message_stays();
