-- Why: what could not be settled directly is claimed at the insured region's counter (零星报销). A claim
-- is what was handed in on a day; it never changes but for what becomes of it, and who decides is not
-- who registered it.

create sequence claim_number minvalue 0 maxvalue 9999999 start 1 cache 20 cycle;

-- The authority lets one person's care be claimed although its time is over.
create table claim_extension (
    id            bigint      generated always as identity primary key,
    person_no     text        not null,
    insured_region text       not null,
    ended_on      date        not null,
    last_day      date        not null check (last_day >= ended_on),
    reason        text        not null check (reason <> ''),
    granted_by    text        not null check (granted_by <> ''),
    granted_at    timestamptz not null
);
create index claim_extension_by_person on claim_extension (person_no, ended_on);

create table claim (
    claim_id         text        primary key check (claim_id ~ '^R[0-9]{19}$'),
    state            text        not null
        check (state in ('registered', 'rejected', 'settled', 'cancelled')),
    person_no        text        not null,
    scheme           text        not null check (scheme in ('employee', 'resident')),
    insured_region   text        not null,
    insured_admdvs   text        not null,
    -- '-' if the institution is not in the register; name, level and region are then as they were given.
    institution      text        not null check (institution <> ''),
    institution_name text        not null check (institution_name <> ''),
    institution_level text       not null,
    treatment_region text        not null,
    treatment_admdvs text        not null,
    care_type        text        not null,
    med_type         text        not null,
    emergency        boolean     not null,
    injury           boolean     not null,
    began_on         date        not null,
    ended_on         date        not null check (ended_on >= began_on),
    reason           text        not null,
    detail           text        not null check (reason <> 'other' or detail <> ''),
    diagnosis        text        not null,
    evidence         jsonb       not null,
    -- The last day it could be claimed on; absent where the policy names none.
    last_day         date,
    extension_id     bigint      references claim_extension,
    received_on      date        not null check (received_on >= ended_on),
    payee_name       text        not null,
    payee_bank       text        not null,
    payee_cipher     text        not null,
    payee_index      text        not null,
    payee_key        text        not null,
    total_fen          bigint    not null check (total_fen > 0),
    full_self_pay_fen  bigint    not null check (full_self_pay_fen >= 0),
    over_limit_fen     bigint    not null check (over_limit_fen >= 0),
    prior_self_pay_fen bigint    not null check (prior_self_pay_fen >= 0),
    in_scope_fen       bigint    not null check (in_scope_fen >= 0),
    registered_by    text        not null check (registered_by <> ''),
    registered_at    timestamptz not null,
    decided_by       text,
    decided_at       timestamptz,
    decision         text        not null default '',
    settlement_id    text        unique,
    check (total_fen = full_self_pay_fen + over_limit_fen + prior_self_pay_fen + in_scope_fen),
    -- Late only with an extension.
    check (last_day is null or received_on <= last_day or extension_id is not null),
    check ((state = 'registered') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    check (decided_by <> registered_by),
    check ((settlement_id is not null) = (state in ('settled', 'cancelled')))
);
create index claim_by_region on claim (insured_region, claim_id);
create index claim_by_person on claim (person_no, claim_id);

create table claim_line (
    claim_id        text    not null references claim,
    line_no         integer not null check (line_no > 0),
    -- A sum per charge category, where there is an invoice and no list, has no item.
    item_code       text    not null,
    item_name       text    not null,
    charge_category text    not null check (charge_category ~ '^(0[1-9]|1[0-4])$'),
    occurred_on     date    not null,
    count           numeric not null check (count > 0),
    amount_fen      bigint  not null check (amount_fen > 0),
    full_self_pay_fen  bigint not null check (full_self_pay_fen >= 0),
    over_limit_fen     bigint not null check (over_limit_fen >= 0),
    prior_self_pay_fen bigint not null check (prior_self_pay_fen >= 0),
    in_scope_fen       bigint not null check (in_scope_fen >= 0),
    primary key (claim_id, line_no),
    check (amount_fen = full_self_pay_fen + over_limit_fen + prior_self_pay_fen + in_scope_fen)
);

create table claim_invoice (
    claim_id   text    not null references claim,
    -- Its code, or the name and region of one that is not in the register.
    issuer     text    not null check (issuer <> ''),
    invoice    text    not null check (invoice <> ''),
    amount_fen bigint  not null check (amount_fen > 0),
    -- Until the claim is rejected or cancelled.
    live       boolean not null default true,
    primary key (claim_id, invoice)
);
-- An invoice of an institution is reimbursed once.
create unique index claim_invoice_once on claim_invoice (issuer, invoice) where live;

-- What was handed in stays; a decision is taken once, and only what is settled can be cancelled.
create function claim_goes_forward() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
        or not ((old.state, new.state) in (('registered', 'rejected'), ('registered', 'settled'),
            ('settled', 'cancelled')))
        or (old.state = 'settled' and (new.decided_by, new.decided_at, new.settlement_id)
            is distinct from (old.decided_by, old.decided_at, old.settlement_id))
        or (to_jsonb(new) - array['state', 'decided_by', 'decided_at', 'decision', 'settlement_id'])
            is distinct from
            (to_jsonb(old) - array['state', 'decided_by', 'decided_at', 'decision', 'settlement_id'])
    then
        raise exception 'a claim is never changed' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger claim_goes_forward before update or delete on claim
    for each row execute function claim_goes_forward();

create function claim_invoice_is_freed_once() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or not old.live or new.live
        or (new.claim_id, new.issuer, new.invoice, new.amount_fen)
            is distinct from (old.claim_id, old.issuer, old.invoice, old.amount_fen) then
        raise exception 'an invoice of a claim is never changed' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger claim_invoice_is_freed_once before update or delete on claim_invoice
    for each row execute function claim_invoice_is_freed_once();

create trigger claim_line_is_a_fact before update or delete on claim_line
    for each row execute function declaration_is_a_fact();
create trigger claim_extension_is_a_fact before update or delete on claim_extension
    for each row execute function declaration_is_a_fact();

-- Whether an invoice was settled directly is asked by institution and number, whatever the case.
create index settlement_by_invoice on settlement (institution, upper(invoice)) where invoice <> '';

-- And the other way round: what is claimed is not settled directly, too.
create function settlement_invoice_is_not_claimed() returns trigger language plpgsql as $$
begin
    if exists (select 1 from claim_invoice
        where issuer = new.institution and invoice = upper(new.invoice) and live) then
        raise exception 'invoice % is claimed', new.invoice using errcode = 'CR001';
    end if;
    return new;
end $$;
create trigger settlement_takes_no_claimed_invoice before insert on settlement
    for each row
    when (new.invoice <> '' and new.channel = 'direct' and new.kind = 'settlement')
    execute function settlement_invoice_is_not_claimed();
