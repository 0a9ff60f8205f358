-- A unit of a bandit counts once its time is over, and not before: until then it would stand as one that has not done what
-- the goal asks, and an arm that has just grown has more of those than the others.

alter table understudy.exposure_inbox add column due timestamptz not null default now();

comment on column understudy.exposure_inbox.due is 'when the unit may be counted: of a bandit once its time is over, else at once';

create function understudy.ripe_at(experiment text, exposed_at timestamptz) returns timestamptz language sql stable as $$
  select coalesce(
    (select ripe_at.exposed_at + (x.definition #>> '{allocation,window}')::interval
     from understudy.experiment x where x.id = ripe_at.experiment and x.definition #>> '{allocation,type}' = 'bandit'),
    now())
$$;

update understudy.exposure_inbox i set due = understudy.ripe_at(i.experiment, e.exposed_at)
  from understudy.exposure e where e.experiment = i.experiment and e.unit = i.unit;

create index exposure_inbox_due on understudy.exposure_inbox (due);

create or replace function understudy.tell_of_exposures() returns trigger language plpgsql as $$
begin
  insert into understudy.exposure_inbox (experiment, unit, due)
    select experiment, unit, understudy.ripe_at(experiment, exposed_at) from met on conflict do nothing;
  return null;
end $$;

-- The first in time is the unit's exposure, whenever it was written; with it, its time is over sooner.
create or replace function understudy.tell_of_moves() returns trigger language plpgsql as $$
begin
  insert into understudy.exposure_inbox as i (experiment, unit, due)
    select experiment, unit, understudy.ripe_at(experiment, min(exposed_at)) from met group by 1, 2 order by 1, 2
    on conflict (experiment, unit) do update set due = least(i.due, excluded.due);
  return null;
end $$;

comment on column understudy.experiment_count.within is 'how long after its exposure a unit counts, with what it did until then; null for from the first moment on, and always';
