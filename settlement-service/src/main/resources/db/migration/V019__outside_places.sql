-- Why: where something was examined or bought elsewhere may be an institution of the registry, and is
-- then known by its code; it is never the hospital where the patient lies.

alter table outside_purchase
    add column place_code text not null default '';
