-- Why: what a region has to pay up or gets back is told by a notice with a number of its own. Numbers have
-- no gaps per authority, year and form. What is paid on a notice is told by clearing, transfer by transfer,
-- and shared out among its lines to the fen.

create table notice_number (
    authority text    not null,
    year      integer not null,
    form      text    not null check (form in ('7', '8')),
    last      integer not null check (last >= 1),
    primary key (authority, year, form)
);

create table notice (
    number          text        not null primary key
        check (number ~ '^[0-9]{6}-[0-9]{4}-F[78]-[0-9]{4,}$'),
    authority       text        not null check (authority ~ '^[0-9]{2}0000$'),
    year            integer     not null check (year between 2000 and 2999),
    kind            text        not null check (kind in ('revolving-fund', 'emergency')),
    direction       text        not null check (direction in ('payable', 'receivable')),
    region          text        not null check (region ~ '^[0-9]{6}$'),
    remittance_code text        not null unique,
    signed_on       date        not null,
    deadline        date,
    basis           text        not null check (basis <> ''),
    issued_at       timestamptz not null,
    issued_by       text        not null,
    check ((direction = 'payable') = (deadline is not null)),
    check (deadline > signed_on)
);

create index notice_of_region on notice (region, year, kind, number);

create table notice_line (
    number       text    not null references notice,
    line         integer not null check (line >= 1),
    counterparty text    not null check (counterparty ~ '^[0-9]{6}$'),
    scheme       text    not null check (scheme in ('employee', 'resident')),
    amount_fen   bigint  not null check (amount_fen > 0),
    primary key (number, line),
    unique (number, counterparty, scheme)
);

-- One row per transfer, by the id of clearing's event.
create table notice_transfer (
    event_id    uuid        not null primary key,
    number      text        not null references notice,
    scheme      text        not null check (scheme in ('employee', 'resident')),
    amount_fen  bigint      not null check (amount_fen > 0),
    paid_on     date        not null,
    recorded_at timestamptz not null
);

create index notice_transfer_of_notice on notice_transfer (number, recorded_at);

create table notice_share (
    event_id   uuid    not null references notice_transfer,
    number     text    not null,
    line       integer not null,
    amount_fen bigint  not null check (amount_fen > 0),
    primary key (event_id, line),
    foreign key (number, line) references notice_line
);

create index notice_share_of_line on notice_share (number, line) include (amount_fen);

create trigger stays before update or delete on notice
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on notice_line
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on notice_transfer
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on notice_share
    for each row execute function fund_facts_stay();
