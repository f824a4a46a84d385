-- Why: how much of the fund is in use is what was settled for each pair and not yet cleared, and what the
-- month has cleared. The facts come from settlement's events, the cleared sums from clearing's.

create table settled_fact (
    settlement_id    text   not null primary key,
    kind             text   not null check (kind in ('settlement', 'cancellation', 'refund', 'undo')),
    original_id      text,
    origin_period    text   not null check (origin_period ~ '^[0-9]{4}-[0-9]{2}$'),
    insured_region   text   not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region text   not null check (treatment_region ~ '^[0-9]{6}$'),
    scheme           text   not null check (scheme in ('employee', 'resident')),
    total_fen        bigint not null,
    cleared_fen      bigint not null,
    check ((kind = 'settlement') = (original_id is null)),
    check (case when kind = 'settlement' then total_fen >= 0 and cleared_fen >= 0
                else total_fen <= 0 and cleared_fen <= 0 end)
);

create index settled_fact_of_cell
    on settled_fact (origin_period, insured_region, treatment_region, scheme, settlement_id);

create trigger stays before update or delete on settled_fact
    for each row execute function fund_facts_stay();

-- Running sums of the facts, moved with every batch of events.
create table settled_total (
    origin_period    text   not null,
    insured_region   text   not null,
    treatment_region text   not null,
    scheme           text   not null,
    facts            bigint not null check (facts >= 0),
    cleared_fen      bigint not null,
    primary key (insured_region, treatment_region, scheme, origin_period)
);

-- One row per published version of a period of an authority and tier; the last version counts.
create table cleared_period (
    authority   text        not null check (authority ~ '^[0-9]{6}$'),
    tier        text        not null check (tier in ('province', 'national')),
    period      text        not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    version     integer     not null check (version >= 1),
    sha256      text        not null,
    occurred_at timestamptz not null,
    primary key (authority, tier, period, version)
);

create table cleared_pair (
    authority        text    not null,
    tier             text    not null,
    period           text    not null,
    version          integer not null,
    insured_region   text    not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region text    not null check (treatment_region ~ '^[0-9]{6}$'),
    scheme           text    not null check (scheme in ('employee', 'resident')),
    cases            bigint  not null,
    cleared_fen      bigint  not null,
    deducted_fen     bigint  not null,
    primary key (authority, tier, period, version, insured_region, treatment_region, scheme),
    foreign key (authority, tier, period, version) references cleared_period
);

create index cleared_pair_of_pair on cleared_pair (insured_region, treatment_region, scheme, period);

create trigger stays before update or delete on cleared_period
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on cleared_pair
    for each row execute function fund_facts_stay();

-- What counts as cleared: the last version of each period; if a province and the nation both report a
-- pair in the same tier and period, the nation's word (the lower code) counts, once.
create view cleared_now as
select distinct on (c.tier, c.period, c.insured_region, c.treatment_region, c.scheme)
       c.tier,
       c.period,
       c.insured_region,
       c.treatment_region,
       c.scheme,
       c.cleared_fen,
       c.deducted_fen
from cleared_pair c
where c.version = (select max(p.version)
                   from cleared_period p
                   where p.authority = c.authority
                     and p.tier = c.tier
                     and p.period = c.period)
order by c.tier, c.period, c.insured_region, c.treatment_region, c.scheme, c.authority;
