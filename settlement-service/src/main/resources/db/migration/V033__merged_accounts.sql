-- Why: two numbers that turn out to be one human being have one account, that of the number that stays.
-- What the other one held is carried over by a pair of entries, and back if they are two after all.

alter table account_entry
    -- The other number of such a pair.
    add column merged_with text check (merged_with <> person_no),
    add constraint account_entry_merge check (
        merged_with is null or (settlement_id is null and return_item is null));
create index account_entry_merged on account_entry (person_no, merged_with)
    where merged_with is not null;

-- Those that were merged before this was kept.
with leaving as (
    select a.person_no, p.merged_into, a.balance_fen
    from account a
    join person p on p.person_no = a.person_no
    where p.merged_into is not null and a.balance_fen > 0),
gone as (
    update account a set balance_fen = 0
    from leaving l
    where a.person_no = l.person_no
    returning a.person_no),
arrived as (
    insert into account as a (person_no, balance_fen)
    select merged_into, sum(balance_fen) from leaving group by merged_into
    on conflict (person_no) do update set balance_fen = a.balance_fen + excluded.balance_fen
    returning a.person_no, a.balance_fen)
insert into account_entry (person_no, amount_fen, balance_fen, entered_at, merged_with)
select l.person_no, -l.balance_fen, 0, now(), l.merged_into
from leaving l
join gone g on g.person_no = l.person_no
union all
select l.merged_into, l.balance_fen, a.balance_fen, now(), l.person_no
from leaving l
join arrived a on a.person_no = l.merged_into;
