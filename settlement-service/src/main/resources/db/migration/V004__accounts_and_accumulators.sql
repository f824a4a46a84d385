-- Why: what a person has used up in a year decides the next bill. The running row is what a
-- settlement locks and reads; the changes are the immutable record that it is the sum of.

create table accumulator (
    person_no      text    not null,
    scheme         text    not null check (scheme in ('employee', 'resident')),
    year           integer not null check (year between 2000 and 2999),
    bills          integer not null default 0 check (bills >= 0),
    admissions     integer not null default 0 check (admissions >= 0),
    total_fen      bigint  not null default 0 check (total_fen >= 0),
    deductible_fen bigint  not null default 0 check (deductible_fen >= 0),
    yearly_deductible_fen bigint not null default 0 check (yearly_deductible_fen >= 0),
    pooling_fen    bigint  not null default 0 check (pooling_fen >= 0),
    -- Per further layer, by fund code: what it was reckoned on, and what it came to.
    layers         jsonb   not null default '{}',
    primary key (person_no, scheme, year)
);

create table accumulator_change (
    id             bigint  generated always as identity primary key,
    settlement_id  text    not null unique,
    original_id    text    unique,
    visit_id       text    not null,
    stay           boolean not null,
    person_no      text    not null,
    scheme         text    not null,
    year           integer not null,
    bills          integer not null check (bills in (-1, 1)),
    admissions     integer not null check (admissions between -1 and 1),
    total_fen      bigint  not null,
    deductible_fen bigint  not null,
    yearly_deductible_fen bigint not null,
    pooling_fen    bigint  not null,
    layers         jsonb   not null,
    check ((original_id is null) = (bills = 1)),
    check (sign(total_fen) in (0, bills) and sign(deductible_fen) in (0, bills)
        and sign(yearly_deductible_fen) in (0, bills) and sign(pooling_fen) in (0, bills) and sign(admissions) in (0, bills))
);
create index accumulator_change_by_person on accumulator_change (person_no, scheme, year, id);
create index accumulator_change_by_visit on accumulator_change (visit_id);

create table account (
    person_no   text   primary key,
    balance_fen bigint not null check (balance_fen >= 0)
);

create table account_entry (
    id            bigint generated always as identity primary key,
    person_no     text   not null references account,
    -- The bill or mirror that moved it; absent for an imported balance.
    settlement_id text   unique,
    amount_fen    bigint not null,
    balance_fen   bigint not null check (balance_fen >= 0),
    entered_at    timestamptz not null
);
create index account_entry_by_person on account_entry (person_no, id);
