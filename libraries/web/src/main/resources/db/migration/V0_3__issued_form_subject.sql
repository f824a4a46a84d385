-- Why: whoever verifies a form has to learn whether it still counts. What was asked for when a form was
-- made tells which other forms are about the same; the one that was made last is the current one.

create sequence issued_form_made;

alter table issued_form add column subject text;
alter table issued_form add column made_no bigint not null default nextval('issued_form_made');

create index issued_form_subject on issued_form (subject, made_no) where subject is not null;
