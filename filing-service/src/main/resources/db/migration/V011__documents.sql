-- What is handed in as a file lies encrypted in a directory outside the database, under the digest
-- of its content; the row says what it is. The file is there before the row is, so that a crash
-- leaves files without rows, never rows without files; a job removes the former after a day, and
-- uploads that no filing named.

create table document (
    id          text primary key check (id ~ '^D[0-9a-f]{32}$'),
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size        integer not null check (size > 0),
    type        text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
    pages       integer not null check (pages > 0),
    name        text not null check (name <> ''),
    -- The region of who uploaded it: who else may name it in a filing.
    region      text not null check (region ~ '^[0-9]{6}$'),
    uploaded_at timestamptz not null,
    uploaded_by text not null check (uploaded_by <> '')
);
create index document_by_content on document (sha256);
create index document_by_day on document (uploaded_at);

create function document_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'a document is never changed' using errcode = 'check_violation';
end $$;
create trigger document_is_a_fact before update on document
    for each row execute function document_is_a_fact();

alter table filing_material
    add column document text references document (id);
create index filing_material_by_document on filing_material (document)
    where document is not null;
