-- Why: a month is worked through per authority and tier, one step at a time, each by a named person;
-- and once a month is cut its figures stand still while facts keep coming in.

-- What settlement-service says it has sent for a month. A later seal replaces an earlier one.
create table month_seal (
    month       text collate "C" primary key check (month ~ '^[0-9]{4}-[0-9]{2}$'),
    details     bigint not null,
    total_fen   bigint not null,
    cleared_fen bigint not null,
    sealed_at   timestamptz not null,
    -- The facts up to this number were counted, and matched. What comes later is late.
    proven_upto bigint
);

create table clearing_period (
    authority text collate "C" not null check (authority ~ '^[0-9]{2}0000$'),
    tier      text not null check (tier in ('province', 'national')),
    period    text collate "C" not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    state     text not null
              check (state in ('open', 'reconciling', 'confirmed', 'generated', 'published', 'signed',
                               'issued', 'closed')),
    -- The statement version in force; 0 before generation.
    version   integer not null default 0 check (version >= 0),
    primary key (authority, tier, period),
    constraint the_nation_has_no_province_tier check (authority <> '100000' or tier = 'national'),
    constraint a_generated_period_has_a_statement
        check ((version > 0) = (state not in ('open', 'reconciling', 'confirmed')))
);

-- Who took which step, when; steps repeated (generation) stand here each time.
create table period_step (
    no        bigint generated always as identity primary key,
    authority text collate "C" not null,
    tier      text not null,
    period    text collate "C" not null,
    step      text not null
              check (step in ('reconciliation', 'confirmation', 'generation', 'publication', 'signature',
                              'issue', 'closing')),
    version   integer not null,
    taken_by  text not null,
    taken_at  timestamptz not null,
    foreign key (authority, tier, period) references clearing_period
);

create index period_step_period on period_step (authority, tier, period, no);

create trigger steps_never_change before update or delete on period_step
    for each row execute function refuse_change();

-- From here on no fact enters this period of this authority and tier. Written under the intake gate,
-- so every fact up to the watermark is in and every later one is above it.
create table period_cut (
    authority  text collate "C" not null,
    tier       text not null,
    period     text collate "C" not null,
    facts      bigint not null,
    exceptions bigint not null,
    cut_at     timestamptz not null,
    primary key (authority, tier, period),
    foreign key (authority, tier, period) references clearing_period
);

create trigger cuts_never_change before update or delete on period_cut
    for each row execute function refuse_change();

-- The regions as they were at the cut, so that a second run prints the same names and rows.
create table cut_region (
    authority text collate "C" not null,
    tier      text not null,
    period    text collate "C" not null,
    code      text collate "C" not null,
    name      text not null,
    -- Stands in the table even without a case: a pooling region of the authority that is open.
    listed    boolean not null,
    primary key (authority, tier, period, code),
    foreign key (authority, tier, period) references period_cut
);
