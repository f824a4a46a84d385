-- Why: a benefit that was proven to be underpaid is paid to the person afterwards (轧差报销), beside the
-- settlement, which stays as it is: proposed by one person, decided by another, paid once per cause.

create sequence top_up_number minvalue 0 maxvalue 9999999 start 1 cache 20 cycle;

create table top_up (
    top_up_id      text        primary key check (top_up_id ~ '^T[0-9]{19}$'),
    state          text        not null
        check (state in ('proposed', 'rejected', 'settled', 'cancelled')),
    settlement_id  text        not null,
    person_no      text        not null,
    insured_region text        not null,
    cause          text        not null
        check (cause in ('person-type', 'civil-servant', 'filing', 'policy')),
    -- What the settlement should have been computed with; absent where it was right.
    person_type    text,
    civil_servant  boolean,
    filing_type    text,
    filing_id      text,
    reason         text        not null check (reason <> ''),
    evidence       text        not null check (evidence <> ''),
    proposed_by    text        not null check (proposed_by <> ''),
    proposed_at    timestamptz not null,
    decided_by     text,
    decided_at     timestamptz,
    decision       text        not null default '',
    check ((cause = 'person-type') = (person_type is not null)),
    check ((cause = 'civil-servant') = (civil_servant is not null)),
    check ((cause = 'filing') = (filing_type is not null)),
    check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    check (decided_by <> proposed_by)
);
-- Of a settlement, a cause is open or paid once.
create unique index top_up_once on top_up (settlement_id, cause)
    where state in ('proposed', 'settled');
create index top_up_by_region on top_up (insured_region, top_up_id);

-- What was paid, and what is to be returned of it. Funds may shift, but the person only gets.
create table top_up_entry (
    entry_id       text        primary key check (entry_id ~ '^T[0-9]{19}$'),
    original_id    text        unique references top_up_entry,
    top_up_id      text        not null references top_up,
    settlement_id  text        not null,
    person_no      text        not null,
    scheme         text        not null check (scheme in ('employee', 'resident')),
    insured_region text        not null,
    care_type      text        not null,
    entered_at     timestamptz not null,
    pooling_fen         bigint not null,
    civil_servant_fen   bigint not null,
    enterprise_fen      bigint not null,
    serious_illness_fen bigint not null,
    large_amount_fen    bigint not null,
    disabled_fen        bigint not null,
    medical_aid_fen     bigint not null,
    other_fen           bigint not null,
    -- To whom it goes: back to the personal account, which paid what the funds should have; the rest.
    account_fen    bigint      not null,
    cash_fen       bigint      not null,
    -- By how much more of the deductible the person bears; less, as a rule.
    deductible_fen bigint      not null,
    policy         text        not null,
    policy_version integer     not null,
    reason         text        not null,
    explanation    jsonb       not null,
    check (pooling_fen + civil_servant_fen + enterprise_fen + serious_illness_fen
        + large_amount_fen + disabled_fen + medical_aid_fen + other_fen = account_fen + cash_fen),
    check (case when original_id is null
        then least(account_fen, cash_fen) >= 0 and account_fen + cash_fen > 0
        else greatest(account_fen, cash_fen) <= 0 and account_fen + cash_fen < 0 end)
);
create index top_up_entry_by_region on top_up_entry (insured_region, entered_at);

create function top_up_goes_forward() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
        or not ((old.state, new.state) in (('proposed', 'rejected'), ('proposed', 'settled'),
            ('settled', 'cancelled')))
        or (old.state = 'settled' and (new.decided_by, new.decided_at)
            is distinct from (old.decided_by, old.decided_at))
        or (to_jsonb(new) - array['state', 'decided_by', 'decided_at', 'decision'])
            is distinct from (to_jsonb(old) - array['state', 'decided_by', 'decided_at', 'decision'])
    then
        raise exception 'a top-up is never changed' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger top_up_goes_forward before update or delete on top_up
    for each row execute function top_up_goes_forward();
create trigger top_up_entry_is_a_fact before update or delete on top_up_entry
    for each row execute function declaration_is_a_fact();

-- A top-up is no bill: what it adds may lower a deductible or shift between funds.
alter table accumulator_change
    drop constraint accumulator_change_direction,
    add constraint accumulator_change_direction check (
        case when settlement_id like 'T%'
            then bills = 0 and admissions = 0 and total_fen = 0
            when original_id is null
            then least(bills, admissions, total_fen, deductible_fen, yearly_deductible_fen,
                pooling_fen) >= 0
            else greatest(bills, admissions, total_fen, deductible_fen, yearly_deductible_fen,
                pooling_fen) <= 0 end);
