-- Why: ordinary and chronic outpatient care bear yearly deductibles of their own, so what was borne
-- is kept by kind of care; the sum stays beside it. What was borne before this is ordinary care's.

alter table accumulator add column yearly_deductibles jsonb not null default '{}';
alter table accumulator_change add column yearly_deductibles jsonb not null default '{}';
update accumulator
set yearly_deductibles = jsonb_build_object('outpatient', yearly_deductible_fen)
where yearly_deductible_fen <> 0;
update accumulator_change
set yearly_deductibles = jsonb_build_object('outpatient', yearly_deductible_fen)
where yearly_deductible_fen <> 0;

-- Why: a stay that is cleared is refunded only with the approval of the treatment region's agency,
-- and with each approval once.
create table cancellation_approval (
    id            bigint      generated always as identity primary key,
    settlement_id text        not null,
    reason        text        not null check (reason <> ''),
    approved_by   text        not null check (approved_by <> ''),
    approved_at   timestamptz not null,
    mirror_id     text        unique
);
-- One approval waits to be used at a time.
create unique index cancellation_approval_waiting on cancellation_approval (settlement_id)
    where mirror_id is null;

-- An approval is used, and nothing else ever happens to it.
create function cancellation_approval_is_used_once() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.mirror_id is not null
        or (new.settlement_id, new.reason, new.approved_by, new.approved_at)
            is distinct from (old.settlement_id, old.reason, old.approved_by, old.approved_at) then
        raise exception 'an approval is never changed' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger cancellation_approval_is_used_once before update or delete on cancellation_approval
    for each row execute function cancellation_approval_is_used_once();
