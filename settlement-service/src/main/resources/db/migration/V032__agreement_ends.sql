-- Why: filing-service says on which day an institution's agreement ends, so that both services judge a
-- stay by the day of its admission.

alter table institution add column agreement_until date;
