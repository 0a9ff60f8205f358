create sequence understudy.talent_revision;

create table understudy.talent (
  id               text        collate "C" primary key,
  profile          jsonb,
  txid             xid8        not null default pg_current_xact_id(),
  revision         bigint      not null default nextval('understudy.talent_revision'),
  updated_at       timestamptz not null,
  name             text        generated always as (profile ->> 'name') stored,
  city             text        generated always as (profile ->> 'city') stored,
  level            text        generated always as (profile ->> 'level') stored,
  gender           text        generated always as (profile ->> 'gender') stored,
  experience_years integer     generated always as ((profile ->> 'experience_years')::integer) stored,
  day_rate_inr     integer     generated always as ((profile ->> 'day_rate_inr')::integer) stored,
  rating           numeric     generated always as ((profile ->> 'rating')::numeric) stored
);

-- The order in which indexes read changes.
create index talent_feed on understudy.talent (txid, id);

comment on table understudy.talent is 'Talents that can be found; a deleted one leaves its id so that every index learns of it';
comment on column understudy.talent.profile is 'the document as clients send and get it; null once deleted';
comment on column understudy.talent.txid is 'the transaction that wrote the row last';
comment on column understudy.talent.revision is 'grows with every write of the row';

create table understudy.talent_embedding (
  version_id  text  collate "C" not null,
  talent_id   text  collate "C" not null,
  text_digest bytea not null,
  vector      bytea not null,
  primary key (version_id, talent_id)
) with (toast_tuple_target = 8160);

-- Vectors do not compress, and are always read with their row.
alter table understudy.talent_embedding alter column vector set storage external;
create index talent_embedding_talent on understudy.talent_embedding (talent_id);

comment on table understudy.talent_embedding is 'What each embedding version made of each profile, so that it is computed once';
comment on column understudy.talent_embedding.text_digest is 'SHA-256 of the text that was embedded';
comment on column understudy.talent_embedding.vector is 'IEEE 754 binary16, big-endian, one for each dimension';

create table understudy.talent_import (
  id            text        primary key,
  node          text        not null,
  attempt       integer     not null default 1,
  state         text        not null check (state in ('RUNNING', 'COMPLETED', 'FAILED', 'INTERRUPTED')),
  lines_read    bigint      not null default 0,
  accepted      bigint      not null default 0,
  rejected      bigint      not null default 0,
  errors        jsonb       not null default '[]',
  failure       text,
  started_at    timestamptz not null,
  progressed_at timestamptz not null,
  ended_at      timestamptz
);

create index talent_import_recent on understudy.talent_import (started_at desc);

comment on table understudy.talent_import is 'Imports of profiles and how far they came';
comment on column understudy.talent_import.attempt is 'counts how often the same id was started; only the latest may write';
comment on column understudy.talent_import.lines_read is 'every line up to here has been kept or rejected';
