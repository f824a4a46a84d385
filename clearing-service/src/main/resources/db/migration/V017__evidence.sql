-- Why: a finding needs its proof. A file lies encrypted outside the database under the digest of its
-- content; the row says what it is and what it proves. The file is there before the row is, so a
-- crash leaves files without rows, which a job removes, never rows without files.

create table evidence_file (
    id          text primary key check (id ~ '^E[0-9a-f]{32}$'),
    -- Such as deductions/0198….
    subject     text collate "C" not null check (subject ~ '^[a-z-]+/[0-9a-f-]{36}$'),
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size        integer not null check (size > 0),
    type        text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
    pages       integer not null check (pages > 0),
    name        text not null check (name <> ''),
    uploaded_by text not null check (uploaded_by <> ''),
    uploaded_at timestamptz not null,
    constraint the_same_content_once unique (subject, sha256)
);

create index evidence_file_content on evidence_file (sha256);

create trigger evidence_never_changes before update or delete on evidence_file
    for each row execute function refuse_change();
