create table understudy.admin_key (
    id         uuid primary key,
    digest     bytea not null unique check (octet_length(digest) = 32),
    created_at timestamptz not null,
    revoked_at timestamptz check (revoked_at >= created_at)
);

comment on column understudy.admin_key.digest is 'SHA-256 of the key; the key itself is kept nowhere in the database';
