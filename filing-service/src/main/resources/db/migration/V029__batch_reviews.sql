-- Most policies leave the rows of a list to a review (activates: false). A clerk who is not the one
-- that handed the list in activates or refuses all of it, or a selection, in one call: what the call
-- is about is fixed here first, and each filing's end is written in the transaction of its step, so
-- that whatever is killed and whenever, each filing is reviewed once.

create table filing_batch_review (
    batch_id       text not null references filing_batch (id),
    no             integer not null check (no >= 1),
    step           text not null check (step in ('activated', 'refused')),
    reason         text not null check (reason <> ''),
    total          integer not null check (total >= 1),
    asked_by       text not null check (asked_by <> ''),
    -- The reviewer's token as it was: the work goes on in that name.
    asker_roles    text not null,
    asker_region   text not null,
    asked_at       timestamptz not null,
    finished_at    timestamptz check (finished_at >= asked_at),
    primary key (batch_id, no)
);
-- One at a time.
create unique index filing_batch_review_once on filing_batch_review (batch_id)
    where finished_at is null;

create table filing_batch_review_item (
    batch_id  text not null,
    no        integer not null,
    filing_id text not null references filing (id),
    row_no    integer not null check (row_no >= 1),
    primary key (batch_id, no, filing_id),
    foreign key (batch_id, no) references filing_batch_review (batch_id, no)
);

create table filing_batch_review_outcome (
    batch_id  text not null,
    no        integer not null,
    filing_id text not null,
    outcome   text not null check (outcome in ('taken', 'refused')),
    -- Of a filing that could not be reviewed: which rule, in which words.
    refusal   text,
    message   text,
    primary key (batch_id, no, filing_id),
    foreign key (batch_id, no, filing_id)
        references filing_batch_review_item (batch_id, no, filing_id),
    check ((outcome = 'refused') = (refusal is not null)),
    check ((outcome = 'refused') = (message is not null))
);

create function filing_batch_review_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'what was reviewed with a list is never changed' using errcode = 'check_violation';
end $$;
create trigger filing_batch_review_item_is_a_fact before update or delete
    on filing_batch_review_item
    for each row execute function filing_batch_review_is_a_fact();
create trigger filing_batch_review_outcome_is_a_fact before update or delete
    on filing_batch_review_outcome
    for each row execute function filing_batch_review_is_a_fact();

create function filing_batch_review_only_ends() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.finished_at is not null
        or to_jsonb(new) - 'finished_at' is distinct from to_jsonb(old) - 'finished_at'
    then
        raise exception 'a review of a list only ends' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger filing_batch_review_only_ends before update or delete on filing_batch_review
    for each row execute function filing_batch_review_only_ends();
