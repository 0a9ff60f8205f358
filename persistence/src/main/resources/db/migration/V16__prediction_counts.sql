-- Calls, faults and latencies of each version and arm by day, without a look at the predictions themselves. Each COPY of
-- predictions adds a few rows here in its own transaction; one node adds them up now and then.

create table understudy.prediction_growth (
  model      text     not null,
  version    text     not null,
  experiment text,
  arm        text,
  day        date     not null,
  status     text     not null,
  bucket     smallint not null,
  calls      bigint   not null,
  latency_us numeric  not null
);

create table understudy.prediction_day (
  like understudy.prediction_growth including all,
  unique nulls not distinct (model, version, experiment, arm, day, status, bucket)
);

create index prediction_day_experiment on understudy.prediction_day (experiment) where experiment is not null;

comment on table understudy.prediction_day is 'Predictions by day (UTC) and latency; those not yet added up are in prediction_growth';
comment on column understudy.prediction_day.bucket is 'latencies up to 2^(bucket/16) microseconds, and above the one before';
comment on column understudy.prediction_day.latency_us is 'sum of the latencies';

create function understudy.latency_bucket(latency_us bigint) returns smallint language sql immutable parallel safe
  return case when latency_us <= 1 then 0 else ceil(16 * ln(latency_us::float8) / ln(2::float8) - 1e-9) end::smallint;

create function understudy.tell_of_predictions() returns trigger language plpgsql as $$
begin
  insert into understudy.prediction_growth
    select model, version, experiment, arm, (at at time zone 'UTC')::date, status, understudy.latency_bucket(latency_us), count(*), sum(latency_us)
    from written group by 1, 2, 3, 4, 5, 6, 7;
  return null;
end $$;

-- Another node may be writing: nothing may come between what is counted here and the trigger.
lock table understudy.prediction in share row exclusive mode;

insert into understudy.prediction_growth
  select model, version, experiment, arm, (at at time zone 'UTC')::date, status, understudy.latency_bucket(latency_us), count(*), sum(latency_us)
  from understudy.prediction group by 1, 2, 3, 4, 5, 6, 7;

create trigger prediction_tells after insert on understudy.prediction
  referencing new table as written for each statement execute function understudy.tell_of_predictions();
