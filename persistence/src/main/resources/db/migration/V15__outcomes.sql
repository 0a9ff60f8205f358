-- What units did after they met an arm, and the sums that every figure of an experiment is computed from. The sums are
-- decimal numbers: they do not depend on the order in which anything came, and equal a count of the raw rows to the digit.

create table understudy.outcome (
  key         uuid           primary key,
  batch       bigint         not null,
  prediction  uuid,
  unit        text,
  experiment  text,
  metric      text           not null,
  value       numeric(24, 9) not null,
  at          timestamptz    not null,
  received_at timestamptz    not null default now(),
  check (unit is not null or prediction is not null)
);

create index outcome_batch_rows on understudy.outcome (batch);
create index outcome_unit on understudy.outcome (unit, metric, at);
create index outcome_without_unit on understudy.outcome (received_at) where unit is null;

comment on table understudy.outcome is 'What a unit did, as it was reported; kept whether or not it counts in an experiment';
comment on column understudy.outcome.key is 'of its id, or of what makes it the same outcome: reported twice, it is kept once';
comment on column understudy.outcome.batch is 'the request that brought it';
comment on column understudy.outcome.prediction is 'the prediction that it followed, where it was reported by that';
comment on column understudy.outcome.unit is 'personal: user, session or request; null until the record of the prediction is there';
comment on column understudy.outcome.experiment is 'the one that it counts in; null for all that know its unit and ask for its metric';
comment on column understudy.outcome.metric is 'the event''s name';

-- What is not counted yet. A row is here from the very transaction that wrote what it stands for until the one that
-- counts it, so nothing is missed that commits late, and nothing is counted twice.
create table understudy.outcome_batch (
  id       bigint generated always as identity primary key,
  outcomes integer not null
);

create table understudy.exposure_inbox (
  experiment text not null,
  unit       text not null,
  primary key (experiment, unit)
);

insert into understudy.exposure_inbox (experiment, unit) select experiment, unit from understudy.exposure;

create index exposure_unit on understudy.exposure (unit);
create index exposure_prediction on understudy.exposure (prediction);

create function understudy.tell_of_exposures() returns trigger language plpgsql as $$
begin
  insert into understudy.exposure_inbox (experiment, unit) select experiment, unit from met on conflict do nothing;
  return null;
end $$;

create trigger exposure_tells after insert on understudy.exposure
  referencing new table as met for each statement execute function understudy.tell_of_exposures();

-- What is counted for an experiment. It is fixed at its first exposure.
create table understudy.experiment_count (
  experiment text        primary key,
  before     interval    not null,
  closed_at  timestamptz
);

create table understudy.experiment_event (
  experiment text not null references understudy.experiment_count (experiment) on delete cascade,
  event      text not null,
  primary key (experiment, event)
);

create table understudy.experiment_pair (
  experiment  text not null references understudy.experiment_count (experiment) on delete cascade,
  numerator   text not null,
  denominator text not null,
  primary key (experiment, numerator, denominator)
);

comment on table understudy.experiment_count is 'Experiments whose units are counted';
comment on column understudy.experiment_count.before is 'how long before its exposure what a unit did is taken for its covariate';
comment on column understudy.experiment_count.closed_at is 'what is reported after it is too late to count: the experiment is concluded';
comment on table understudy.experiment_event is 'The events that the metrics of an experiment ask for';
comment on table understudy.experiment_pair is 'The events that a ratio of an experiment sets against each other';

create table understudy.experiment_unit_event (
  experiment text    not null,
  unit       text    not null,
  arm        text    not null,
  event      text    not null,
  day        date    not null,
  n          bigint  not null,
  sum        numeric not null,
  primary key (experiment, unit, event, day)
);

comment on table understudy.experiment_unit_event is 'What each unit did on each day (UTC) since its exposure';
comment on column understudy.experiment_unit_event.day is '-infinity for what it did before its exposure: the covariate';
comment on column understudy.experiment_unit_event.n is 'outcomes whose value is not zero';

create table understudy.experiment_arm_day (
  experiment text   not null,
  arm        text   not null,
  day        date   not null,
  units      bigint not null,
  primary key (experiment, arm, day)
);

comment on table understudy.experiment_arm_day is 'Units that met an arm on a day (UTC)';

-- Sums over the units of an arm, with x what a unit did since its exposure and c what it did before. Each row holds by
-- how much the sum grew on that day, so a sum over the first days is the sum as of their end.
create table understudy.experiment_event_day (
  experiment text    not null,
  arm        text    not null,
  event      text    not null,
  day        date    not null,
  n          numeric not null,
  did        numeric not null,
  x          numeric not null,
  xx         numeric not null,
  did_before numeric not null,
  c          numeric not null,
  cc         numeric not null,
  xc         numeric not null,
  did_both   numeric not null,
  primary key (experiment, arm, event, day)
);

comment on column understudy.experiment_event_day.did is 'units with at least one outcome that is not zero';
comment on column understudy.experiment_event_day.did_both is 'those of them that had one before their exposure too';

-- With x of the numerator and d of the denominator, and xb and db the same before the exposure.
create table understudy.experiment_pair_day (
  experiment  text    not null,
  arm         text    not null,
  numerator   text    not null,
  denominator text    not null,
  day         date    not null,
  x_d         numeric not null,
  x_db        numeric not null,
  d_xb        numeric not null,
  xb_db       numeric not null,
  primary key (experiment, arm, numerator, denominator, day)
);

comment on column understudy.experiment_pair_day.x_d is 'sum of products of numerator and denominator; b is for before';

-- Where the prediction log keeps nothing, the exposure that a prediction made still knows its unit.
create function understudy.unit_of_prediction(prediction uuid) returns text language sql stable as $$
  select coalesce(
    (select p.unit from understudy.prediction p
     where p.at = to_timestamp(('x' || translate(left(unit_of_prediction.prediction::text, 13), '-', ''))::bit(48)::bigint / 1000.0)
       and p.id = unit_of_prediction.prediction),
    (select e.unit from understudy.exposure e where e.prediction = unit_of_prediction.prediction limit 1))
$$;
