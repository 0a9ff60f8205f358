-- What every look at a running experiment came to, and what was done about it.

create table understudy.experiment_decision (
  id         bigint       generated always as identity primary key,
  experiment varchar(63)  not null references understudy.experiment (id),
  at         timestamptz  not null default now(),
  node       varchar(200) not null,
  verdict    varchar(20)  not null check (verdict in ('GO_ON', 'UNTRUSTWORTHY', 'ROLL_BACK', 'PROMOTE', 'STOP')),
  why        varchar(40)  not null,
  arm        text,
  reason     text         not null,
  inputs     jsonb        not null,
  figures    jsonb        not null,
  act        varchar(20)  not null check (act in ('NONE', 'TOLD', 'INTENDED', 'DONE', 'FAILED', 'SUPERSEDED')),
  attempts   integer      not null default 0,
  outcome    text,
  revision   integer,
  settled_at timestamptz
);

-- Whatever crashes when, and whichever node looks: an experiment is decided once.
create unique index experiment_decision_acting on understudy.experiment_decision (experiment) where act in ('INTENDED', 'DONE');
create index experiment_decision_newest on understudy.experiment_decision (experiment, id);
create index experiment_decision_notable on understudy.experiment_decision (experiment, id) where act <> 'NONE';
create index experiment_decision_old on understudy.experiment_decision (at) where act = 'NONE';

comment on table understudy.experiment_decision is 'Each look at a running experiment: what it saw, what it concluded, and what was done';
comment on column understudy.experiment_decision.why is 'the class of the reason; the reason itself is in words';
comment on column understudy.experiment_decision.arm is 'that is promoted, or that does harm';
comment on column understudy.experiment_decision.inputs is 'what the rule was asked with: how long it runs, with which coverage and weights, and by how much the figures lag';
comment on column understudy.experiment_decision.act is 'none; told: an alert was raised; intended: committed before anything is done, so that whoever comes next completes it; done; failed: the experiment goes on; superseded: somebody else ended it first';
comment on column understudy.experiment_decision.revision is 'number of the deployment that carried it out';

-- Since when it waits, so that one can tell how far the counting has come.
alter table understudy.outcome_batch add column since timestamptz not null default now();
alter table understudy.exposure_inbox add column since timestamptz not null default now();

create view reporting.experiment_decisions as
select d.id, d.experiment, x.model, d.at as decided_at, lower(d.verdict) as verdict, lower(d.why) as why, d.arm, d.reason, lower(d.act) as act,
  d.outcome, d.revision, d.settled_at, d.node, (d.figures ->> 'sample_ratio_p_value')::float8 as srm_p_value, d.inputs, d.figures
from understudy.experiment_decision d join understudy.experiment x on x.id = d.experiment;

comment on view reporting.experiment_decisions is 'Each look at a running experiment: what was concluded upon which figures, why not more, and what was done';
comment on column reporting.experiment_decisions.verdict is 'go_on, untrustworthy, roll_back, promote or stop';
comment on column reporting.experiment_decisions.act is 'none, told (an alert), intended, done, failed or superseded';

do $$
begin
  if exists (select from pg_roles where rolname = 'understudy_reporting') then perform reporting.grant_access(); end if;
end $$;
