-- Why: whoever's last bill of a stay is taken back before the discharge lies in hospital again, also
-- if another hospital has admitted them meanwhile; so a person's stays may overlap, and what keeps
-- two hospitals from admitting one person at once is a lock, no longer a key. And whether a day of
-- outpatient care lies within a stay is asked of all of a person's stays.

drop index visit_in_hospital;
update visit
set occupying = true
where stay and state = 'admitted' and not settled and not occupying;
create index visit_stays on visit (person_no, began_at) where stay and state <> 'cancelled';
