-- Why: an emergency increase (紧急调增) is asked for by one person and decided by another, and both say why.
-- The utilisation that opened it is kept with it.

create table emergency_increase (
    id                       uuid        not null primary key,
    year                     integer     not null check (year between 2000 and 2999),
    insured_region           text        not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region         text        not null check (treatment_region ~ '^[0-9]{6}$'),
    scheme                   text        not null check (scheme in ('employee', 'resident')),
    amount_fen               bigint      not null check (amount_fen > 0),
    reason                   text        not null check (reason <> ''),
    period                   text        not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    utilisation_basis_points integer     not null check (utilisation_basis_points >= 0),
    requested_at             timestamptz not null,
    requested_by             text        not null
);

create index emergency_increase_of_region on emergency_increase (insured_region, id);

create table emergency_decision (
    increase   uuid        not null primary key references emergency_increase,
    approved   boolean     not null,
    reason     text        not null check (reason <> ''),
    decided_at timestamptz not null,
    decided_by text        not null,
    notice     text        unique references notice,
    check (approved = (notice is not null))
);

create trigger stays before update or delete on emergency_increase
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on emergency_decision
    for each row execute function fund_facts_stay();
