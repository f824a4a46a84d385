-- Why: a hospital system in bearer mode shows a token it was given for its client secret, at any
-- instance. Only the token's digest is kept, so that reading this table lets nobody in.

create table gateway_token (
    digest      text        primary key check (digest ~ '^[0-9a-f]{64}$'),
    institution text        not null,
    issued_at   timestamptz not null,
    expires_at  timestamptz not null check (expires_at > issued_at)
);
create index gateway_token_by_time on gateway_token (expires_at);
