-- What a POST with an Idempotency-Key answered, so that a repetition gets the same answer and does nothing.

create table understudy.idempotency_key (
    scope       varchar(300) not null,
    key         varchar(200) not null,
    fingerprint varchar(64)  not null,
    started_at  timestamptz  not null,
    status      integer,
    location    varchar(2000),
    body        text,
    primary key (scope, key)
);
create index idempotency_key_age on understudy.idempotency_key (started_at);

comment on column understudy.idempotency_key.status is 'null while the first request is under way';
