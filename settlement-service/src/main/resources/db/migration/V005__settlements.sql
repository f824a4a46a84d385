-- Why: a settlement is a fact of its month. Its number says the month, so the key of the partition
-- and the number together are unique; every identity the rules promise is checked here again.

create sequence settlement_number minvalue 0 maxvalue 9999999 start 1 cache 20 cycle;

create table sealed_month (
    month       text        primary key check (month ~ '^[0-9]{4}-[0-9]{2}$'),
    sealed_at   timestamptz not null,
    count       bigint      not null,
    total_fen   bigint      not null,
    cleared_fen bigint      not null
);

create table settlement (
    settlement_id      text        not null check (settlement_id ~ '^A[0-9]{19}$'),
    origin_period      text        not null,
    kind               text        not null
        check (kind in ('settlement', 'cancellation', 'refund', 'undo')),
    original_id        text,
    visit_id           text        not null,
    round              integer     not null,
    institution        text        not null,
    person_no          text        not null,
    scheme             text        not null,
    person_type        text        not null,
    civil_servant      boolean     not null,
    insured_region     text        not null,
    insured_admdvs     text        not null,
    treatment_region   text        not null,
    treatment_admdvs   text        not null,
    care_type          text        not null,
    med_type           text        not null,
    certificate_type   text        not null,
    filing_type        text,
    filing_id          text,
    settled_at         timestamptz not null,
    began_on           date        not null,
    ended_on           date        not null check (ended_on >= began_on),
    in_clearing        boolean     not null,
    mid_stay           boolean     not null,
    use_account        boolean     not null,
    message_id         text        not null,
    invoice            text        not null,
    batch              text        not null,
    total_fen          bigint      not null,
    full_self_pay_fen  bigint      not null,
    over_limit_fen     bigint      not null,
    prior_self_pay_fen bigint      not null,
    in_scope_fen       bigint      not null,
    pooling_fen        bigint      not null,
    civil_servant_fen  bigint      not null,
    enterprise_fen     bigint      not null,
    serious_illness_fen bigint     not null,
    large_amount_fen   bigint      not null,
    disabled_fen       bigint      not null,
    medical_aid_fen    bigint      not null,
    other_fen          bigint      not null,
    account_fen        bigint      not null,
    mutual_aid_fen     bigint      not null,
    cash_fen           bigint      not null,
    hospital_borne_fen bigint      not null,
    cleared_fen        bigint      not null,
    deductible_fen     bigint      not null,
    pooling_points     integer     not null check (pooling_points between 0 and 10000),
    account_balance_fen bigint     not null,
    policy             text        not null,
    policy_version     integer     not null,
    -- Who took it back and why; empty for bills.
    reason             text        not null,
    explanation        jsonb       not null,
    primary key (origin_period, settlement_id),
    check (origin_period = to_char(settled_at at time zone 'Asia/Shanghai', 'YYYY-MM')),
    check (origin_period = '20' || substr(settlement_id, 8, 2) || '-' || substr(settlement_id, 10, 2)),
    check ((kind = 'settlement') = (original_id is null)),
    check (in_clearing = (insured_region <> treatment_region)),
    check (total_fen = full_self_pay_fen + over_limit_fen + prior_self_pay_fen + in_scope_fen),
    check (total_fen = pooling_fen + civil_servant_fen + enterprise_fen + serious_illness_fen
        + large_amount_fen + disabled_fen + medical_aid_fen + other_fen
        + account_fen + cash_fen + hospital_borne_fen),
    check (cleared_fen = case when in_clearing
        then total_fen - cash_fen - hospital_borne_fen else 0 end),
    check (abs(mutual_aid_fen) <= abs(account_fen) and abs(deductible_fen) <= abs(in_scope_fen)),
    -- No part is negative in a bill, none positive in a mirror.
    check (case when kind = 'settlement'
        then least(full_self_pay_fen, over_limit_fen, prior_self_pay_fen, in_scope_fen,
            pooling_fen, civil_servant_fen, enterprise_fen, serious_illness_fen, large_amount_fen,
            disabled_fen, medical_aid_fen, other_fen, account_fen, mutual_aid_fen, cash_fen,
            hospital_borne_fen, deductible_fen) >= 0
        else greatest(full_self_pay_fen, over_limit_fen, prior_self_pay_fen, in_scope_fen,
            pooling_fen, civil_servant_fen, enterprise_fen, serious_illness_fen, large_amount_fen,
            disabled_fen, medical_aid_fen, other_fen, account_fen, mutual_aid_fen, cash_fen,
            hospital_borne_fen, deductible_fen) <= 0 end)
) partition by list (origin_period);
create index settlement_by_visit on settlement (visit_id, round);

-- A bill is taken back at most once, whatever month the mirror falls in.
create table mirror (
    original_id text primary key,
    mirror_id   text not null unique,
    kind        text not null check (kind in ('cancellation', 'refund', 'undo'))
);

-- A sealed month takes nothing more, whatever a program believes its clock to be.
create function settlement_month_is_open() returns trigger language plpgsql as $$
begin
    if exists (select 1 from sealed_month where month = new.origin_period) then
        raise exception 'month % is sealed', new.origin_period using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger settlement_month_is_open before insert on settlement
    for each row execute function settlement_month_is_open();

-- Facts are not edited and not deleted.
create function settlement_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'a settlement is never changed' using errcode = 'check_violation';
end $$;
create trigger settlement_is_a_fact before update or delete on settlement
    for each row execute function settlement_is_a_fact();

-- Makes the partitions of a month without locking out those who settle meanwhile.
create function ensure_month(month text) returns boolean language plpgsql as $$
declare
    parent text;
    child  text;
begin
    if month !~ '^[0-9]{4}-[0-9]{2}$' then
        raise exception 'no month: %', month;
    end if;
    if to_regclass('settlement_' || replace(month, '-', '_')) is not null then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtext('settlement.ensure_month'));
    foreach parent in array array['fee_line', 'settlement'] loop
        child := parent || '_' || replace(month, '-', '_');
        if to_regclass(child) is null then
            execute format('create table %I (like %I including all)', child, parent);
            execute format('alter table %I attach partition %I for values in (%L)',
                parent, child, month);
        end if;
    end loop;
    return true;
end $$;
