-- Why: a hospital applies for the clearing of a month (清算申请, 3203) and may take that back (3204) as
-- long as the month is not cleared; and what its agency has paid it for a period is a fact (拨付). What
-- is to be paid follows from its details, deductions and retentions, never from what was applied for.

create table hospital_claim (
    id            text collate "C" primary key,
    institution   text collate "C" not null,
    clearing_type text not null,
    clearing_way  text,
    month         text collate "C" not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
    begins        date not null,
    -- The last day.
    ends          date not null,
    agency        text,
    stated_cases  bigint not null,
    stated_total_fen   bigint not null,
    stated_agreed_fen  bigint not null,
    stated_fund_fen    bigint not null,
    stated_cash_fen    bigint not null,
    stated_account_fen bigint not null,
    here_cases    bigint not null,
    here_total_fen   bigint not null,
    here_fund_fen    bigint not null,
    here_cash_fen    bigint not null,
    here_account_fen bigint not null,
    reference     text not null,
    applied_by    text not null,
    applied_at    timestamptz not null,
    constraint a_claim_lies_in_its_month
        check (begins <= ends and to_char(begins, 'YYYY-MM') = month
               and to_char(ends, 'YYYY-MM') = month)
);

create index hospital_claim_institution on hospital_claim (institution, month, id);

create table hospital_claim_withdrawal (
    claim        text collate "C" primary key references hospital_claim,
    reference    text not null,
    withdrawn_by text not null,
    withdrawn_at timestamptz not null
);

create table hospital_payment (
    id             uuid primary key,
    institution    text collate "C" not null,
    period         text collate "C" not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    amount_fen     bigint not null check (amount_fen > 0),
    paid_on        date not null,
    bank_reference text collate "C" not null check (bank_reference <> ''),
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    constraint one_transfer_is_recorded_once unique (institution, bank_reference)
);

create index hospital_payment_period on hospital_payment (institution, period);

create trigger claims_never_change before update or delete on hospital_claim
    for each row execute function refuse_change();
create trigger claim_withdrawals_never_change before update or delete on hospital_claim_withdrawal
    for each row execute function refuse_change();
create trigger hospital_payments_never_change before update or delete on hospital_payment
    for each row execute function refuse_change();
