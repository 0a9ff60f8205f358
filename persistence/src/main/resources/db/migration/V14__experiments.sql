-- Experiments: what they ask, what runs of them in which revision, and which unit met which arm.

create table understudy.experiment (
  id           varchar(63)  primary key,
  model        varchar(63)  not null references understudy.model (name),
  state        varchar(20)  not null check (state in ('DRAFT', 'RUNNING', 'PAUSED', 'CONCLUDED')),
  definition   jsonb        not null,
  split        jsonb,
  revision     integer,
  created_at   timestamptz  not null,
  created_by   varchar(200) not null,
  started_at   timestamptz,
  step_at      timestamptz,
  concluded_at timestamptz,
  conclusion   jsonb,
  lock_version bigint       not null
);
create index experiment_model on understudy.experiment (model, state);

comment on table understudy.experiment is 'Questions about a model, and what was decided';
comment on column understudy.experiment.definition is 'what is asked; never changed once it has started';
comment on column understudy.experiment.split is 'as it runs, or ran last: versions are fixed at the start, coverage and weights are the latest';
comment on column understudy.experiment.revision is 'number of the deployment that made its split what it is, or that ended it';
comment on column understudy.experiment.step_at is 'since when it runs with its present coverage';
comment on column understudy.experiment.conclusion is 'decision, reason and the figures that it was taken on';

-- The key makes an exposure that is written again, by another node or from a spool, the same as once.
create table understudy.exposure (
  experiment text        not null,
  unit       text        not null,
  arm        text        not null,
  exposed_at timestamptz not null,
  prediction uuid        not null,
  primary key (experiment, unit)
);

comment on table understudy.exposure is 'When a unit first met an arm; only then does it count';
comment on column understudy.exposure.unit is 'personal: user, session or request, as the experiment says';
comment on column understudy.exposure.exposed_at is 'when the call came that met it';
comment on column understudy.exposure.prediction is 'of that call';

alter table understudy.deployment drop constraint deployment_kind_check;
alter table understudy.deployment
  add constraint deployment_kind_check check (kind in ('DEPLOY', 'CANARY', 'ROLLBACK', 'AUTOMATIC', 'EXPERIMENT', 'PROMOTION')),
  add column experiments       jsonb,
  add column experiment_change jsonb;

comment on column understudy.deployment.kind is 'what asked for it: an operator (deploy, canary, rollback), the watch over a deployment (automatic), or an experiment (experiment, promotion)';
comment on column understudy.deployment.experiments is 'those that run in it, with their arms; the split is for the units that are in none; null for none';
comment on column understudy.deployment.experiment_change is 'what it does to an experiment';
