-- A promise is kept or missed, a filing is changed or extended, and both must be told later: what
-- was made on a promise stays known as such when the proof has arrived (the letter is archived), a
-- change is a filing of its own that names the one it replaces, and materials name the step they
-- came with. What a filing leaves of care at home was everything until now.

alter table filing
    add column category     text not null default '',
    add column promised     boolean not null default false,
    add column proof_due    date,
    add column proof_missed boolean not null default false,
    add column home_care    text not null default 'open'
        check (home_care in ('open', 'no-inpatient', 'closed')),
    add column referred_by  text,
    add column replaces     text references filing (id);

update filing set promised = on_promise;

alter table filing
    add constraint filing_promised check (promised or not on_promise),
    -- What waits for no proof can have neither a day for it nor have missed one.
    add constraint filing_proof_due check (proof_due is null or on_promise),
    add constraint filing_proof_missed check (not proof_missed or on_promise);

-- One change of a filing waits for its review at a time.
create unique index filing_change_pending on filing (replaces) where state = 'submitted';
create index filing_proof_overdue on filing (proof_due)
    where state = 'active' and on_promise and not proof_missed;

alter table filing_material
    add column since          date,
    add column until          date,
    add column filing_version integer not null default 1 check (filing_version >= 1);

alter table filing_transition
    drop constraint filing_transition_transition_check,
    add constraint filing_transition_transition_check
        check (transition in ('submitted', 'activated', 'refused', 'suspended', 'resumed',
            'cancelled', 'expired', 'supplemented', 'proven', 'proof-missed', 'extended',
            'changed'));
