-- Money of personal accounts that were stopped while filed is given back in July and August of the
-- next year (S0 三): through the employer against a receipt, or to the person's own bank account. A
-- list is drawn by one person and checked by another; what was paid is a fact that settlement books.

create table person_bank_account (
    person_no      text not null references person (person_no),
    valid_from     date not null,
    bank           text not null check (bank <> ''),
    account_name   text not null check (account_name <> ''),
    account_cipher text not null,
    account_index  text not null,
    account_key_id text not null,
    primary key (person_no, valid_from)
);

create sequence account_return_number minvalue 0 maxvalue 9999999 start 1 cycle;

create table account_return (
    id         text primary key check (id ~ '^R[0-9]{19}$'),
    region     text not null check (region ~ '^[0-9]{6}$'),
    year       integer not null check (year between 2000 and 2100),
    state      text not null check (state in ('drawn', 'checked', 'rejected')),
    persons    integer not null check (persons >= 0),
    total_fen  bigint not null check (total_fen >= 0),
    drawn_by   text not null check (drawn_by <> ''),
    drawn_at   timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    reason     text not null default '',
    check ((state = 'drawn') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    -- Maker and checker are two people.
    check (decided_by <> drawn_by)
);
-- One list of a region and year stands; a rejected one is drawn anew.
create unique index account_return_once on account_return (region, year) where state <> 'rejected';

create table account_return_item (
    item_id      text primary key check (item_id ~ '^R[0-9]{19}-[0-9]+$'),
    return_id    text not null references account_return (id),
    line         integer not null check (line >= 1),
    person_no    text not null references person (person_no),
    payee        text not null check (payee in ('employer', 'person')),
    -- Whom the money goes to: the unit's number, or the person's.
    payee_no     text not null check (payee_no <> ''),
    amount_fen   bigint not null check (amount_fen > 0),
    unique (return_id, line),
    unique (return_id, person_no),
    check (payee = 'employer' or payee_no = person_no)
);
create index account_return_item_by_payee on account_return_item (return_id, payee_no, line);

create table account_return_payment (
    item_id        text primary key references account_return_item (item_id),
    paid_on        date not null,
    receipt_no     text not null,
    bank_reference text not null check (bank_reference <> ''),
    paid_by        text not null check (paid_by <> ''),
    paid_at        timestamptz not null
);

create function account_return_goes_forward() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'drawn'
        or (to_jsonb(new) - array['state', 'decided_by', 'decided_at', 'reason'])
            is distinct from (to_jsonb(old) - array['state', 'decided_by', 'decided_at', 'reason'])
    then
        raise exception 'a return list is decided once' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger account_return_goes_forward before update or delete on account_return
    for each row execute function account_return_goes_forward();

create function account_return_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'what is on a return list is never changed' using errcode = 'check_violation';
end $$;
create trigger account_return_item_is_a_fact before update or delete on account_return_item
    for each row execute function account_return_is_a_fact();
create trigger account_return_payment_is_a_fact before update or delete on account_return_payment
    for each row execute function account_return_is_a_fact();

-- Whose account was stopped in a region.
create index filing_account_suspended on filing (insured_region, person_no) where account_suspended;

-- Lists that are searched and exported, page by page in the order of the id.
create index filing_by_region_state on filing (insured_region, state, id);
create index filing_by_region_type on filing (insured_region, type, id);
create index filing_place_by_region on filing_place (region, filing_id);
