-- Why: what could not be settled directly is reimbursed by the insured region to the person (零星报销):
-- the same kind of fact, computed by the same rules, but never advanced anywhere and so never cleared.

alter table settlement
    add column channel text not null default 'direct' check (channel in ('direct', 'manual'));

-- Only direct settlements between two regions are in clearing. The rule before this knew no other
-- settlements; it stands on the table and, copied, on every month's partition.
do $$
declare
    rule record;
begin
    for rule in
        select c.conrelid::regclass as place, c.conname
        from pg_constraint c
        where c.contype = 'c' and c.coninhcount = 0
          and pg_get_constraintdef(c.oid) = 'CHECK ((in_clearing = (insured_region <> treatment_region)))'
    loop
        execute format('alter table %s drop constraint %I', rule.place, rule.conname);
    end loop;
    for rule in
        select c.conrelid::regclass as place, c.conname
        from pg_constraint c
        where c.contype = 'c'
          and pg_get_constraintdef(c.oid) = 'CHECK ((in_clearing = (insured_region <> treatment_region)))'
    loop
        execute format('alter table %s drop constraint %I', rule.place, rule.conname);
    end loop;
end $$;

alter table settlement add constraint settlement_clears_if_direct_between_regions
    check (in_clearing = (channel = 'direct' and insured_region <> treatment_region));
