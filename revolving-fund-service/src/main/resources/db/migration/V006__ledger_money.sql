-- Why: the fund's money moves in more ways than being paid in: emergency increases raise what a region has
-- to bring up, money is drawn while a notice is unpaid and comes back, and at the end of a year what lies
-- in the fund is carried into the next. What is held or lent is never below zero.

alter table account drop constraint account_kind_check;
alter table account add constraint account_kind_check
    check (kind in ('due', 'quota', 'emergency', 'held', 'lent', 'paid-in'));

alter table entry drop constraint entry_kind_check;
alter table entry add constraint entry_kind_check
    check (kind in ('quota-fixed', 'emergency-approved', 'paid-in-recorded', 'quota-paid',
                    'emergency-paid', 'quota-returned', 'drawn', 'replenished', 'carried-over'));

-- The notice, payment or other document it was booked for; and the year it closes, if it closes one.
alter table entry
    add column document text not null default '',
    add column closes   integer,
    add constraint entry_closes_a_year check ((kind = 'carried-over') = (closes is not null));

create index entry_of_document on entry (document) where document <> '';

create function money_is_not_below_zero() returns trigger language plpgsql as $$
begin
    if exists (select 1 from account where id = new.account_id and kind in ('held', 'lent'))
        and (select sum(amount_fen) from posting where account_id = new.account_id) < 0 then
        raise exception 'account % would hold less than nothing', new.account_id
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger not_below_zero after insert on posting deferrable initially deferred
    for each row execute function money_is_not_below_zero();

-- One row per circle and year whose money has been carried over.
create table closed_year (
    authority text        not null check (authority ~ '^[0-9]{2}0000$'),
    tier      text        not null check (tier in ('province', 'national')),
    year      integer     not null check (year between 2000 and 2999),
    closed_at timestamptz not null,
    primary key (authority, tier, year)
);

create trigger stays before update or delete on closed_year
    for each row execute function fund_facts_stay();

-- How the pairs stand in a year. Quota and increases are the year's own. Money stays from year to year:
-- what earlier years brought in counts, and the entry that closes the year itself does not, so that a
-- closed year can still be asked for. adjusted is what the year's quota has moved, up or down.
create function pair_money_of(asked integer)
    returns table (year integer, insured_region text, treatment_region text, scheme text,
                   quota_fen bigint, emergency_fen bigint, paid_in_fen bigint, adjusted_fen bigint,
                   held_fen bigint, lent_fen bigint)
    language sql stable as $$
select asked,
       a.insured_region,
       a.treatment_region,
       a.scheme,
       coalesce(-sum(p.amount_fen) filter (where a.kind = 'quota' and a.year = asked), 0)::bigint,
       coalesce(-sum(p.amount_fen) filter (where a.kind = 'emergency' and a.year = asked), 0)::bigint,
       coalesce(-sum(p.amount_fen) filter (where a.kind = 'paid-in'), 0)::bigint,
       coalesce(-sum(p.amount_fen) filter (where a.kind = 'paid-in' and a.year = asked
                and e.kind in ('paid-in-recorded', 'quota-paid', 'quota-returned')), 0)::bigint,
       coalesce(sum(p.amount_fen) filter (where a.kind = 'held'), 0)::bigint,
       coalesce(sum(p.amount_fen) filter (where a.kind = 'lent'), 0)::bigint
from account a
         join posting p on p.account_id = a.id
         join entry e on e.id = p.entry_id
where a.year <= asked
  and (e.closes is null or e.closes < asked)
group by a.insured_region, a.treatment_region, a.scheme
$$;

drop view pair_money;
create view pair_money as
select m.*
from (select distinct year from account) y
         cross join lateral pair_money_of(y.year) m
where exists (select 1
              from account a
              where a.year = m.year
                and a.insured_region = m.insured_region
                and a.treatment_region = m.treatment_region
                and a.scheme = m.scheme);
