-- Why: what has moved on a year's quotas is what its own notices moved, whenever: an order of last year that is
-- paid after that year was closed is booked on the open year's accounts and is no payment on the new quota.

create or replace function pair_money_of(asked integer)
    returns table (year integer, insured_region text, treatment_region text, scheme text,
                   quota_fen bigint, emergency_fen bigint, paid_in_fen bigint, adjusted_fen bigint,
                   held_fen bigint, lent_fen bigint)
    language sql stable as $$
with posted as (
    select a.year, a.kind, a.insured_region, a.treatment_region, a.scheme, p.amount_fen,
           e.kind as entry_kind, n.year as notice_year,
           a.year <= asked and (e.closes is null or e.closes < asked) as counts
    from account a
             join posting p on p.account_id = a.id
             join entry e on e.id = p.entry_id
             left join notice n on e.kind in ('quota-paid', 'quota-returned')
                               and n.number = e.document
)
select asked,
       insured_region,
       treatment_region,
       scheme,
       coalesce(-sum(amount_fen) filter (where counts and kind = 'quota' and year = asked), 0)::bigint,
       coalesce(-sum(amount_fen) filter (where counts and kind = 'emergency' and year = asked), 0)::bigint,
       coalesce(-sum(amount_fen) filter (where counts and kind = 'paid-in'), 0)::bigint,
       coalesce(-sum(amount_fen) filter (
           where kind = 'paid-in'
             and (notice_year = asked or entry_kind = 'paid-in-recorded' and year = asked)),
                0)::bigint,
       coalesce(sum(amount_fen) filter (where counts and kind = 'held'), 0)::bigint,
       coalesce(sum(amount_fen) filter (where counts and kind = 'lent'), 0)::bigint
from posted
where counts or notice_year = asked
group by insured_region, treatment_region, scheme
$$;
