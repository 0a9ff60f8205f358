-- Which arm a unit belongs to, by the same hashes and the same arithmetic as in the service.

-- Fowler, Noll, Vo: FNV-1a, 32 bits.
create function reporting.fnv1a32(bytes bytea) returns bigint language plpgsql immutable strict parallel safe as $$
declare
  hash bigint := 2166136261;
begin
  for i in 0 .. length(bytes) - 1 loop
    hash := ((hash # get_byte(bytes, i)) * 16777619) & 4294967295;
  end loop;
  return hash;
end $$;

-- GrowthBook's hashes over the UTF-8 bytes: version 1 has a thousand points, version 2 ten thousand.
create function reporting.unit_point(seed text, unit text, hash_version integer) returns float8 language plpgsql immutable strict parallel safe as $$
begin
  if hash_version = 1 then
    return (reporting.fnv1a32(convert_to(unit || seed, 'UTF8')) % 1000) / 1000.0::float8;
  end if;
  return (reporting.fnv1a32(reporting.fnv1a32(convert_to(seed || unit, 'UTF8'))::text::bytea) % 10000) / 10000.0::float8;
end $$;

comment on function reporting.unit_point is 'Where a unit stands from 0 to 1 among the arms of an experiment with this seed: GrowthBook''s hash';

-- The arms' full ranges, one after the other and added up in the service's order, so that the rounding is the same too.
-- Weights that are missing or do not sum to 1 are read as equal ones. Where the arms say themselves which points they have,
-- there is one row for each of their ranges, and range_end is its end whatever the coverage.
create function understudy.arm_ranges(split jsonb)
  returns table (place bigint, arm text, version text, weight float8, range_start float8, width float8, range_end float8)
  language sql immutable parallel safe as $$
  select f.place, f.arm, f.version, f.weight, coalesce((p.piece ->> 'start')::float8, f.range_start), f.width, (p.piece ->> 'end')::float8
  from (
    select s.*, coalesce(sum(s.width) over (order by s.place rows between unbounded preceding and 1 preceding), 0) as range_start
    from (
      select t.place, t.arm ->> 'name' as arm, t.arm ->> 'version' as version, (t.arm ->> 'weight')::float8 as weight,
        case when sum((t.arm ->> 'weight')::float8) over () between 0.99 and 1.01 then (t.arm ->> 'weight')::float8 else 1.0::float8 / count(*) over () end as width,
        case when bool_and(t.arm -> 'ranges' is not null) over () then t.arm -> 'ranges' end as ranges
      from jsonb_array_elements(case jsonb_typeof(split -> 'arms') when 'array' then split -> 'arms' end) with ordinality t (arm, place)) s) f
    left join lateral jsonb_array_elements(f.ranges) p (piece) on true
  where f.ranges is null or p.piece is not null
$$;

-- How many of the hash's points, which are multiples of 1 / points, lie below an edge.
create function understudy.points_below(edge float8, points integer) returns integer language sql immutable parallel safe return
  greatest(0, least(points, case
    when (ceil(edge * points) - 1) / points >= edge then ceil(edge * points) - 1
    when ceil(edge * points) / points < edge then ceil(edge * points) + 1
    else ceil(edge * points) end))::integer;

-- Of each arm of an experiment, where its range begins, and how wide it would be if all units took part; a bandit's
-- arm may have several, with their ends. Before the start by its definition.
create view understudy.experiment_range as
select x.id as experiment, x.model, x.state, x.split is not null as has_started, coalesce(x.definition #>> '{allocation,type}', 'fixed') as allocation, r.place, r.arm, r.version, r.weight, r.range_start, r.width, r.range_end,
  least(1, greatest(0, coalesce((s.split ->> 'coverage')::float8, 1))) as coverage, coalesce(s.split ->> 'unit', 'user') as unit_kind,
  coalesce((s.split ->> 'hash_version')::integer, 2) as hash_version, coalesce(s.split ->> 'seed', x.id) as seed,
  case (s.split ->> 'hash_version')::integer when 1 then 1000 else 10000 end as points,
  s.split #>> '{namespace,id}' as namespace, (s.split #>> '{namespace,start}')::float8 as namespace_start, (s.split #>> '{namespace,end}')::float8 as namespace_end
from understudy.experiment x
  cross join lateral (select coalesce(x.split, x.definition) as split) s
  cross join lateral understudy.arm_ranges(s.split) r;

create view reporting.experiment_arms as
select experiment, model, lower(state) as state, arm, version, weight, coverage, unit_kind, hash_version, seed,
  range_start, coalesce(range_end, range_start + coverage * width) as range_end,
  understudy.points_below(coalesce(range_end, range_start + coverage * width), points) - understudy.points_below(range_start, points) as points,
  namespace, namespace_start, namespace_end
from understudy.experiment_range where has_started
order by experiment, place, range_start;

comment on view reporting.experiment_arms is 'Which part of all units meets which arm now, or met it last; an arm of a bandit may have several';
comment on column reporting.experiment_arms.range_end is 'the first point, from 0 to 1, that is not the arm''s any more';
comment on column reporting.experiment_arms.points is 'points of the hash in the range: the arms'' units are expected in these proportions';

create function reporting.assigned_arm(experiment text, unit text) returns text language plpgsql stable strict parallel safe as $$
declare
  arm record;
  point float8;
begin
  if unit = '' then return null; end if;
  for arm in
    select a.arm, a.range_start, a.range_end, a.seed, a.hash_version, a.namespace, a.namespace_start, a.namespace_end
    from reporting.experiment_arms a where a.experiment = assigned_arm.experiment
  loop
    if point is null then
      if arm.namespace is not null
          and not (reporting.unit_point('__' || arm.namespace, unit, 1) >= arm.namespace_start and reporting.unit_point('__' || arm.namespace, unit, 1) < arm.namespace_end) then
        return null;
      end if;
      point := reporting.unit_point(arm.seed, unit, arm.hash_version);
    end if;
    if point >= arm.range_start and point < arm.range_end then return arm.arm; end if;
  end loop;
  return null;
end $$;

comment on function reporting.assigned_arm is 'The arm to which the unit belongs now, whether or not it has met it; null for none. Rules on attributes are not looked at';

-- With the arms' versions joined once for all units, and not looked up for each.
create or replace view reporting.assignments as
select e.experiment, x.model, e.unit, e.arm, r.version, e.exposed_at, e.prediction
from understudy.exposure e join understudy.experiment x on x.id = e.experiment
  left join (
    select y.id as experiment, a ->> 'name' as arm, a ->> 'version' as version
    from understudy.experiment y cross join lateral jsonb_array_elements(coalesce(y.split, y.definition) -> 'arms') a) r
  on r.experiment = e.experiment and r.arm = e.arm;
