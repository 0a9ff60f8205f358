-- Models, their immutable versions, movable names, and the bytes of the artifacts.

create table understudy.model (
    name        varchar(63)  primary key,
    task        varchar(32)  not null,
    description varchar(2000),
    created_at  timestamp(6) with time zone not null,
    created_by  varchar(200) not null
);

-- Content-addressed: the same bytes are stored once, whoever uploads them.
create table understudy.artifact (
    sha256     varchar(64) primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint      not null check (size > 0),
    created_at timestamp(6) with time zone not null default now()
);

create table understudy.artifact_chunk (
    sha256 varchar(64) not null references understudy.artifact (sha256) on delete cascade,
    seq    integer     not null check (seq >= 0),
    bytes  bytea       not null,
    primary key (sha256, seq)
);
-- Archives and weights do not compress: out of line and as they are.
alter table understudy.artifact_chunk alter column bytes set storage external;

create table understudy.model_version (
    id                 varchar(24)  primary key check (id ~ '^\d{8}_\d{6}_[0-9a-f]{8}$'),
    model              varchar(63)  not null references understudy.model (name),
    label              varchar(63),
    state              varchar(16)  not null,
    state_reason       varchar(2000),
    state_since        timestamp(6) with time zone not null,
    sha256             varchar(64)  not null references understudy.artifact (sha256),
    size               bigint       not null,
    files              jsonb        not null,
    signature          jsonb        not null,
    description        varchar(2000),
    created_at         timestamp(6) with time zone not null,
    created_by         varchar(200) not null,
    trainer            varchar(200),
    trainer_parameters jsonb        not null,
    data_digest        varchar(200),
    parent_version     varchar(24),
    metrics            jsonb        not null,
    lock_version       bigint       not null,
    constraint model_version_label_key unique (model, label),
    constraint model_version_model_key unique (model, id),
    constraint model_version_parent_fkey foreign key (model, parent_version)
        references understudy.model_version (model, id)
);

create table understudy.model_alias (
    model        varchar(63) not null references understudy.model (name),
    alias        varchar(63) not null,
    version      varchar(24) not null,
    moved_at     timestamp(6) with time zone not null,
    moved_by     varchar(200) not null,
    lock_version bigint      not null,
    primary key (model, alias),
    constraint model_alias_version_fkey foreign key (model, version)
        references understudy.model_version (model, id)
);
