-- Why: a month's tables must not cost more with more settlements. Every batch of facts, and every move
-- of a detail between periods or states, moves these totals in the same transaction. The lane is the
-- Kafka partition a fact came by: two consumers never wait for one hot pair; readers sum over lanes.

create table running_total (
    clearing_period     text collate "C" not null,
    state               text collate "C" not null check (state in ('due', 'held')),
    insured_region      text collate "C" not null,
    treatment_region    text collate "C" not null,
    scheme              text collate "C" not null,
    care_type           text collate "C" not null,
    origin_period       text collate "C" not null,
    lane                smallint not null,
    details             bigint not null,
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
    primary key (clearing_period, state, insured_region, treatment_region, scheme, care_type,
                 origin_period, lane)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
