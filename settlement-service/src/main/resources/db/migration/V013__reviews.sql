-- Why: some things are for an agency to look at, and to settle with the person or the hospital: a
-- deductible that a cancellation has freed, where the policy does not simply give it to the next
-- bill; and a stay that was undone (2601) although it was cleared, which needed nobody's approval.

create table review (
    id               bigint      generated always as identity primary key,
    kind             text        not null check (kind in ('freed-deductible', 'undone-after-clearing')),
    -- The agency's: the insured region for a deductible, the treatment region for an undone stay.
    region           text        not null check (region ~ '^[0-9]{6}$'),
    settlement_id    text        not null,
    mirror_id        text        not null,
    visit_id         text        not null,
    person_no        text        not null,
    scheme           text        not null,
    year             integer     not null check (year between 2000 and 2999),
    -- Of a stay: which admission of the year it was. Of other care: borne of yearly deductibles.
    admission        integer     not null default 0 check (admission >= 0),
    deductible_fen   bigint      not null check (deductible_fen >= 0),
    yearly_deductibles jsonb     not null default '{}',
    made_at          timestamptz not null,
    decision         text        check (decision in ('next-bill', 'closed', 'restored')),
    reason           text        not null default '',
    decided_by       text,
    decided_at       timestamptz,
    unique (mirror_id, kind, year),
    check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
    check ((decision is null) = (reason = '')),
    check (decision is distinct from 'next-bill' or kind = 'freed-deductible')
);
create index review_by_region on review (region, id);
-- What waits for its review is not borne by the next bill.
create index review_withheld on review (person_no, scheme, year)
    where kind = 'freed-deductible' and (decision is null or decision = 'closed');

-- A review is decided once, and nothing else ever happens to it.
create function review_is_decided_once() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.decision is not null
        or (to_jsonb(new) - array['decision', 'reason', 'decided_by', 'decided_at'])
            is distinct from
            (to_jsonb(old) - array['decision', 'reason', 'decided_by', 'decided_at']) then
        raise exception 'a review is never changed' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger review_is_decided_once before update or delete on review
    for each row execute function review_is_decided_once();
