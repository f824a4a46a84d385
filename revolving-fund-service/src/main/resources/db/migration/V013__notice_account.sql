-- Why: a notice names the accounts as they were on the day it was signed; a later change of an account is
-- no change of the paper.

create table notice_account (
    number       text not null references notice,
    side         text not null check (side in ('payer', 'payee')),
    scheme       text not null check (scheme in ('employee', 'resident')),
    bank         text not null,
    account_name text not null,
    account_no   text not null,
    primary key (number, side, scheme)
);

create trigger stays before update or delete on notice_account
    for each row execute function fund_facts_stay();
