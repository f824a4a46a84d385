-- Why: on which day 90 and 100 per cent will be reached is forecast from what was settled day by day. Counted
-- from here on; what was told before has no day.

create table settled_day (
    insured_region   text   not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region text   not null check (treatment_region ~ '^[0-9]{6}$'),
    scheme           text   not null check (scheme in ('employee', 'resident')),
    day              date   not null,
    cleared_fen      bigint not null,
    primary key (insured_region, treatment_region, scheme, day)
);
