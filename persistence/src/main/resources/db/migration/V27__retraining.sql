-- What versions are trained on beside feedback, and the jobs that train them.

create table understudy.training_set (
  model      varchar(63)  not null references understudy.model (name),
  name       varchar(63)  not null,
  id         uuid         not null unique,
  digest     char(64)     not null,
  texts      integer      not null,
  labels     jsonb        not null,
  created_at timestamptz  not null default now(),
  created_by varchar(200) not null,
  primary key (model, name)
);

comment on table understudy.training_set is 'Labelled texts that somebody uploaded; the set called base is trained on unless a job names others';
comment on column understudy.training_set.digest is 'SHA-256 of the rows as JSON lines, in their order';
comment on column understudy.training_set.labels is 'rows by label';

create table understudy.training_row (
  set_id uuid    not null references understudy.training_set (id) on delete cascade,
  place  integer not null,
  text   text    not null,
  label  text    not null,
  weight float8  not null,
  primary key (set_id, place)
);

comment on column understudy.training_row.text is 'personal, where users wrote it';

create table understudy.retraining_job (
  id           uuid         primary key,
  model        varchar(63)  not null references understudy.model (name),
  state        varchar(20)  not null check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  stage        varchar(40),
  cause        varchar(40)  not null,
  orders       jsonb        not null,
  created_at   timestamptz  not null default now(),
  created_by   varchar(200) not null,
  attempts     integer      not null default 0,
  node         varchar(200),
  seen_at      timestamptz,
  started_at   timestamptz,
  ended_at     timestamptz,
  cancelled_by varchar(200),
  reason       text,
  version      varchar(40),
  verdict      varchar(20),
  experiment   varchar(63),
  report       jsonb
);

-- One at a time for each model, whichever nodes are asked.
create unique index retraining_job_open on understudy.retraining_job (model) where state in ('QUEUED', 'RUNNING');
create index retraining_job_newest on understudy.retraining_job (model, id desc);

comment on table understudy.retraining_job is 'Orders to train a version, and what came of them';
comment on column understudy.retraining_job.cause is 'manual, or the trigger that fired';
comment on column understudy.retraining_job.orders is 'which data, which parameters, which seed: all that decides what is trained';
comment on column understudy.retraining_job.attempts is 'how often a node began it; one that dies is followed by another';
comment on column understudy.retraining_job.seen_at is 'the last sign of life of the node that is at it';
comment on column understudy.retraining_job.verdict is 'what the promotion policy made of the version';
comment on column understudy.retraining_job.report is 'the evaluation, and how long what took';

create table understudy.retraining_log (
  job  uuid        not null references understudy.retraining_job (id) on delete cascade,
  line bigint      generated always as identity,
  at   timestamptz not null default now(),
  said text        not null,
  primary key (job, line)
);
