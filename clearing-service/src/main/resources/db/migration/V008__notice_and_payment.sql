-- Why: what a signed statement says is owed becomes paper with a number (通知书), and what is paid on it
-- becomes facts: transfers between public accounts and disbursements to receivers. Whatever stands
-- open is reckoned from them; nothing is ever overwritten.

-- The accounts notices print; a copy of filing-service's, newest version wins.
create table fiscal_account (
    region       text collate "C" not null check (region ~ '^[0-9]{6}$'),
    purpose      text not null check (purpose in ('clearing', 'revolving-fund')),
    scheme       text not null check (scheme in ('employee', 'resident')),
    bank         text not null,
    account_name text not null,
    account_no   text not null,
    valid_from   date not null,
    version      bigint not null,
    primary key (region, purpose, scheme)
);

create table notice (
    number          text collate "C" primary key,
    -- Of the order of issue: the oldest notice is settled first.
    no              bigint generated always as identity unique,
    authority       text collate "C" not null check (authority ~ '^[0-9]{2}0000$'),
    tier            text not null check (tier in ('province', 'national')),
    period          text collate "C" not null check (period ~ '^[0-9]{4}(-[0-9]{2})?$'),
    kind            text not null
                    check (kind in ('monthly', 'year-end', 'revolving-fund', 'emergency')),
    direction       text not null check (direction in ('receivable', 'payable')),
    region          text collate "C" not null check (region ~ '^[0-9]{6}$'),
    region_name     text not null,
    authority_name  text not null,
    signed_on       date not null,
    basis           text not null,
    remittance_code text collate "C" not null unique,
    -- The voided notice whose place it takes.
    replaces        text collate "C" unique references notice,
    issued_by       text not null,
    issued_at       timestamptz not null,
    constraint the_nation_has_no_province_tier check (authority <> '100000' or tier = 'national'),
    constraint a_month_is_monthly check (kind <> 'monthly' or period ~ '-'),
    constraint only_months_are_monthly check (kind = 'monthly' or period !~ '-'),
    constraint nobody_replaces_itself check (replaces <> number)
);

create index notice_of_period on notice (authority, tier, period, kind, direction, region);
create index notice_of_region on notice (region, no);

create table notice_line (
    number            text collate "C" not null references notice,
    counterparty      text collate "C" not null check (counterparty ~ '^[0-9]{6}$'),
    counterparty_name text not null,
    scheme            text not null check (scheme in ('employee', 'resident')),
    amount_fen        bigint not null check (amount_fen > 0),
    primary key (number, counterparty, scheme)
);

-- Payer's and payee's accounts as they were when the notice was issued.
create table notice_account (
    number       text collate "C" not null references notice,
    side         text not null check (side in ('payer', 'payee')),
    region       text collate "C" not null,
    region_name  text not null,
    scheme       text not null,
    bank         text not null,
    account_name text not null,
    account_no   text not null,
    primary key (number, side, region, scheme)
);

-- By when an order must be paid; the row with the highest number counts. A provisional calendar that
-- is published with other days moves deadlines that are still open.
create table notice_deadline (
    no          bigint generated always as identity primary key,
    number      text collate "C" not null references notice,
    apply_by    date not null,
    transfer_by date not null,
    receipt_by  date not null,
    provisional boolean not null,
    reason      text not null check (reason in ('issued', 'calendar-changed', 'given')),
    set_at      timestamptz not null,
    constraint clocks_run_in_order check (apply_by <= transfer_by and transfer_by <= receipt_by)
);

create index notice_deadline_latest on notice_deadline (number, no desc);

create table notice_void (
    number    text collate "C" primary key references notice,
    reason    text not null,
    voided_by text not null,
    voided_at timestamptz not null
);

-- A pair that came out negative where money goes gross: it lowers the same pair of a later period.
create table carried_amount (
    no           bigint generated always as identity primary key,
    authority    text collate "C" not null,
    tier         text not null,
    period       text collate "C" not null,
    into_period  text collate "C" not null,
    direction    text not null check (direction in ('receivable', 'payable')),
    region       text collate "C" not null,
    counterparty text collate "C" not null,
    scheme       text not null,
    amount_fen   bigint not null check (amount_fen < 0),
    carried_at   timestamptz not null,
    unique (authority, tier, period, direction, region, counterparty, scheme),
    check (into_period <> period)
);

create index carried_amount_into on carried_amount (authority, tier, into_period);

-- What a bank says has been transferred (划拨). Its reference makes it one transfer for ever.
create table transfer (
    id             uuid primary key,
    bank_reference text collate "C" not null unique,
    -- Whose money: the region that the notices it settles are about.
    region         text collate "C" not null,
    scheme         text not null check (scheme in ('employee', 'resident')),
    amount_fen     bigint not null check (amount_fen > 0),
    paid_on        date not null,
    -- What it was matched by, as it was told.
    notice         text collate "C" references notice,
    remittance_code text collate "C",
    counterparty   text collate "C",
    authority      text collate "C",
    tier           text,
    recorded_by    text not null,
    recorded_at    timestamptz not null
);

create index transfer_region on transfer (region, id);

