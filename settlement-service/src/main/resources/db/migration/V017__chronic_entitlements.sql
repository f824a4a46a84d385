-- Why: a bill for a chronic or special outpatient disease is settled only for who is entitled to it,
-- at that institution, on that day. Both tables are copies, fed by filing-events; the owner is
-- filing-service. What a visit is for is what the hospital said last (2203), or each line says (2204).

create table chronic_disease (
    region               text    not null check (region ~ '^[0-9]{6}$'),
    code                 text    not null check (code <> ''),
    valid_from           date    not null,
    name                 text    not null,
    entitlement_required boolean not null,
    max_institutions     integer not null check (max_institutions >= 0),
    version              integer not null check (version > 0),
    primary key (region, code, valid_from)
);

create table entitlement (
    entitlement_id text    primary key,
    person_no      text    not null,
    insured_region text    not null check (insured_region ~ '^[0-9]{6}$'),
    scheme         text    not null check (scheme in ('employee', 'resident')),
    disease_code   text    not null check (disease_code <> ''),
    disease_name   text    not null,
    valid_from     date    not null,
    valid_until    date    check (valid_until >= valid_from),
    withdrawn_on   date,
    institutions   text[]  not null,
    version        integer not null check (version > 0)
);
create index entitlement_by_person on entitlement (person_no);

-- What the hospital said a visit is for; the last one holds.
create table visit_disease (
    id         bigint generated always as identity primary key,
    visit_id   text   not null references visit,
    code       text   not null check (code <> ''),
    name       text   not null,
    said_at    timestamptz not null
);
create index visit_disease_by_visit on visit_disease (visit_id, id);
create trigger visit_disease_is_a_fact before update or delete on visit_disease
    for each row execute function declaration_is_a_fact();
