-- Why: what a stay that counts in two years was underpaid is due per year (按天数分年度), within each
-- year's ceilings; so a top-up says of which year it pays what. It stays one payment to the person.

-- In which order they were entered, also within one second: the last is taken back first.
alter table top_up_entry add column seq bigint generated always as identity unique;

create table top_up_year (
    entry_id text    not null references top_up_entry,
    year     integer not null check (year between 2000 and 2999),
    pooling_fen         bigint not null,
    civil_servant_fen   bigint not null,
    enterprise_fen      bigint not null,
    serious_illness_fen bigint not null,
    large_amount_fen    bigint not null,
    disabled_fen        bigint not null,
    medical_aid_fen     bigint not null,
    other_fen           bigint not null,
    deductible_fen      bigint not null,
    primary key (entry_id, year)
);

-- Until now a top-up counted in one year.
insert into top_up_year (entry_id, year, pooling_fen, civil_servant_fen, enterprise_fen,
       serious_illness_fen, large_amount_fen, disabled_fen, medical_aid_fen, other_fen,
       deductible_fen)
select entry_id, change.year, entry.pooling_fen, civil_servant_fen, enterprise_fen,
       serious_illness_fen, large_amount_fen, disabled_fen, medical_aid_fen, other_fen,
       entry.deductible_fen
from top_up_entry entry
join accumulator_change change on change.settlement_id = entry.entry_id;

create trigger top_up_year_is_a_fact before update or delete on top_up_year
    for each row execute function declaration_is_a_fact();

-- The years of an entry are the entry, fund by fund, once the transaction ends.
create function top_up_is_its_years() returns trigger language plpgsql as $$
begin
    if exists (
        select 1
        from top_up_entry e
        left join (
            select entry_id, sum(pooling_fen) as pooling, sum(civil_servant_fen) as civil_servant,
                   sum(enterprise_fen) as enterprise, sum(serious_illness_fen) as serious_illness,
                   sum(large_amount_fen) as large_amount, sum(disabled_fen) as disabled,
                   sum(medical_aid_fen) as medical_aid, sum(other_fen) as other,
                   sum(deductible_fen) as deductible
            from top_up_year
            where entry_id = new.entry_id
            group by entry_id) y using (entry_id)
        where e.entry_id = new.entry_id
          and (e.pooling_fen, e.civil_servant_fen, e.enterprise_fen, e.serious_illness_fen,
               e.large_amount_fen, e.disabled_fen, e.medical_aid_fen, e.other_fen,
               e.deductible_fen)
              is distinct from (y.pooling, y.civil_servant, y.enterprise, y.serious_illness,
               y.large_amount, y.disabled, y.medical_aid, y.other, y.deductible)) then
        raise exception 'the years of top-up entry % do not add up', new.entry_id
            using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger top_up_entry_is_its_years after insert on top_up_entry
    deferrable initially deferred for each row execute function top_up_is_its_years();
create constraint trigger top_up_year_is_of_its_entry after insert on top_up_year
    deferrable initially deferred for each row execute function top_up_is_its_years();
