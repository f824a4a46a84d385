-- Why: a national total is split by spending share, a quota may be set by hand with a reason, and what is
-- fixed is approved by another person before a notice goes out. Whose use is watched is policy, and so is the
-- time in which an emergency increase is decided.

alter table quota_policy drop constraint quota_policy_method_check;
alter table quota_policy
    add constraint quota_policy_method_check check (method in ('average', 'net-outflow', 'given-total')),
    add column alert_scope           text    not null default 'pair'
        check (alert_scope in ('pair', 'treatment', 'insured')),
    add column decision_working_days integer not null default 5
        check (decision_working_days between 1 and 60);
alter table quota_policy
    alter column alert_scope drop default,
    alter column decision_working_days drop default;

-- A total given from above for what a member has to prepay at a treatment member. Scheme 'all': both together.
create table quota_total (
    year             integer not null check (year between 2000 and 2999),
    insured_region   text    not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region text    not null check (treatment_region ~ '^[0-9]{6}$'),
    scheme           text    not null check (scheme in ('employee', 'resident', 'all')),
    version          integer not null check (version >= 1),
    total_fen        bigint  not null check (total_fen >= 0),
    source           text    not null check (source <> ''),
    primary key (year, insured_region, treatment_region, scheme, version),
    check (insured_region <> treatment_region)
);

create table quota_override (
    id               uuid        not null primary key,
    year             integer     not null check (year between 2000 and 2999),
    insured_region   text        not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region text        not null check (treatment_region ~ '^[0-9]{6}$'),
    scheme           text        not null check (scheme in ('employee', 'resident')),
    -- Empty: the quota is again what the policy gives.
    quota_fen        bigint      check (quota_fen >= 0),
    reason           text        not null check (reason <> ''),
    proposed_at      timestamptz not null,
    proposed_by      text        not null
);

create index quota_override_of_pair
    on quota_override (year, insured_region, treatment_region, scheme, id);

create table quota_override_decision (
    override   uuid        not null primary key references quota_override,
    approved   boolean     not null,
    reason     text        not null check (reason <> ''),
    decided_at timestamptz not null,
    decided_by text        not null
);

create function decided_by_another() returns trigger language plpgsql as $$
begin
    if exists (select 1 from quota_override
               where id = new.override and proposed_by = new.decided_by) then
        raise exception 'override % is decided by whoever proposed it', new.override
            using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger by_another before insert on quota_override_decision
    for each row execute function decided_by_another();

-- computed: what the policy gives; the quota differs from it where it was set by hand.
alter table quota
    add column given_total_fen bigint check (given_total_fen >= 0),
    add column computed_fen    bigint check (computed_fen >= 0),
    add column override        uuid references quota_override,
    add constraint quota_set_by_hand_or_computed
        check (override is not null or computed_fen is null or computed_fen = quota_fen);

create table quota_approval (
    year             integer     not null,
    insured_region   text        not null,
    treatment_region text        not null,
    scheme           text        not null,
    version          integer     not null,
    reason           text        not null check (reason <> ''),
    approved_at      timestamptz not null,
    approved_by      text        not null,
    primary key (year, insured_region, treatment_region, scheme, version),
    foreign key (year, insured_region, treatment_region, scheme, version) references quota
);

create function approved_by_another() returns trigger language plpgsql as $$
begin
    if exists (select 1 from quota
               where (year, insured_region, treatment_region, scheme, version)
                     = (new.year, new.insured_region, new.treatment_region, new.scheme, new.version)
                 and fixed_by = new.approved_by) then
        raise exception 'a quota is approved by whoever fixed it' using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger by_another before insert on quota_approval
    for each row execute function approved_by_another();

create trigger stays before update or delete on quota_total
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on quota_override
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on quota_override_decision
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on quota_approval
    for each row execute function fund_facts_stay();

-- By when an emergency increase is to be decided; none for those asked for before it was counted.
alter table emergency_increase add column decide_by date;

-- A watch and an alert may be of a whole member; the codes of the side that is summed up are then those of the
-- province or the nation.
alter table watch add column scope text not null default 'pair'
    check (scope in ('pair', 'treatment', 'insured'));
alter table watch drop constraint watch_pkey;
alter table watch
    alter column scope drop default,
    add primary key (year, scope, insured_region, treatment_region, scheme);
alter table alert add column scope text not null default 'pair'
    check (scope in ('pair', 'treatment', 'insured'));
alter table alert alter column scope drop default;
