-- Why: a stay across the turn of the year may count in both years, so a bill may have a change in
-- each; and an admission keeps the number under which it bore its deductible, so that the number
-- that a cancellation frees is found again and borne by the next admission.

alter table accumulator_change
    add column admission integer not null default 0 check (admission >= 0),
    drop constraint accumulator_change_settlement_id_key,
    drop constraint accumulator_change_original_id_key,
    drop constraint accumulator_change_bills_check,
    drop constraint accumulator_change_check,
    drop constraint accumulator_change_check1,
    add constraint accumulator_change_once_a_year unique (settlement_id, year),
    add constraint accumulator_change_mirrored_once_a_year unique (original_id, year),
    -- A bill adds, its mirror takes away; it is counted as one bill in one of its years.
    add constraint accumulator_change_direction check (
        case when original_id is null
            then least(bills, admissions, total_fen, deductible_fen, yearly_deductible_fen,
                pooling_fen) >= 0
            else greatest(bills, admissions, total_fen, deductible_fen, yearly_deductible_fen,
                pooling_fen) <= 0 end),
    add constraint accumulator_change_one_bill check (abs(bills) <= 1);

-- What was counted before this bore the deductible of the admission that it then was.
update accumulator_change change
set admission = numbered.admission
from (select id, sum(admissions) over (partition by person_no, scheme, year order by id) as admission
      from accumulator_change) numbered
where numbered.id = change.id and change.admissions = 1;
update accumulator_change mirror
set admission = original.admission
from accumulator_change original
where original.settlement_id = mirror.original_id and mirror.admissions = -1;

alter table accumulator_change
    add constraint accumulator_change_numbers_admissions
        check ((admissions <> 0) = (admission > 0));
