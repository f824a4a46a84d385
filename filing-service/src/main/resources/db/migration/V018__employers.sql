-- Employers hand in lists of their people, and money of stopped accounts goes back through them
-- (S0 三, 四.3): who they are, who acts for them, and whose people somebody is among on a day. The
-- clerk's identity number and bank account numbers are protected like persons' numbers.

create table employer (
    unit_no        text primary key check (unit_no ~ '^[0-9A-Za-z-]{4,30}$'),
    name           text not null check (name <> ''),
    region         text not null references region (code),
    type           text not null
        check (type in ('normal', 'restructured', 'bankrupt', 'school', 'dispatch', 'intermediary')),
    head_count     integer check (head_count >= 0),
    contact        text not null,
    phone          text not null,
    clerk_name     text not null,
    clerk_cipher   text,
    clerk_index    text,
    clerk_key_id   text,
    bank           text,
    account_name   text,
    account_cipher text,
    account_index  text,
    account_key_id text,
    valid_from     date not null,
    valid_until    date check (valid_until >= valid_from),
    check ((clerk_cipher is null) = (clerk_index is null)),
    check ((clerk_cipher is null) = (clerk_key_id is null)),
    check ((account_cipher is null) = (account_index is null)),
    check ((account_cipher is null) = (account_key_id is null)),
    -- An account number without a bank and a name could not be paid to.
    check ((account_cipher is null) = (bank is null) and (bank is null) = (account_name is null))
);
create index employer_by_name on employer (name, unit_no);
create index employer_by_region on employer (region, unit_no);

create table employment (
    person_no   text not null references person (person_no),
    unit_no     text not null references employer (unit_no),
    valid_from  date not null,
    valid_until date check (valid_until >= valid_from),
    primary key (person_no, valid_from),
    -- One unit a day: its list is what the head count is compared with.
    constraint employment_overlap exclude using gist
        (person_no with =, daterange(valid_from, valid_until, '[]') with &&)
);
create index employment_by_unit on employment (unit_no, person_no);
