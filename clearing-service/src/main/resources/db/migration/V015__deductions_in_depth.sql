-- Why: an audit looks at a hospital, not at one bill, so its deductions are grouped in a case; who
-- suffers a deduction may appeal, and a third person decides; and what the treatment agency settles
-- with its hospital alone (违约金, 预留金) is recorded beside, never in clearing.

create table audit_case (
    id               uuid primary key,
    treatment_region text collate "C" not null check (treatment_region ~ '^[0-9]{6}$'),
    institution      text collate "C" not null check (institution <> ''),
    subject          text not null check (subject <> ''),
    finding          text not null check (finding <> ''),
    opened_by        text not null,
    opened_at        timestamptz not null
);

create index audit_case_region on audit_case (treatment_region, id);
create index audit_case_institution on audit_case (institution, id);

create table audit_case_closing (
    case_id   uuid primary key references audit_case,
    note      text not null check (note <> ''),
    closed_by text not null,
    closed_at timestamptz not null
);

create trigger audit_cases_never_change before update or delete on audit_case
    for each row execute function refuse_change();
create trigger audit_case_closings_never_change before update or delete on audit_case_closing
    for each row execute function refuse_change();

alter table deduction
    -- When it takes effect: with its settlement, or in the period after that.
    add column effect    text not null default 'now' check (effect in ('now', 'next')),
    add column case_id   uuid references audit_case,
    add column inquiry_id uuid,
    -- The deduction that an appeal has lowered to this one.
    add column replaces  uuid unique references deduction;

create index deduction_case on deduction (case_id) where case_id is not null;
create index deduction_inquiry on deduction (inquiry_id) where inquiry_id is not null;
create index deduction_later on deduction (id) where effect = 'next';
create index deduction_insured on deduction (insured_region, id);
create index deduction_treatment on deduction (treatment_region, id);
create index deduction_institution on deduction (institution, id);

create table deduction_appeal (
    no           bigint generated always as identity primary key,
    deduction_id uuid not null references deduction,
    -- The hospital, or the region that did not make the deduction.
    side         text not null check (side in ('institution', 'region')),
    reason       text not null check (reason <> ''),
    appealed_by  text not null,
    appealed_at  timestamptz not null,
    unique (no, appealed_by),
    constraint each_side_appeals_once unique (deduction_id, side)
);

create table deduction_appeal_decision (
    appeal_no   bigint primary key,
    appealed_by text not null,
    outcome     text not null check (outcome in ('upheld', 'reduced', 'granted')),
    note        text not null check (note <> ''),
    decided_by  text not null,
    decided_at  timestamptz not null,
    foreign key (appeal_no, appealed_by) references deduction_appeal (no, appealed_by),
    constraint nobody_decides_his_own_appeal check (decided_by <> appealed_by)
);

create trigger appeals_never_change before update or delete on deduction_appeal
    for each row execute function refuse_change();
create trigger appeal_decisions_never_change before update or delete on deduction_appeal_decision
    for each row execute function refuse_change();

-- What stays between a treatment agency and its hospital.
create table contract_charge (
    id               uuid primary key,
    kind             text not null check (kind in ('penalty', 'retention', 'drg-difference')),
    treatment_region text collate "C" not null check (treatment_region ~ '^[0-9]{6}$'),
    institution      text collate "C" not null check (institution <> ''),
    period           text collate "C" not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    amount_fen       bigint not null check (amount_fen <> 0),
    case_id          uuid references audit_case,
    reason           text not null check (reason <> ''),
    recorded_by      text not null,
    recorded_at      timestamptz not null,
    unique (id, recorded_by),
    constraint only_a_difference_may_be_negative check (kind = 'drg-difference' or amount_fen > 0)
);

create index contract_charge_region on contract_charge (treatment_region, id);
create index contract_charge_institution on contract_charge (institution, period);

create table contract_charge_decision (
    charge_id   uuid not null,
    recorded_by text not null,
    decision    text not null check (decision in ('confirmed', 'withdrawn', 'returned')),
    note        text,
    decided_by  text not null,
    decided_at  timestamptz not null,
    primary key (charge_id, decision),
    foreign key (charge_id, recorded_by) references contract_charge (id, recorded_by),
    constraint nobody_confirms_his_own_charge
        check (decision = 'withdrawn' or decided_by <> recorded_by)
);

create trigger charges_never_change before update or delete on contract_charge
    for each row execute function refuse_change();
create trigger charge_decisions_never_change before update or delete on contract_charge_decision
    for each row execute function refuse_change();
