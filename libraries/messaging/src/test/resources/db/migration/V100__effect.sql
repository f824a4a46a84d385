-- Why: the wiring test needs somewhere to see what a handler has done.

create table effect (
    id         bigint generated always as identity primary key,
    subject    text not null,
    number     bigint not null,
    request_id text
);
