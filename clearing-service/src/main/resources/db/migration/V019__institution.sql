-- Why: tables for people name an institution, and an institution is measured against those of its
-- own level (运行分析). Copied from reference-events; the newest version wins.
create table institution (
    code    text collate "C" primary key,
    name    text not null,
    level   text,
    region  text collate "C" not null,
    version bigint not null
);
