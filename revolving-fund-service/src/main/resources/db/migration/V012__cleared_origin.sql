-- Why: a late item is settled in one month and cleared in another, or in the year's own run. It leaves what
-- is in use of its month of origin wherever it is cleared, so clearing's sums are kept by origin too.

alter table cleared_period drop constraint cleared_period_period_check;
alter table cleared_period add constraint cleared_period_period_check
    check (period ~ '^[0-9]{4}(-[0-9]{2})?$');

create table cleared_origin (
    authority        text    not null,
    tier             text    not null,
    period           text    not null,
    version          integer not null,
    insured_region   text    not null,
    treatment_region text    not null,
    scheme           text    not null,
    origin_period    text    not null check (origin_period ~ '^[0-9]{4}-[0-9]{2}$'),
    cases            bigint  not null,
    cleared_fen      bigint  not null,
    deducted_fen     bigint  not null,
    primary key (authority, tier, period, version, insured_region, treatment_region, scheme,
                 origin_period),
    foreign key (authority, tier, period, version, insured_region, treatment_region, scheme)
        references cleared_pair
);

create index cleared_origin_of_pair
    on cleared_origin (insured_region, treatment_region, scheme, origin_period);

-- Until now everything was cleared in its own month, as far as was told.
insert into cleared_origin
select authority, tier, period, version, insured_region, treatment_region, scheme, period,
       cases, cleared_fen, deducted_fen
from cleared_pair;

create trigger stays before update or delete on cleared_origin
    for each row execute function fund_facts_stay();

create or replace view cleared_now as
select distinct on (c.tier, c.period, c.insured_region, c.treatment_region, c.scheme)
       c.tier,
       c.period,
       c.insured_region,
       c.treatment_region,
       c.scheme,
       c.cleared_fen,
       c.deducted_fen,
       c.authority,
       c.version
from cleared_pair c
where c.version = (select max(p.version)
                   from cleared_period p
                   where p.authority = c.authority
                     and p.tier = c.tier
                     and p.period = c.period)
order by c.tier, c.period, c.insured_region, c.treatment_region, c.scheme, c.authority;

-- What counts as cleared, by month of origin.
create view cleared_origin_now as
select o.*
from cleared_origin o
         join cleared_now n using (authority, tier, period, version, insured_region,
                                   treatment_region, scheme);
