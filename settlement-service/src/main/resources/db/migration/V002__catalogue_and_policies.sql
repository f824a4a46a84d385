-- Why: what an item is worth and what a region pays are data with a date of effect. Rows are only
-- added; what a bill was computed by stays readable for ever.

create table catalogue_item (
    region                text    not null check (region ~ '^[0-9]{6}$'),
    code                  text    not null check (code <> ''),
    valid_from            date    not null,
    name                  text    not null,
    class                 text    not null check (class in ('A', 'B', 'C')),
    prior_self_pay_points integer not null check (prior_self_pay_points between 0 and 10000),
    ceiling_yuan          numeric(16, 6) check (ceiling_yuan >= 0),
    charge_category       text    not null check (charge_category ~ '^(0[1-9]|1[0-4])$'),
    primary key (region, code, valid_from)
);

create table benefit_policy (
    id         bigint  generated always as identity primary key,
    region     text    not null check (region ~ '^[0-9]{6}$'),
    scheme     text    not null check (scheme in ('employee', 'resident')),
    version    integer not null check (version > 0),
    valid_from date    not null,
    name       text    not null,
    terms      text    not null,
    unique (region, scheme, version)
);
