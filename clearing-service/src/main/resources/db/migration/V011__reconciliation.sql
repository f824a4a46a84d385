-- Why: a hospital, or the insured region of a day, hands in its own list of bills, and what differs
-- from our details is found row by row (对账), tracked to its resolution, and kept out of clearing
-- until then. Lists, runs and differences are facts: a correction is a new list or a new run.

create table reconciliation_list (
    id               uuid primary key,
    -- Who reconciles with us: an institution, or 'insured>treatment' of a pair of regions.
    party            text collate "C" not null,
    institution      text collate "C",
    insured_region   text collate "C",
    treatment_region text collate "C",
    begins           date not null,
    -- The first day that is not in the list any more.
    ends             date not null,
    -- Which of the party's bills: employee or resident, 11/21/41; empty for all of them.
    scheme           text not null check (scheme in ('', 'employee', 'resident')),
    clearing_type    text not null check (clearing_type in ('', '11', '21', '41')),
    with_refunds     boolean not null,
    channel          text not null check (channel in ('rest', 'his', 'answer')),
    file_name        text,
    sha256           text not null,
    reference        text,
    bills            bigint not null check (bills >= 0),
    total_fen        bigint not null,
    fund_fen         bigint not null,
    account_fen      bigint not null,
    given_by         text not null,
    given_at         timestamptz not null,
    constraint list_has_days check (begins < ends),
    constraint list_is_a_hospitals_or_a_pairs
        check ((institution is null) = (insured_region is not null and treatment_region is not null))
);

create index reconciliation_list_party on reconciliation_list (party, begins, id desc);

create table reconciliation_row (
    list          uuid not null references reconciliation_list,
    row_no        integer not null check (row_no > 0),
    settlement_id text collate "C" not null,
    visit_id      text,
    person_no     text,
    total_fen     bigint not null,
    fund_fen      bigint not null,
    account_fen   bigint not null,
    refunded      boolean not null,
    primary key (list, row_no)
);

create index reconciliation_row_settlement on reconciliation_row (settlement_id, list);

-- One comparison of a list with the details as they were at that time; its order is its number.
create table reconciliation_run (
    no              bigint generated always as identity primary key,
    list            uuid not null references reconciliation_list,
    here_bills      bigint not null,
    here_total_fen  bigint not null,
    here_fund_fen   bigint not null,
    here_account_fen bigint not null,
    matched         bigint not null check (matched >= 0),
    differing       bigint not null check (differing >= 0),
    run_by          text not null,
    run_at          timestamptz not null
);

create index reconciliation_run_list on reconciliation_run (list, no desc);

-- A difference from its first sight to its resolution; the same one through any number of runs.
create table discrepancy (
    no            bigint generated always as identity primary key,
    party         text collate "C" not null,
    settlement_id text collate "C" not null,
    -- 1, or more for an id that a list has again.
    ordinal       integer not null check (ordinal > 0),
    begins        date not null,
    ends          date not null,
    scheme        text not null,
    clearing_type text not null,
    run           bigint not null references reconciliation_run,
    opened_at     timestamptz not null
);

create index discrepancy_settlement on discrepancy (settlement_id);
create index discrepancy_party on discrepancy (party, no);

create table discrepancy_resolution (
    discrepancy bigint primary key references discrepancy,
    way         text not null check (way in ('rerun', 'corrected', 'accepted')),
    -- The run that no longer saw it.
    run         bigint references reconciliation_run,
    reason      text not null check (reason <> ''),
    resolved_by text not null,
    resolved_at timestamptz not null,
    constraint a_run_is_named_by_what_it_resolved check ((way = 'rerun') = (run is not null))
);

create index discrepancy_resolution_run on discrepancy_resolution (run) where run is not null;

create table reconciliation_difference (
    run              bigint not null references reconciliation_run,
    settlement_id    text collate "C" not null,
    ordinal          integer not null,
    class            text not null check (class in ('only-here', 'only-there', 'amount', 'month',
                                                    'refunded', 'deducted')),
    visit_id         text,
    person_no        text,
    row_no           integer,
    here_bills       integer not null check (here_bills in (0, 1)),
    here_total_fen   bigint not null,
    here_fund_fen    bigint not null,
    here_account_fen bigint not null,
    there_bills      integer not null check (there_bills in (0, 1)),
    there_total_fen  bigint not null,
    there_fund_fen   bigint not null,
    there_account_fen bigint not null,
    said             text not null,
    discrepancy      bigint not null references discrepancy,
    primary key (run, settlement_id, ordinal),
    constraint difference_is_somewhere check (here_bills + there_bills > 0)
);

create index reconciliation_difference_discrepancy on reconciliation_difference (discrepancy, run desc);

-- Totals alone (3201, or an answer without a list), as they were stated and as we had them.
create table reconciliation_total (
    no                bigint generated always as identity primary key,
    party             text collate "C" not null,
    begins            date not null,
    ends              date not null,
    scheme            text not null,
    clearing_type     text not null,
    with_refunds      boolean not null,
    result            text not null check (result in ('0', '1', '2', '3')),
    there_bills       bigint not null,
    there_total_fen   bigint not null,
    there_fund_fen    bigint not null,
    there_account_fen bigint not null,
    here_bills        bigint not null,
    here_total_fen    bigint not null,
    here_fund_fen     bigint not null,
    here_account_fen  bigint not null,
    reference         text,
    stated_by         text not null,
    stated_at         timestamptz not null
);

create index reconciliation_total_party on reconciliation_total (party, begins, no desc);

create trigger lists_never_change before update or delete on reconciliation_list
    for each row execute function refuse_change();
create trigger rows_never_change before update or delete on reconciliation_row
    for each row execute function refuse_change();
create trigger runs_never_change before update or delete on reconciliation_run
    for each row execute function refuse_change();
create trigger discrepancies_never_change before update or delete on discrepancy
    for each row execute function refuse_change();
create trigger resolutions_never_change before update or delete on discrepancy_resolution
    for each row execute function refuse_change();
create trigger differences_never_change before update or delete on reconciliation_difference
    for each row execute function refuse_change();
create trigger totals_never_change before update or delete on reconciliation_total
    for each row execute function refuse_change();
