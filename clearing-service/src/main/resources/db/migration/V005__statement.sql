-- Why: what a period came to is kept as rows and as one canonical text with its hash. Versions are
-- numbered; a new one after an objection supersedes, never overwrites.

create table statement (
    id         bigint generated always as identity primary key,
    authority  text collate "C" not null,
    tier       text not null,
    period     text collate "C" not null,
    version    integer not null check (version >= 1),
    -- The input watermark: what was in when the period was cut.
    facts      bigint not null,
    exceptions bigint not null,
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    canonical  text not null,
    drawn_at   timestamptz not null,
    unique (authority, tier, period, version),
    foreign key (authority, tier, period) references period_cut
);

create table statement_row (
    statement_id        bigint not null references statement,
    insured_region      text collate "C" not null,
    treatment_region    text collate "C" not null,
    scheme              text collate "C" not null,
    care_type           text collate "C" not null,
    origin_period       text collate "C" not null,
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
    -- Deductions taken from this cell; receivable and payable are cleared less deducted.
    deducted_fen        bigint not null default 0,
    primary key (statement_id, insured_region, treatment_region, scheme, care_type, origin_period)
);

create trigger statements_never_change before update or delete on statement
    for each row execute function refuse_change();
create trigger statement_rows_never_change before update or delete on statement_row
    for each row execute function refuse_change();

-- Gapless numbers of what is issued, per issuer, year and form. The row is locked until commit, so a
-- number drawn by a step that fails is drawn again.
create table issued_number (
    issuer text collate "C" not null,
    year   integer not null,
    form   text not null,
    last   integer not null check (last >= 1),
    primary key (issuer, year, form)
);

create table statement_issue (
    statement_id bigint primary key references statement,
    number       text not null unique,
    issued_at    timestamptz not null
);
