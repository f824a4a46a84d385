-- Why: a province may measure quotas otherwise within its borders than beyond them (net outflow, 苏医保发
-- 〔2022〕75号), the day on which the basis is frozen is policy, and so is the time a region has to pay.

alter table quota drop constraint quota_policy_region_policy_valid_from_policy_version_fkey;
alter table quota_policy drop constraint quota_policy_pkey;
alter table quota_policy
    add column tier                   text    not null default 'all'
        check (tier in ('all', 'province', 'national')),
    add column method                 text    not null default 'average'
        check (method in ('average', 'net-outflow')),
    add column freeze_day             text    not null default '01-31'
        check (freeze_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
    add column notice_working_days    integer not null default 10
        check (notice_working_days between 1 and 60),
    add column emergency_working_days integer not null default 10
        check (emergency_working_days between 1 and 60),
    add primary key (region, tier, valid_from, version);
alter table quota_policy
    alter column tier drop default,
    alter column method drop default,
    alter column freeze_day drop default,
    alter column notice_working_days drop default,
    alter column emergency_working_days drop default;

alter table quota add column policy_tier text not null default 'all';
alter table quota
    alter column policy_tier drop default,
    add foreign key (policy_region, policy_tier, policy_valid_from, policy_version)
        references quota_policy;

-- Empty: what was left over is what the ledger says.
alter table quota_basis alter column carried_fen drop not null;

-- What our own figures came to when they were frozen, and for which policy's pairs that has been done.
create table frozen_basis (
    year             integer not null check (year between 2000 and 2999),
    insured_region   text    not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region text    not null check (treatment_region ~ '^[0-9]{6}$'),
    scheme           text    not null check (scheme in ('employee', 'resident')),
    basis_fen        bigint  not null check (basis_fen >= 0),
    primary key (year, insured_region, treatment_region, scheme)
);

create table basis_freeze (
    year          integer     not null check (year between 2000 and 2999),
    policy_region text        not null,
    policy_tier   text        not null,
    frozen_at     timestamptz not null,
    primary key (year, policy_region, policy_tier)
);

create trigger stays before update or delete on frozen_basis
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on basis_freeze
    for each row execute function fund_facts_stay();
