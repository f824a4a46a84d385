-- Why: a quota is the answer of a policy to a basis. Policies and bases are data with versions, never
-- overwritten, so that any quota ever fixed can be computed again from what it was computed from.

create table quota_policy (
    region                  text    not null check (region ~ '^[0-9]{6}$'),
    valid_from              date    not null,
    version                 integer not null check (version >= 1),
    source                  text    not null check (source <> ''),
    basis                   text    not null check (basis in ('settled', 'cleared')),
    divisor                 integer not null check (divisor between 1 and 12),
    multiplier_basis_points integer not null check (multiplier_basis_points > 0),
    whole                   text    not null check (whole in ('fen', 'ten-thousand-yuan')),
    printed_unit            text    not null check (printed_unit in ('元', '万元')),
    yellow_basis_points     integer not null check (yellow_basis_points > 0),
    red_basis_points        integer not null,
    rearm_basis_points      integer not null check (rearm_basis_points >= 0),
    primary key (region, valid_from, version),
    check (red_basis_points > yellow_basis_points),
    check (rearm_basis_points < yellow_basis_points)
);

create table quota_basis (
    year                integer not null check (year between 2000 and 2999),
    insured_region      text    not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region    text    not null check (treatment_region ~ '^[0-9]{6}$'),
    scheme              text    not null check (scheme in ('employee', 'resident')),
    version             integer not null check (version >= 1),
    basis_fen           bigint  not null check (basis_fen >= 0),
    last_year_quota_fen bigint  check (last_year_quota_fen >= 0),
    carried_fen         bigint  not null check (carried_fen >= 0),
    primary key (year, insured_region, treatment_region, scheme, version),
    check (insured_region <> treatment_region)
);

create table quota (
    year                    integer     not null,
    insured_region          text        not null,
    treatment_region        text        not null,
    scheme                  text        not null check (scheme in ('employee', 'resident')),
    version                 integer     not null check (version >= 1),
    basis_fen               bigint      not null check (basis_fen >= 0),
    divisor                 integer     not null,
    multiplier_basis_points integer     not null,
    quota_fen               bigint      not null check (quota_fen >= 0),
    last_year_quota_fen     bigint      not null check (last_year_quota_fen >= 0),
    carried_fen             bigint      not null check (carried_fen >= 0),
    policy_region           text        not null,
    policy_valid_from       date        not null,
    policy_version          integer     not null,
    fixed_at                timestamptz not null,
    fixed_by                text        not null,
    primary key (year, insured_region, treatment_region, scheme, version),
    foreign key (policy_region, policy_valid_from, policy_version) references quota_policy
);

create function fund_facts_stay() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are facts: they are neither changed nor deleted', tg_table_name
        using errcode = 'restrict_violation';
end $$;

create trigger stays before update or delete on quota_policy
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on quota_basis
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on quota
    for each row execute function fund_facts_stay();
