-- What a revision came from, what it replaced, how long each step took, and how it ended.

alter table understudy.deployment
  add column kind           varchar(20) not null default 'DEPLOY'
                            check (kind in ('DEPLOY', 'CANARY', 'ROLLBACK', 'AUTOMATIC')),
  add column shadow         jsonb,
  add column node           varchar(200),
  add column previous       integer,
  add column previous_split jsonb,
  add column restores       integer,
  add column withdrawn      boolean not null default false,
  add column forced_over    varchar(2000),
  add column steps          jsonb;

alter table understudy.deployment
  add constraint deployment_previous_fkey foreign key (model, previous) references understudy.deployment (model, number),
  add constraint deployment_restores_fkey foreign key (model, restores) references understudy.deployment (model, number);

comment on column understudy.deployment.kind is 'what asked for it: an operator (deploy, canary, rollback) or the watch over a deployment (automatic)';
comment on column understudy.deployment.shadow is 'a version that gets a copy of some traffic and answers nobody';
comment on column understudy.deployment.node is 'the node that prepared it';
comment on column understudy.deployment.previous is 'the revision that served when this one was ordered; it serves only if that one still does';
comment on column understudy.deployment.restores is 'of a rollback: the revision whose split it brings back';
comment on column understudy.deployment.withdrawn is 'ended by a rollback: no later rollback brings it back by itself';
comment on column understudy.deployment.forced_over is 'the complaint that was overruled';
comment on column understudy.deployment.steps is 'milliseconds of each step: load, warm, commit, swap';
