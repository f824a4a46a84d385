-- Lists, queues and counts must read as little among twenty million filings as among ten thousand.
--
-- How many filings an agency has in each state was counted by reading all of them. Now every
-- change of a filing's agency or state leaves a row here, in its transaction and without waiting
-- for anybody; a job adds them up. The sum of both tables is exact at any time.
create table filing_count (
    agency  text not null,
    state   text not null,
    filings bigint not null,
    primary key (agency, state)
);

create table filing_count_change (
    agency text not null,
    state  text not null,
    change integer not null check (change in (-1, 1))
) with (
    -- Every row is deleted within moments: the table must not fill with what is gone.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 10000
);

create function filing_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.agency is not null then
        insert into filing_count_change (agency, state, change)
        values (old.agency, old.state, -1);
    end if;
    if new.agency is not null then
        insert into filing_count_change (agency, state, change)
        values (new.agency, new.state, 1);
    end if;
    return null;
end $$;
create trigger filing_counted_when_new after insert on filing
    for each row when (new.agency is not null) execute function filing_counted();
create trigger filing_counted_when_changed after update of agency, state on filing
    for each row when (old.agency is distinct from new.agency or old.state <> new.state)
    execute function filing_counted();

-- For whoever has written filings past the triggers.
create function filing_count_anew() returns void language sql as $$
    delete from filing_count_change;
    delete from filing_count;
    insert into filing_count (agency, state, filings)
    select agency, state, count(*)
    from filing
    where agency is not null
    group by agency, state;
$$;
select filing_count_anew();

-- What waits at an agency, in the order in which it is due; and what is late anywhere, day by day.
create index filing_review_at_agency on filing (agency, review_due, id)
    where state = 'submitted' and review_due is not null;
create index filing_proof_at_agency on filing (agency, proof_due, id)
    where state in ('active', 'suspended') and on_promise and proof_due is not null;
create index filing_review_on_day on filing (review_due, id) where state = 'submitted';
drop index filing_review_due;
-- Counted no more; found by the region and state; and by the id, which begins with the region.
drop index filing_by_agency;
drop index filing_open_by_district;
drop index filing_by_region;

-- Namesakes in the order of their numbers.
create index person_by_name on person (name, person_no);
