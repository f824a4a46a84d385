-- Why: an audit or an objection takes money from a settlement (扣款). What is taken, and why, is a fact;
-- that another person confirmed it, or that it was withdrawn, is a fact beside it; and where it stands
-- among the details is a third one, booked once and released at most once.

create table deduction (
    id                  uuid primary key,
    settlement_id       text collate "C" not null references detail_origin,
    origin_period       text collate "C" not null check (origin_period ~ '^[0-9]{4}-[0-9]{2}$'),
    insured_region      text collate "C" not null,
    treatment_region    text collate "C" not null,
    scheme              text collate "C" not null,
    care_type           text collate "C" not null,
    institution         text collate "C" not null,
    -- The treatment region's own audit, or an objection of the insured region.
    source              text not null check (source in ('audit', 'objection')),
    reason              text not null
                        check (reason in ('improper-charge', 'duplicate-charge', 'over-standard',
                                          'out-of-scope', 'split-stay', 'absent-bed', 'swapped-item',
                                          'not-indicated', 'other')),
    gross_fen           bigint not null check (gross_fen > 0),
    pooling_fen         bigint not null,
    civil_servant_fen   bigint not null,
    enterprise_fen      bigint not null,
    serious_illness_fen bigint not null,
    large_amount_fen    bigint not null,
    disabled_fen        bigint not null,
    medical_aid_fen     bigint not null,
    other_fen           bigint not null,
    account_fen         bigint not null,
    -- What the hospital returns to the patient; never cleared.
    personal_fen        bigint not null,
    evidence            text not null check (evidence <> ''),
    note                text,
    recorded_by         text not null,
    recorded_at         timestamptz not null,
    unique (id, recorded_by),
    constraint no_part_is_negative
        check (least(pooling_fen, civil_servant_fen, enterprise_fen, serious_illness_fen,
                     large_amount_fen, disabled_fen, medical_aid_fen, other_fen, account_fen,
                     personal_fen) >= 0),
    constraint parts_add_up
        check (gross_fen = pooling_fen + civil_servant_fen + enterprise_fen + serious_illness_fen
                         + large_amount_fen + disabled_fen + medical_aid_fen + other_fen
                         + account_fen + personal_fen)
);

create index deduction_settlement on deduction (settlement_id);

-- The author is repeated so that the row itself shows two people.
create table deduction_decision (
    no           bigint generated always as identity primary key,
    deduction_id uuid not null,
    recorded_by  text not null,
    decision     text not null check (decision in ('confirmed', 'withdrawn')),
    note         text,
    decided_by   text not null,
    decided_at   timestamptz not null,
    unique (deduction_id, decision),
    foreign key (deduction_id, recorded_by) references deduction (id, recorded_by),
    constraint nobody_confirms_his_own check (decision = 'withdrawn' or decided_by <> recorded_by)
);

-- Where a deduction stands: with a detail, wherever that is moved to, or, its detail being cleared
-- already, in a later period of its own. A release takes it back: with the mirror of its settlement,
-- or because it was withdrawn.
create table deduction_entry (
    no              bigint generated always as identity primary key,
    deduction_id    uuid not null references deduction,
    kind            text not null check (kind in ('deduction', 'release')),
    settlement_id   text collate "C" not null references detail_origin,
    follows         text collate "C" references detail_origin,
    clearing_period text collate "C" check (clearing_period ~ '^[0-9]{4}-[0-9]{2}$'),
    amount_fen      bigint not null,
    booked_at       timestamptz not null,
    constraint booked_once_and_released_once unique (deduction_id, kind),
    constraint stands_with_a_detail_or_by_itself check ((follows is null) <> (clearing_period is null)),
    constraint release_is_negative check (case kind when 'deduction' then amount_fen >= 0
                                                    else amount_fen <= 0 end)
);

create index deduction_entry_settlement on deduction_entry (settlement_id);
create index deduction_entry_follows on deduction_entry (follows) where follows is not null;
create index deduction_entry_period on deduction_entry (clearing_period)
    where clearing_period is not null;

create trigger deductions_never_change before update or delete on deduction
    for each row execute function refuse_change();
create trigger decisions_never_change before update or delete on deduction_decision
    for each row execute function refuse_change();
create trigger entries_never_change before update or delete on deduction_entry
    for each row execute function refuse_change();

-- Each entry with the period it stands in now, as lists and forms show it.
create view deduction_standing as
select t.no, t.deduction_id, t.kind, t.settlement_id, t.follows, t.amount_fen, t.booked_at,
       coalesce(t.clearing_period, e.clearing_period, o.origin_period) as clearing_period,
       case when t.follows is null then 'due' else coalesce(e.state, 'due') end as state
from deduction_entry t
left join detail_origin o on o.settlement_id = t.follows
left join lateral (
    select clearing_period, state
    from period_exception
    where settlement_id = t.follows
    order by no desc
    limit 1) e on true;

alter table running_total add column deducted_fen bigint not null default 0;
