-- Why: a policy may limit what the pooling fund pays in a year for one kind of care, such as
-- ordinary outpatient care, so what it has paid is kept by kind of care; the sum stays beside it.

alter table accumulator add column pooling_by_care jsonb not null default '{}';
alter table accumulator_change add column pooling_by_care jsonb not null default '{}';
update accumulator_change change
set pooling_by_care = jsonb_build_object(bill.care_type, change.pooling_fen)
from settlement bill
where bill.settlement_id = change.settlement_id and change.pooling_fen <> 0;
update accumulator total
set pooling_by_care = of_person.by_care
from (
    select person_no, scheme, year, jsonb_object_agg(care, fen) as by_care
    from (
        select person_no, scheme, year, care, sum(amount::bigint) as fen
        from accumulator_change, jsonb_each_text(pooling_by_care) as paid (care, amount)
        group by person_no, scheme, year, care
        having sum(amount::bigint) <> 0
    ) of_care
    group by person_no, scheme, year
) of_person
where (total.person_no, total.scheme, total.year)
    = (of_person.person_no, of_person.scheme, of_person.year);
