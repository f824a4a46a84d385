-- Why: where the nation clears across provinces, its result of a month is loaded (导入国家结果), compared
-- with our details row by row, and split by region; whatever differs is resolved by name before the
-- month is generated. Results, differences, resolutions and adjustments are facts: a corrected result is
-- loaded beside the one it replaces, the last one counts.

create table national_result (
    no         bigint generated always as identity primary key,
    id         uuid not null unique,
    authority  text collate "C" not null check (authority ~ '^[0-9]{2}0000$' and authority <> '100000'),
    period     text collate "C" not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    file_name  text,
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    rows       integer not null check (rows >= 0),
    given_by   text not null,
    given_at   timestamptz not null
);

create index national_result_of on national_result (authority, period, no desc);

-- What the nation cleared of a settlement in the month.
create table national_result_row (
    result              uuid not null references national_result (id),
    row_no              integer not null check (row_no > 0),
    settlement_id       text collate "C" not null,
    insured_region      text collate "C" not null,
    treatment_region    text collate "C" not null,
    scheme              text collate "C" not null,
    care_type           text collate "C" not null,
    origin_period       text collate "C" not null,
    cases               bigint not null check (cases between -1 and 1),
    total_fen           bigint not null,
    pooling_fen         bigint not null,
    civil_servant_fen   bigint not null,
    enterprise_fen      bigint not null,
    serious_illness_fen bigint not null,
    large_amount_fen    bigint not null,
    disabled_fen        bigint not null,
    medical_aid_fen     bigint not null,
    other_fen           bigint not null,
    account_fen         bigint not null,
    cleared_fen         bigint not null,
    deducted_fen        bigint not null,
    primary key (result, settlement_id),
    constraint a_border_is_crossed check (left(insured_region, 2) <> left(treatment_region, 2))
);

create index national_result_row_settlement on national_result_row (settlement_id, result);

-- What the nation says its result comes to (控制总数), per counterpart province, direction and scheme.
create table national_control (
    result      uuid not null references national_result (id),
    direction   text not null check (direction in ('receivable', 'payable')),
    province    text collate "C" not null check (province ~ '^[0-9]{2}0000$'),
    scheme      text not null check (scheme in ('', 'employee', 'resident')),
    rows        bigint not null,
    total_fen   bigint not null,
    cleared_fen bigint not null,
    deducted_fen bigint not null,
    primary key (result, direction, province, scheme)
);

create table national_difference (
    no                bigint generated always as identity primary key,
    result            uuid not null references national_result (id),
    authority         text collate "C" not null,
    period            text collate "C" not null,
    settlement_id     text collate "C" not null,
    insured_region    text collate "C" not null,
    treatment_region  text collate "C" not null,
    scheme            text collate "C" not null,
    class             text not null check (class in ('only-here', 'only-there', 'amount', 'month',
                                                     'refunded', 'deducted')),
    row_no            integer not null,
    here_cases        bigint not null,
    here_total_fen    bigint not null,
    here_cleared_fen  bigint not null,
    here_deducted_fen bigint not null,
    there_cases       bigint not null,
    there_total_fen   bigint not null,
    there_cleared_fen bigint not null,
    there_deducted_fen bigint not null,
    said              text not null,
    opened_at         timestamptz not null
);

create index national_difference_of on national_difference (authority, period, no);

create table national_resolution (
    difference  bigint primary key references national_difference,
    way         text not null check (way in ('rerun', 'national', 'moved-on')),
    reason      text not null check (reason <> ''),
    resolved_by text not null,
    resolved_at timestamptz not null
);

-- By how much the nation's figure of a settlement is not ours, once somebody has taken it as it is: from
-- then on it counts in the month beside our own detail, which stays as it was.
create table national_adjustment (
    no                  bigint generated always as identity primary key,
    difference          bigint not null references national_difference,
    settlement_id       text collate "C" not null,
    clearing_period     text collate "C" not null check (clearing_period ~ '^[0-9]{4}-[0-9]{2}$'),
    insured_region      text collate "C" not null,
    treatment_region    text collate "C" not null,
    scheme              text collate "C" not null,
    care_type           text collate "C" not null,
    origin_period       text collate "C" not null,
    cases               bigint not null,
    total_fen           bigint not null,
    pooling_fen         bigint not null,
    civil_servant_fen   bigint not null,
    enterprise_fen      bigint not null,
    serious_illness_fen bigint not null,
    large_amount_fen    bigint not null,
    disabled_fen        bigint not null,
    medical_aid_fen     bigint not null,
    other_fen           bigint not null,
    account_fen         bigint not null,
    cleared_fen         bigint not null,
    booked_by           text not null,
    booked_at           timestamptz not null,
    constraint adjustment_crosses_a_border check (left(insured_region, 2) <> left(treatment_region, 2)),
    constraint adjustment_clears_within_funds_and_account
        check (abs(cleared_fen) <= abs(pooling_fen) + abs(civil_servant_fen) + abs(enterprise_fen)
                         + abs(serious_illness_fen) + abs(large_amount_fen) + abs(disabled_fen)
                         + abs(medical_aid_fen) + abs(other_fen) + abs(account_fen))
);

create index national_adjustment_period on national_adjustment (clearing_period, settlement_id);

create trigger national_results_never_change before update or delete on national_result
    for each row execute function refuse_change();
create trigger national_result_rows_never_change before update or delete on national_result_row
    for each row execute function refuse_change();
create trigger national_controls_never_change before update or delete on national_control
    for each row execute function refuse_change();
create trigger national_differences_never_change before update or delete on national_difference
    for each row execute function refuse_change();
create trigger national_resolutions_never_change before update or delete on national_resolution
    for each row execute function refuse_change();
create trigger national_adjustments_never_change before update or delete on national_adjustment
    for each row execute function refuse_change();