-- What the authority's account pays its receivers (拨付) of one period, counterparty and scheme at once.
create table disbursement (
    id           uuid primary key,
    authority    text collate "C" not null,
    tier         text not null,
    period       text collate "C" not null,
    counterparty text collate "C" not null,
    scheme       text not null check (scheme in ('employee', 'resident')),
    amount_fen   bigint not null check (amount_fen > 0),
    paid_on      date not null,
    made_by      text not null,
    made_at      timestamptz not null
);

create index disbursement_period on disbursement (authority, tier, period);

-- What has been settled of a line, by a transfer or a disbursement. A transfer between provinces
-- settles the order of the one and the advice of the other.
create table line_settlement (
    no           bigint generated always as identity primary key,
    number       text collate "C" not null,
    counterparty text collate "C" not null,
    scheme       text not null,
    amount_fen   bigint not null check (amount_fen > 0),
    transfer     uuid references transfer,
    disbursement uuid references disbursement,
    settled_on   date not null,
    settled_at   timestamptz not null,
    foreign key (number, counterparty, scheme) references notice_line,
    constraint either_transferred_or_disbursed
        check ((transfer is null) <> (disbursement is null))
);

create index line_settlement_line on line_settlement (number, counterparty, scheme);
create index line_settlement_transfer on line_settlement (transfer);
create index line_settlement_disbursement on line_settlement (disbursement);

create function refuse_overpaying() returns trigger language plpgsql as $$
begin
    if (select sum(s.amount_fen) from line_settlement s
        where (s.number, s.counterparty, s.scheme) = (new.number, new.counterparty, new.scheme))
       > (select l.amount_fen from notice_line l
          where (l.number, l.counterparty, l.scheme) = (new.number, new.counterparty, new.scheme))
    then
        raise exception 'more is settled of % than is owed', new.number;
    end if;
    return null;
end $$;

create trigger nobody_gets_more_than_owed after insert on line_settlement
    for each row execute function refuse_overpaying();

-- One row per account that is paid into and out of, locked by whoever pays out of it.
create table money_account (
    authority    text collate "C" not null,
    tier         text not null,
    counterparty text collate "C" not null,
    scheme       text not null,
    primary key (authority, tier, counterparty, scheme)
);

-- What receivers lacked on the due date, asked of the revolving fund, once per payment.
create table fund_request (
    payment      uuid primary key,
    authority    text collate "C" not null,
    tier         text not null,
    period       text collate "C" not null,
    counterparty text collate "C" not null,
    scheme       text not null check (scheme in ('employee', 'resident')),
    amount_fen   bigint not null check (amount_fen > 0),
    asked_on     date not null,
    asked_at     timestamptz not null,
    unique (authority, tier, period, counterparty, scheme)
);

-- Who had not paid then.
create table fund_request_debtor (
    payment    uuid not null references fund_request,
    region     text collate "C" not null,
    amount_fen bigint not null check (amount_fen > 0),
    primary key (payment, region)
);

-- What the fund gave, which may be less than asked, also nothing.
create table fund_draw (
    payment    uuid primary key references fund_request,
    amount_fen bigint not null check (amount_fen >= 0),
    drawn_at   timestamptz not null
);

-- From whose funds it came.
create table fund_draw_part (
    payment    uuid not null references fund_draw,
    region     text collate "C" not null,
    amount_fen bigint not null check (amount_fen > 0),
    primary key (payment, region)
);

-- What late money gave back to the fund.
create table fund_repayment (
    no         bigint generated always as identity primary key,
    payment    uuid not null references fund_draw,
    region     text collate "C" not null,
    amount_fen bigint not null check (amount_fen > 0),
    repaid_on  date not null,
    repaid_at  timestamptz not null
);

create index fund_repayment_payment on fund_repayment (payment);

-- Orders not paid by their deadline; told once per notice and scheme.
create table overdue_notice (
    number          text collate "C" not null references notice,
    scheme          text not null,
    deadline        date not null,
    outstanding_fen bigint not null check (outstanding_fen > 0),
    found_on        date not null,
    primary key (number, scheme)
);

create trigger notices_never_change before update or delete on notice
    for each row execute function refuse_change();
create trigger notice_lines_never_change before update or delete on notice_line
    for each row execute function refuse_change();
create trigger notice_accounts_never_change before update or delete on notice_account
    for each row execute function refuse_change();
create trigger notice_deadlines_never_change before update or delete on notice_deadline
    for each row execute function refuse_change();
create trigger notice_voids_never_change before update or delete on notice_void
    for each row execute function refuse_change();
create trigger carried_amounts_never_change before update or delete on carried_amount
    for each row execute function refuse_change();
create trigger transfers_never_change before update or delete on transfer
    for each row execute function refuse_change();
create trigger disbursements_never_change before update or delete on disbursement
    for each row execute function refuse_change();
create trigger line_settlements_never_change before update or delete on line_settlement
    for each row execute function refuse_change();
create trigger fund_requests_never_change before update or delete on fund_request
    for each row execute function refuse_change();
create trigger fund_request_debtors_never_change before update or delete on fund_request_debtor
    for each row execute function refuse_change();
create trigger fund_draws_never_change before update or delete on fund_draw
    for each row execute function refuse_change();
create trigger fund_draw_parts_never_change before update or delete on fund_draw_part
    for each row execute function refuse_change();
create trigger fund_repayments_never_change before update or delete on fund_repayment
    for each row execute function refuse_change();
create trigger overdue_notices_never_change before update or delete on overdue_notice
    for each row execute function refuse_change();
