-- Why: a settlement as clearing sees it (清分明细) is a fact and never changes. What changes is the
-- period it clears in, and that is told by append-only exceptions beside it. Facts are partitioned by
-- the month of their origin, so that a closed month can be detached whole.

-- A partitioned table can only be unique within its partitions; this one makes a settlement id unique
-- for ever, finds a mirror's original whatever its month, and lets an original be mirrored only once.
create table detail_origin (
    settlement_id text collate "C" primary key,
    origin_period text collate "C" not null check (origin_period ~ '^[0-9]{4}-[0-9]{2}$'),
    original_id   text collate "C" unique references detail_origin,
    check (original_id <> settlement_id)
);

create sequence allotted_detail_no;

create table allotted_detail (
    no                 bigint not null default nextval('allotted_detail_no'),
    settlement_id      text collate "C" not null,
    origin_period      text collate "C" not null,
    kind               text not null check (kind in ('settlement', 'cancellation', 'refund', 'undo')),
    original_id        text collate "C",
    insured_region     text collate "C" not null,
    treatment_region   text collate "C" not null,
    scheme             text collate "C" not null,
    care_type          text collate "C" not null,
    filing_type        text,
    institution        text collate "C" not null,
    person_no          text not null,
    identity_cipher    text,
    identity_index     text,
    identity_key_id    text,
    visit_id           text,
    message_id         text,
    settled_at         timestamptz not null,
    began_on           date,
    ended_on           date,
    total_fen          bigint not null,
    full_self_pay_fen  bigint not null,
    over_limit_fen     bigint not null,
    prior_self_pay_fen bigint not null,
    in_scope_fen       bigint not null,
    pooling_fen        bigint not null,
    civil_servant_fen  bigint not null,
    enterprise_fen     bigint not null,
    serious_illness_fen bigint not null,
    large_amount_fen   bigint not null,
    disabled_fen       bigint not null,
    medical_aid_fen    bigint not null,
    other_fen          bigint not null,
    account_fen        bigint not null,
    mutual_aid_fen     bigint not null,
    cash_fen           bigint not null,
    hospital_borne_fen bigint not null,
    cleared_fen        bigint not null,
    cases              smallint not null,
    lane               smallint not null,
    received_at        timestamptz not null,
    primary key (origin_period, settlement_id),
    constraint mirror_names_its_original check ((kind = 'settlement') = (original_id is null)),
    constraint case_has_the_sign_of_its_kind check (cases = case when kind = 'settlement' then 1 else -1 end),
    constraint amount_has_the_sign_of_its_kind check (total_fen * cases >= 0 and cleared_fen * cases >= 0),
    constraint own_region_never_clears check (insured_region <> treatment_region),
    constraint origin_is_the_month_of_settlement
        check (origin_period = to_char(settled_at at time zone 'Asia/Shanghai', 'YYYY-MM')),
    constraint bill_adds_up
        check (total_fen = full_self_pay_fen + over_limit_fen + prior_self_pay_fen + in_scope_fen),
    constraint payers_add_up
        check (total_fen = pooling_fen + civil_servant_fen + enterprise_fen + serious_illness_fen
                         + large_amount_fen + disabled_fen + medical_aid_fen + other_fen
                         + account_fen + cash_fen + hospital_borne_fen),
    constraint cleared_is_within_funds_and_account
        check (abs(cleared_fen) <= abs(pooling_fen + civil_servant_fen + enterprise_fen
                         + serious_illness_fen + large_amount_fen + disabled_fen + medical_aid_fen
                         + other_fen + account_fen))
) partition by list (origin_period);

-- A pair's details in the order of their ids: drill-down, audit rows, one region's list.
create index allotted_detail_pair on allotted_detail (insured_region, treatment_region, settlement_id);
-- An institution's own list.
create index allotted_detail_institution on allotted_detail (institution, settlement_id);

-- The period a detail clears in is the month of its origin unless a row here says otherwise; the row
-- with the highest number counts.
create table period_exception (
    no              bigint generated always as identity primary key,
    settlement_id   text collate "C" not null references detail_origin,
    origin_period   text collate "C" not null,
    clearing_period text collate "C" not null check (clearing_period ~ '^[0-9]{4}-[0-9]{2}$'),
    state           text collate "C" not null check (state in ('due', 'held')),
    reason          text not null check (reason in ('late', 'assigned', 'held', 'released', 'rolled-back')),
    note            text,
    decided_by      text not null,
    decided_at      timestamptz not null
);

create index period_exception_detail on period_exception (settlement_id, no desc);
create index period_exception_into on period_exception (clearing_period, settlement_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: a correction is a new row', tg_table_name;
end $$;

create trigger facts_never_change before update or delete on allotted_detail
    for each row execute function refuse_change();
create trigger origins_never_change before update or delete on detail_origin
    for each row execute function refuse_change();
create trigger exceptions_never_change before update or delete on period_exception
    for each row execute function refuse_change();
