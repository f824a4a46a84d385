-- Copy of the special identities of persons (人员身份类别) that filing-service tells; 1101 shows them.

create table special_identity (
    person_no     text not null,
    identity_type text not null,
    level         text not null,
    valid_from    date not null,
    valid_until   date,
    memo          text not null,
    version       integer not null check (version >= 1),
    primary key (person_no, identity_type, valid_from)
);
