-- Why: a hospital that does not know what became of a message reverses it (2601), whatever became of
-- it: one that took effect is undone, one that never came is barred by a tombstone. And a hospital
-- asks what became of a message that was refused, so refusals are kept too, without a key, because
-- the corrected message may come under the same msgid.

alter table gateway_message drop constraint gateway_message_decision_check;
alter table gateway_message
    add column reversed_by text,
    add column reversed_at timestamptz,
    add constraint gateway_message_decision_check
        check (decision in ('accepted', 'refused', 'tombstone')),
    add check (decision <> 'refused' or not keyed),
    add check (decision <> 'tombstone' or (keyed and answer is null)),
    add check ((reversed_by is null) = (reversed_at is null)),
    -- What was never done cannot be undone; the tombstone is the reversal itself.
    add check (decision <> 'refused' or reversed_by is null);

-- Why: undoing a cancellation enters the bill once more as it was, under a number of its own; who
-- names the old number means the new one. A bill is restored at most once, and only a mirrored one.
create table restored_bill (
    original_id text primary key references mirror (original_id),
    restored_id text not null unique check (restored_id <> original_id)
);

-- Why: the lines of a bill that was taken back, and lines withdrawn before it was made, are both no
-- longer live; only the former belong to the bill.
alter table fee_line
    add column withdrawn boolean not null default false,
    add check (not (live and withdrawn));
