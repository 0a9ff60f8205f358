create table understudy.alert (
  id           uuid          primary key,
  at           timestamptz   not null,
  severity     varchar(10)   not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
  kind         varchar(100)  not null,
  model        varchar(100),
  message      varchar(2000) not null,
  acknowledged boolean       not null default false
);

comment on table understudy.alert is 'What an operator should look at; ids are UUIDv7, so their order is that of time';

-- No length limits and few checks: a record is never refused for what a caller sent.
create table understudy.prediction (
  id           uuid        not null,
  at           timestamptz not null,
  model        text        not null,
  version      text        not null,
  revision     integer     not null,
  experiment   text,
  arm          text,
  unit         text        not null,
  caller       text,
  input_digest bytea       not null,
  input        jsonb,
  output       jsonb,
  confidence   double precision,
  latency_us   bigint      not null,
  cache_tier   text        not null,
  status       text        not null,
  primary key (at, id)
) partition by range (at);

create index prediction_model on understudy.prediction (model, at, id);
create index prediction_unit on understudy.prediction (unit, at, id);

-- Takes what finds no partition of its day, so that nothing is ever lost for the want of one.
create table understudy.prediction_default partition of understudy.prediction default;

comment on table understudy.prediction is 'One row for each inference, in one partition for each day (UTC)';
comment on column understudy.prediction.at is 'when the call came: the time inside the id, in milliseconds';
comment on column understudy.prediction.version is 'id of the version that answered';
comment on column understudy.prediction.revision is 'number of the deployment that chose it';
comment on column understudy.prediction.unit is 'personal: user, session or request';
comment on column understudy.prediction.input_digest is 'SHA-256 of the canonical input';
comment on column understudy.prediction.input is 'personal; kept only for models whose settings say so';
comment on column understudy.prediction.output is 'a summary of the answer';
comment on column understudy.prediction.latency_us is 'from the call to its answer inside the server, in microseconds';
comment on column understudy.prediction.cache_tier is 'none: computed; l1: from this node; l2: from the grid';
