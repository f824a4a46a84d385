-- Persons and their insurance relations. Identity and card numbers are never kept in clear: the
-- ciphertext is what a reply reveals, the blind index is what a look-up compares, and the key id
-- says which key a rotation has to replace.

create table person (
    person_no         text primary key check (person_no ~ '^[0-9A-Za-z]{6,30}$'),
    name              text not null check (name <> ''),
    sex               text not null check (sex in ('1', '2')),
    birth_date        date not null,
    certificate_type  text not null check (certificate_type ~ '^[0-9]{2}$'),
    identity_cipher   text not null,
    identity_index    text not null,
    identity_key_id   text not null,
    card_cipher       text,
    card_index        text,
    card_key_id       text,
    version           integer not null check (version >= 1),
    check ((card_cipher is null) = (card_index is null)),
    check ((card_cipher is null) = (card_key_id is null)),
    -- One certificate is one person: merged or doubled identities are put right at the source.
    unique (certificate_type, identity_index)
);

create index person_by_identity on person (identity_index);
create index person_by_card on person (card_index) where card_index is not null;

create table insurance (
    person_no      text not null references person (person_no),
    scheme         text not null check (scheme in ('employee', 'resident')),
    insured_region text not null references region (code),
    since          date not null,
    person_type    text not null check (person_type ~ '^[0-9]{2,6}$'),
    -- 0 not insured, 1 insured, 2 paused, 4 ended, as the national interface writes it.
    status         text not null check (status in ('0', '1', '2', '4')),
    employer       text not null,
    civil_servant  boolean not null,
    primary key (person_no, scheme, insured_region, since)
);

create index insurance_by_region on insurance (insured_region, person_no);
-- Nobody is insured twice in one scheme at a time.
create unique index insurance_once_per_scheme on insurance (person_no, scheme) where status = '1';
