-- Why: an injury without a third party is settled on the patient's promise (attachment 3), and what
-- a hospital has bought or examined elsewhere during a stay joins its bill (attachment 4). Both are
-- what somebody declared on a day: a correction is another declaration.

create table injury (
    id                 bigint      generated always as identity primary key,
    visit_id           text        not null references visit,
    happened_at        timestamptz not null,
    place              text        not null check (place <> ''),
    course             text        not null check (course <> ''),
    phone_cipher       text        not null,
    phone_index        text        not null,
    phone_key          text        not null,
    -- Who signs for the patient; empty if the patient does.
    signer_name        text        not null,
    signer_relation    text        not null,
    signer_cipher      text,
    signer_index       text,
    signer_key         text,
    registered_by      text        not null check (registered_by <> ''),
    registered_at      timestamptz not null,
    check ((signer_name = '') = (signer_relation = '') and (signer_name = '') = (signer_cipher is null)),
    check ((signer_cipher is null) = (signer_index is null)
        and (signer_cipher is null) = (signer_key is null))
);
create index injury_by_visit on injury (visit_id, id);

create table outside_purchase (
    purchase_id   text        primary key check (purchase_id ~ '^P[0-9]{19}$'),
    visit_id      text        not null references visit,
    kind          text        not null check (kind in ('examination', 'purchase')),
    place         text        not null check (place <> ''),
    reason        text        not null check (reason <> ''),
    department    text        not null,
    physician     text        not null check (physician <> ''),
    diagnosis     text        not null,
    item_names    jsonb       not null,
    registered_by text        not null check (registered_by <> ''),
    registered_at timestamptz not null
);
create index outside_purchase_by_visit on outside_purchase (visit_id, purchase_id);

-- The lines of the stay's bill that came in with it.
create table outside_purchase_line (
    visit_id    text    not null,
    line_no     text    not null,
    purchase_id text    not null references outside_purchase,
    position    integer not null check (position > 0),
    primary key (visit_id, line_no)
);

create sequence outside_purchase_number minvalue 0 maxvalue 9999999 start 1 cache 20 cycle;

create function declaration_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'a declaration is never changed' using errcode = 'check_violation';
end $$;
create trigger injury_is_a_fact before update or delete on injury
    for each row execute function declaration_is_a_fact();
create trigger outside_purchase_is_a_fact before update or delete on outside_purchase
    for each row execute function declaration_is_a_fact();
create trigger outside_purchase_line_is_a_fact before update or delete on outside_purchase_line
    for each row execute function declaration_is_a_fact();
