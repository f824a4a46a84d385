-- Why: whatever the fund owes, is owed and holds is the sum of postings. An entry whose postings do not
-- come to zero cannot be committed, and none is ever changed: a correction is another entry.

create table account (
    id               bigint  generated always as identity primary key,
    year             integer not null,
    kind             text    not null check (kind in ('due', 'quota', 'held', 'paid-in')),
    insured_region   text    not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region text    not null check (treatment_region ~ '^[0-9]{6}$'),
    scheme           text    not null check (scheme in ('employee', 'resident')),
    unique (year, insured_region, treatment_region, scheme, kind)
);

create table entry (
    id         bigint      generated always as identity primary key,
    kind       text        not null check (kind in ('quota-fixed', 'paid-in-recorded')),
    booked_at  timestamptz not null,
    booked_by  text        not null,
    reason     text        not null check (reason <> '')
);

-- A debit is positive, a credit negative.
create table posting (
    entry_id   bigint  not null references entry,
    line       integer not null check (line >= 1),
    account_id bigint  not null references account,
    amount_fen bigint  not null check (amount_fen <> 0),
    primary key (entry_id, line)
);

create index posting_of_account on posting (account_id) include (amount_fen);

create function entry_must_balance() returns trigger language plpgsql as $$
declare
    booked bigint := case tg_table_name when 'entry' then (to_jsonb(new) ->> 'id')::bigint
                                        else (to_jsonb(new) ->> 'entry_id')::bigint end;
begin
    if (select count(*) < 2 or sum(amount_fen) <> 0 from posting where entry_id = booked) then
        raise exception 'the postings of entry % do not balance', booked
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger balances after insert on entry deferrable initially deferred
    for each row execute function entry_must_balance();
create constraint trigger balances after insert on posting deferrable initially deferred
    for each row execute function entry_must_balance();

create trigger stays before update or delete on entry
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on posting
    for each row execute function fund_facts_stay();

-- What other capabilities read of the ledger: quota and money paid in, per year, pair and scheme.
create view pair_money as
select a.year,
       a.insured_region,
       a.treatment_region,
       a.scheme,
       coalesce(-sum(p.amount_fen) filter (where a.kind = 'quota'), 0)::bigint   as quota_fen,
       coalesce(-sum(p.amount_fen) filter (where a.kind = 'paid-in'), 0)::bigint as paid_in_fen,
       coalesce(sum(p.amount_fen) filter (where a.kind = 'held'), 0)::bigint     as held_fen
from account a
         join posting p on p.account_id = a.id
group by a.year, a.insured_region, a.treatment_region, a.scheme;
