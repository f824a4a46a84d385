-- Who is of a special kind (人员身份类别): entitled to special care, on minimum living allowance, disabled,
-- a soldier. Hospitals read it in 1101 (idetinfo). It comes and goes apart from the insurance, so it
-- is reference data of its own, with a first and a last day.

create table special_identity (
    person_no     text not null references person (person_no),
    identity_type text not null check (identity_type ~ '^[0-9]{2}([0-9]{2})?$'),
    level         text not null check (level ~ '^[0-9A-Za-z]{0,3}$'),
    valid_from    date not null,
    valid_until   date check (valid_until >= valid_from),
    memo          text not null,
    version       integer not null check (version >= 1),
    primary key (person_no, identity_type, valid_from)
);
