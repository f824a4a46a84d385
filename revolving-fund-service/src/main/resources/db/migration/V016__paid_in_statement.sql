-- Why: a statement of paid-in money is a fact of its own. What came in through notices after it is not booked
-- back when the same statement is handed in again.

create table paid_in_statement (
    year             integer     not null check (year between 2000 and 2999),
    insured_region   text        not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region text        not null check (treatment_region ~ '^[0-9]{6}$'),
    scheme           text        not null check (scheme in ('employee', 'resident')),
    version          integer     not null check (version >= 1),
    stated_fen       bigint      not null check (stated_fen >= 0),
    stated_at        timestamptz not null,
    stated_by        text        not null,
    primary key (year, insured_region, treatment_region, scheme, version)
);

create trigger stays before update or delete on paid_in_statement
    for each row execute function fund_facts_stay();

-- Balances are asked for as of an instant.
create index entry_of_time on entry (booked_at, id);
