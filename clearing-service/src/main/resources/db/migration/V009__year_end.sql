-- Why: what December leaves over of a year is cleared in a period of its own, the year '2026', which
-- takes the same steps as a month. Only the two places that say which period is meant know the form of
-- its name; origins stay months.

alter table period_exception
    drop constraint period_exception_clearing_period_check,
    add constraint period_exception_clearing_period_check
        check (clearing_period ~ '^[0-9]{4}(-[0-9]{2})?$');

alter table deduction_entry
    drop constraint deduction_entry_clearing_period_check,
    add constraint deduction_entry_clearing_period_check
        check (clearing_period ~ '^[0-9]{4}(-[0-9]{2})?$');

alter table clearing_period
    drop constraint clearing_period_period_check,
    add constraint clearing_period_period_check check (period ~ '^[0-9]{4}(-[0-9]{2})?$');

-- What a year has left over, as it was collected into the draft; each detail once.
create table year_item (
    authority        text collate "C" not null,
    tier             text not null,
    year             text collate "C" not null check (year ~ '^[0-9]{4}$'),
    settlement_id    text collate "C" not null references detail_origin,
    kind             text not null check (kind in ('late', 'dispute', 'deduction', 'refund', 'other')),
    collected_by     text not null,
    collected_at     timestamptz not null,
    primary key (authority, tier, year, settlement_id),
    foreign key (authority, tier, year) references clearing_period
);

-- Every time it was collected, and what was found.
create table year_collection (
    no           bigint generated always as identity primary key,
    authority    text collate "C" not null,
    tier         text not null,
    year         text collate "C" not null,
    items        integer not null check (items >= 0),
    added        integer not null check (added >= 0),
    collected_by text not null,
    collected_at timestamptz not null,
    foreign key (authority, tier, year) references clearing_period
);

-- 年终清算申请 (form 15): a region asks that an item clear. Answer and decision are facts beside it.
create table year_application (
    id               uuid primary key,
    authority        text collate "C" not null,
    tier             text not null,
    year             text collate "C" not null,
    settlement_id    text collate "C" not null references detail_origin,
    kind             text not null check (kind in ('late', 'dispute', 'deduction', 'refund', 'other')),
    -- The side that applies and the one that answers.
    region           text collate "C" not null,
    counterparty     text collate "C" not null,
    direction        text not null check (direction in ('receivable', 'payable')),
    scheme           text not null check (scheme in ('employee', 'resident')),
    origin_period    text collate "C" not null check (origin_period ~ '^[0-9]{4}-[0-9]{2}$'),
    amount_fen       bigint not null,
    reason           text not null check (reason <> ''),
    evidence         text not null check (evidence <> ''),
    -- The last day for the other side to answer; silence counts as policy says.
    answer_by        date not null,
    applied_by       text not null,
    applied_at       timestamptz not null,
    unique (id, applied_by),
    foreign key (authority, tier, year) references clearing_period,
    constraint two_sides check (region <> counterparty)
);

create index year_application_year on year_application (authority, tier, year, id);
create index year_application_settlement on year_application (settlement_id);

-- Authors are repeated so that the row itself shows two people.
create table year_answer (
    application_id uuid primary key,
    applied_by     text not null,
    accepted       boolean not null,
    -- Nobody answered in time, and the calendar did.
    silent         boolean not null,
    note           text,
    answered_by    text not null,
    answered_at    timestamptz not null,
    unique (application_id, answered_by),
    foreign key (application_id, applied_by) references year_application (id, applied_by),
    constraint nobody_answers_himself check (answered_by <> applied_by)
);

create table year_decision (
    application_id uuid primary key references year_application,
    applied_by     text not null,
    answered_by    text not null,
    approved       boolean not null,
    note           text,
    -- The period it clears in by this decision.
    clears_in      text collate "C" check (clears_in ~ '^[0-9]{4}(-[0-9]{2})?$'),
    decided_by     text not null,
    decided_at     timestamptz not null,
    foreign key (application_id, applied_by) references year_application (id, applied_by),
    foreign key (application_id, answered_by) references year_answer (application_id, answered_by),
    constraint nobody_decides_his_own check (decided_by not in (applied_by, answered_by)),
    constraint what_is_rejected_does_not_clear check (approved or clears_in is null)
);

create trigger year_items_never_change before update or delete on year_item
    for each row execute function refuse_change();
create trigger year_collections_never_change before update or delete on year_collection
    for each row execute function refuse_change();
create trigger year_applications_never_change before update or delete on year_application
    for each row execute function refuse_change();
create trigger year_answers_never_change before update or delete on year_answer
    for each row execute function refuse_change();
create trigger year_decisions_never_change before update or delete on year_decision
    for each row execute function refuse_change();

-- What the revolving fund closed its year with; form 16 prints it.
create table fund_year (
    authority   text collate "C" not null,
    tier        text not null check (tier in ('province', 'national')),
    year        text collate "C" not null check (year ~ '^[0-9]{4}$'),
    closed_at   timestamptz not null,
    received_at timestamptz not null,
    primary key (authority, tier, year)
);

create table fund_year_region (
    authority     text collate "C" not null,
    tier          text not null,
    year          text collate "C" not null,
    region        text collate "C" not null check (region ~ '^[0-9]{6}$'),
    scheme        text not null check (scheme in ('employee', 'resident')),
    quota_fen     bigint not null,
    emergency_fen bigint not null,
    paid_in_fen   bigint not null,
    balance_fen   bigint not null,
    primary key (authority, tier, year, region, scheme),
    foreign key (authority, tier, year) references fund_year
);

-- The year as forms 16 to 18 print it: as it was issued (version 1) and, if money has moved since, as
-- it was closed. Paper never changes, so neither do these.
create table year_book (
    no        bigint generated always as identity primary key,
    authority text collate "C" not null,
    tier      text not null,
    year      text collate "C" not null,
    version   integer not null check (version >= 1),
    number    text not null unique,
    as_of     date not null,
    made_at   timestamptz not null,
    unique (authority, tier, year, version),
    foreign key (authority, tier, year) references clearing_period
);

create table year_book_figure (
    book           bigint not null references year_book,
    region         text collate "C" not null,
    counterparty   text collate "C" not null,
    direction      text not null check (direction in ('receivable', 'payable')),
    within         boolean not null,
    scheme         text not null check (scheme in ('employee', 'resident')),
    months_fen     bigint not null,
    adjustment_fen bigint not null,
    settled_fen    bigint not null,
    primary key (book, region, within, direction, counterparty, scheme)
);

create table year_book_fund (
    book          bigint not null references year_book,
    within        boolean not null,
    region        text collate "C" not null,
    scheme        text not null check (scheme in ('employee', 'resident')),
    quota_fen     bigint not null,
    emergency_fen bigint not null,
    paid_in_fen   bigint not null,
    balance_fen   bigint not null,
    primary key (book, within, region, scheme)
);

create trigger fund_years_never_change before update or delete on fund_year
    for each row execute function refuse_change();
create trigger fund_year_regions_never_change before update or delete on fund_year_region
    for each row execute function refuse_change();
create trigger year_books_never_change before update or delete on year_book
    for each row execute function refuse_change();
create trigger year_book_figures_never_change before update or delete on year_book_figure
    for each row execute function refuse_change();
create trigger year_book_funds_never_change before update or delete on year_book_fund
    for each row execute function refuse_change();
