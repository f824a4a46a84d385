-- Why: a claim is decided and paid within a number of working days (JS 零星报销: 5, 10, special cases 20),
-- and the finance department must be able to say who was paid what, when, to which account and by whom.

-- A copy of filing-service's calendar; the newest version wins.
create table working_days (
    year            integer primary key,
    holidays        date[]  not null,
    worked_weekends date[]  not null,
    version         integer not null check (version >= 1)
);

-- As the policy of the care had them when the claim was handed in. Claims from before it had the default.
alter table claim
    add column working_days         integer not null default 10 check (working_days > 0),
    add column special_working_days integer not null default 20,
    add check (special_working_days >= working_days);
alter table claim
    alter column working_days drop default,
    alter column special_working_days drop default;

-- A claim that needs more time, with the reason; marked once, while nobody has decided.
create table claim_special (
    claim_id  text        primary key references claim,
    reason    text        not null check (reason <> ''),
    marked_by text        not null check (marked_by <> ''),
    marked_at timestamptz not null
);
create trigger claim_special_is_a_fact before update or delete on claim_special
    for each row execute function declaration_is_a_fact();

-- Paid, and what came back: from the bank, or from the person after the claim was taken back. The two
-- take turns, so that nothing is paid twice.
create table claim_payout (
    claim_id     text        not null references claim,
    seq          integer     not null check (seq > 0),
    kind         text        not null check (kind in ('paid', 'returned')),
    amount_fen   bigint      not null,
    payee_name   text        not null check (payee_name <> ''),
    payee_bank   text        not null check (payee_bank <> ''),
    payee_cipher text        not null,
    payee_index  text        not null,
    payee_key    text        not null,
    done_on      date        not null,
    -- 银行流水号
    reference    text        not null check (reference <> ''),
    reason       text        not null,
    recorded_by  text        not null check (recorded_by <> ''),
    recorded_at  timestamptz not null,
    primary key (claim_id, seq),
    check ((kind = 'paid') = (seq % 2 = 1)),
    check ((kind = 'paid') = (amount_fen > 0) and amount_fen <> 0),
    check (kind = 'paid' or reason <> '')
);
create trigger claim_payout_is_a_fact before update or delete on claim_payout
    for each row execute function declaration_is_a_fact();
