-- Why: a threshold gives one alert when it is reached, and another only after the use has fallen clearly
-- below it in between. Whether it has been reached is remembered per pair, scheme and threshold.

create table watch (
    year             integer not null,
    insured_region   text    not null,
    treatment_region text    not null,
    scheme           text    not null check (scheme in ('employee', 'resident')),
    yellow_reached   boolean not null default false,
    red_reached      boolean not null default false,
    primary key (year, insured_region, treatment_region, scheme)
);

create table alert (
    id                       bigint      generated always as identity primary key,
    event_id                 uuid        not null unique,
    raised_at                timestamptz not null,
    year                     integer     not null,
    level                    text        not null check (level in ('yellow', 'red')),
    insured_region           text        not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region         text        not null check (treatment_region ~ '^[0-9]{6}$'),
    scheme                   text        not null check (scheme in ('employee', 'resident')),
    period                   text        not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    utilisation_basis_points integer     not null check (utilisation_basis_points >= 0),
    paid_in_fen              bigint      not null check (paid_in_fen > 0),
    used_fen                 bigint      not null check (used_fen >= 0)
);

create index alert_of_pair on alert (insured_region, treatment_region, scheme, id);

create trigger stays before update or delete on alert
    for each row execute function fund_facts_stay();
