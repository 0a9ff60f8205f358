-- What analysts read: stable names over tables that may change. Nothing here looks at single predictions or, but for
-- the assignments themselves, at single units.

create schema reporting;

-- Lanczos' approximation with g = 7 and nine terms, good to fifteen digits (Numerical Recipes, 3rd edition, section 6.1).
create function reporting.log_gamma(z float8) returns float8 language sql immutable strict parallel safe return
  0.91893853320467274178 + (z - 0.5) * ln(z + 6.5) - (z + 6.5) + ln(0.99999999999980993 + 676.5203681218851 / z
    - 1259.1392167224028 / (z + 1) + 771.32342877765313 / (z + 2) - 176.61502916214059 / (z + 3) + 12.507343278686905 / (z + 4)
    - 0.13857109526572012 / (z + 5) + 9.9843695780195716e-6 / (z + 6) + 1.5056327351493116e-7 / (z + 7));

-- I_x(a, b), by Lentz's method for its continued fraction (Numerical Recipes, section 6.4).
create function reporting.incomplete_beta(x float8, a float8, b float8) returns float8 language plpgsql immutable strict parallel safe as $$
declare
  front float8; c float8 := 1; d float8; h float8; step float8; term float8;
begin
  if x <= 0 then return 0; end if;
  if x >= 1 then return 1; end if;
  if x > (a + 1) / (a + b + 2) then return 1 - reporting.incomplete_beta(1 - x, b, a); end if;
  front := exp(greatest(reporting.log_gamma(a + b) - reporting.log_gamma(a) - reporting.log_gamma(b) + a * ln(x) + b * ln(1 - x), -700)) / a;
  d := 1 / (1 - (a + b) * x / (a + 1));
  h := d;
  for m in 1..100000 loop
    term := m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d := 1 / (1 + term * d);
    c := 1 + term / c;
    h := h * d * c;
    term := -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d := 1 / (1 + term * d);
    c := 1 + term / c;
    step := d * c;
    h := h * step;
    exit when abs(step - 1) < 1e-15;
  end loop;
  return front * h;
end $$;

-- Q(a, x), the upper one: a series below a + 1, a continued fraction above (Numerical Recipes, section 6.2).
create function reporting.incomplete_gamma(a float8, x float8) returns float8 language plpgsql immutable strict parallel safe as $$
declare
  front float8; term float8; total float8; b float8; c float8; d float8; h float8; an float8; n float8;
begin
  if x <= 0 then return 1; end if;
  front := exp(greatest(a * ln(x) - x - reporting.log_gamma(a), -700));
  if x < a + 1 then
    term := 1 / a;
    total := term;
    n := a;
    for i in 1..100000 loop
      n := n + 1;
      term := term * x / n;
      total := total + term;
      exit when term < total * 1e-16;
    end loop;
    return 1 - total * front;
  end if;
  b := x + 1 - a;
  c := 1e300;
  d := 1 / b;
  h := d;
  for i in 1..100000 loop
    an := -i * (i - a);
    b := b + 2;
    d := 1 / (an * d + b);
    c := b + an / c;
    term := d * c;
    h := h * term;
    exit when abs(term - 1) < 1e-15;
  end loop;
  return front * h;
end $$;

-- How often chance alone takes Student's t that far from 0, to either side. Beyond ten million degrees of freedom the normal
-- distribution is nearer than the rounding.
create function reporting.student_p_value(t float8, degrees_of_freedom float8) returns float8 language sql immutable strict parallel safe return
  case when degrees_of_freedom > 1e7 then reporting.incomplete_gamma(0.5, t * t / 2)
       else reporting.incomplete_beta(degrees_of_freedom / (degrees_of_freedom + t * t), degrees_of_freedom / 2, 0.5) end;

-- The t beyond which, to either side, lies alpha: by Newton's method, from Cornish's and Fisher's expansion.
create function reporting.student_critical(alpha float8, degrees_of_freedom float8) returns float8 language plpgsql immutable strict parallel safe as $$
declare
  v float8 := least(degrees_of_freedom, 1e7); r float8; z float8; q float8; density float8; step float8;
begin
  r := sqrt(-2 * ln(alpha / 2));
  z := r - (2.515517 + 0.802853 * r + 0.010328 * r * r) / (1 + 1.432788 * r + 0.189269 * r * r + 0.001308 * r * r * r);
  q := z + (z * z * z + z) / (4 * v);
  for i in 1..200 loop
    density := exp(reporting.log_gamma((v + 1) / 2) - reporting.log_gamma(v / 2)) / sqrt(v * pi()) * (1 + q * q / v) ^ (-(v + 1) / 2);
    step := (reporting.student_p_value(q, v) - alpha) / (2 * density);
    q := q + step;
    exit when abs(step) < 1e-10 * abs(q);
  end loop;
  return q;
end $$;

create function reporting.chi_square_p_value(chi_square float8, degrees_of_freedom integer) returns float8 language sql immutable strict parallel safe return
  reporting.incomplete_gamma(degrees_of_freedom / 2.0, chi_square / 2);

-- The asymptotic confidence sequence of arXiv:2103.06476: n rho², the half width in standard errors, and the p-value.
create function reporting.sequence_growth(alpha float8, tuning float8, units float8) returns float8 language sql immutable strict parallel safe return
  units * (-2 * ln(alpha) + ln(-2 * ln(alpha) + 1)) / tuning;

create function reporting.sequence_critical(alpha float8, tuning float8, units float8) returns float8 language sql immutable strict parallel safe as $$
  select sqrt(2 * (g + 1) / g * ln(sqrt(g + 1) / alpha)) from (select reporting.sequence_growth(alpha, tuning, units) as g) s
$$;

create function reporting.sequence_p_value(z float8, alpha float8, tuning float8, units float8) returns float8 language sql immutable strict parallel safe as $$
  select least(1, exp(greatest(ln(g + 1) / 2 - z * z * g / (2 * (g + 1)), -700))) from (select reporting.sequence_growth(alpha, tuning, units) as g) s
$$;

-- Not for analysts: one row for each experiment, metric of outcomes and arm. Each table of experiments is named once, as
-- PostgreSQL 18 stumbles where it finds that two mentions of it are the same row.
create view understudy.experiment_cell as
select x.id as experiment, x.model, lower(x.state) as state, m.role, m.position, m.metric ->> 'name' as name, m.metric ->> 'type' as type,
  coalesce(m.metric ->> 'numerator', m.metric ->> 'name') as numerator, m.metric ->> 'denominator' as denominator,
  coalesce(m.metric ->> 'better', 'up') as better, a.arm ->> 'name' as arm, a.position as arm_position,
  coalesce((a.arm ->> 'control')::boolean, false) as is_control,
  coalesce(x.definition #>> '{stopping,type}', 'sequential') as test, coalesce((x.definition ->> 'alpha')::float8, 0.05) as alpha,
  coalesce((x.definition #>> '{stopping,tuning}')::float8, 5000) as tuning
from understudy.experiment x
  cross join lateral (
    select 'goal' as role, 0::bigint as position, x.definition -> 'goal' as metric
    union all
    select 'secondary', position, metric from jsonb_array_elements(coalesce(x.definition -> 'secondary', '[]')) with ordinality s (metric, position)
    union all
    select 'guardrail', position, guardrail -> 'metric'
    from jsonb_array_elements(coalesce(x.definition -> 'guardrails', '[]')) with ordinality g (guardrail, position)) m
  cross join lateral jsonb_array_elements(x.definition -> 'arms') with ordinality a (arm, position)
where m.metric ->> 'name' not in ('error_rate', 'p95_latency_ms');

-- The value, and what one unit varies by, as the service's statistics have them.
create view understudy.experiment_estimate as
select s.*, case when s.units > 1 and s.spread > 1e-12 * s.size * s.size then s.spread end as variance
from (
  select k.*,
    case k.type when 'ratio' then k.m / nullif(k.d, 0) else k.m end as value,
    case k.type
      when 'proportion' then k.m * (1 - k.m)
      when 'mean' then k.v_m
      else k.v_m / nullif(k.d, 0) ^ 2 - 2 * k.m * k.c_md / nullif(k.d, 0) ^ 3 + k.m ^ 2 * k.v_d / nullif(k.d, 0) ^ 4 end as spread,
    case k.type
      when 'ratio' then sqrt(k.sum_of_squares / nullif(k.units, 0)) / abs(nullif(k.d, 0))
        + abs(k.m) / nullif(k.d, 0) ^ 2 * sqrt(k.denominator_sum_of_squares / nullif(k.units, 0))
      else sqrt(k.sum_of_squares / nullif(k.units, 0)) end as size
  from (
    select t.*, t.sum / nullif(t.units, 0) as m, t.denominator_sum / nullif(t.units, 0) as d,
      (t.sum_of_squares - t.sum ^ 2 / nullif(t.units, 0)) / nullif(t.units - 1, 0) as v_m,
      (t.denominator_sum_of_squares - t.denominator_sum ^ 2 / nullif(t.units, 0)) / nullif(t.units - 1, 0) as v_d,
      (t.products - t.sum * t.denominator_sum / nullif(t.units, 0)) / nullif(t.units - 1, 0) as c_md
    from (
      select c.*, coalesce(u.units, 0)::float8 as units,
        coalesce(case c.type when 'proportion' then e.did else e.x end, 0)::float8 as sum,
        coalesce(case c.type when 'proportion' then e.did else e.xx end, 0)::float8 as sum_of_squares,
        case when c.denominator is not null then coalesce(d.x, 0)::float8 end as denominator_sum,
        case when c.denominator is not null then coalesce(d.xx, 0)::float8 end as denominator_sum_of_squares,
        case when c.denominator is not null then coalesce(p.x_d, 0)::float8 end as products
      from understudy.experiment_cell c
        left join lateral (
          select sum(units) as units from understudy.experiment_arm_day where experiment = c.experiment and arm = c.arm) u on true
        left join lateral (
          select sum(did) as did, sum(x) as x, sum(xx) as xx from understudy.experiment_event_day
          where experiment = c.experiment and arm = c.arm and event = c.numerator) e on true
        left join lateral (
          select sum(x) as x, sum(xx) as xx from understudy.experiment_event_day
          where experiment = c.experiment and arm = c.arm and event = c.denominator) d on true
        left join lateral (
          select sum(x_d) as x_d from understudy.experiment_pair_day
          where experiment = c.experiment and arm = c.arm and numerator = c.numerator and denominator = c.denominator) p on true) t) k) s;

-- Of a bandit, whose weights change, there is no such test.
create view understudy.experiment_sample_ratio as
select experiment, reporting.chi_square_p_value(sum((units - expected) ^ 2 / expected), count(*)::integer - 1) as p_value
from (
  select experiment, units, weight / sum(weight) over w * sum(units) over w as expected
  from (
    select x.id as experiment, (a.arm ->> 'weight')::float8 as weight, coalesce(u.units, 0)::float8 as units
    from understudy.experiment x
      cross join lateral jsonb_array_elements(x.definition -> 'arms') a (arm)
      left join lateral (
        select sum(units) as units from understudy.experiment_arm_day d where d.experiment = x.id and d.arm = a.arm ->> 'name') u on true
    where coalesce(x.definition #>> '{allocation,type}', 'fixed') <> 'bandit') s
  where weight > 0
  window w as (partition by experiment)) s
where expected > 0
group by experiment having count(*) > 1;

create view reporting.experiment_results as
select s.experiment, model, state, name as metric, role, type, better, arm, is_control, units::bigint as units, sum, sum_of_squares, denominator_sum, value,
  difference, difference_error, difference - critical * difference_error as difference_lower, difference + critical * difference_error as difference_upper,
  case test when 'fixed' then reporting.student_p_value(difference / difference_error, freedom)
    else reporting.sequence_p_value(difference / difference_error, alpha, tuning, both_units) end as p_value,
  lift, lift_error, lift - critical * lift_error as lift_lower, lift + critical * lift_error as lift_upper,
  case test when 'fixed' then reporting.student_p_value(lift / lift_error, freedom)
    else reporting.sequence_p_value(lift / lift_error, alpha, tuning, both_units) end as lift_p_value,
  test, alpha, r.p_value as srm_p_value, coalesce(r.p_value >= 0.001, true) as trustworthy
from (
  select b.*,
    case when difference is not null then case test when 'fixed' then reporting.student_critical(alpha, freedom)
      else reporting.sequence_critical(alpha, tuning, both_units) end end as critical
  from (
    select t.*, t.control_units + t.units as both_units,
      case when t.is_told then t.value - t.control_value end as difference,
      case when t.is_told then sqrt(t.a + t.b) end as difference_error,
      case when t.is_told then (t.value - t.control_value) / abs(nullif(t.control_value, 0)) end as lift,
      case when t.is_told then sqrt(t.a * (t.value / nullif(t.control_value, 0)) ^ 2 + t.b) / abs(nullif(t.control_value, 0)) end as lift_error,
      (t.a + t.b) ^ 2 / (t.a ^ 2 / nullif(t.control_units - 1, 0) + t.b ^ 2 / nullif(t.units - 1, 0)) as freedom
    from (
      select e.*, max(e.units) filter (where e.is_control) over of_metric as control_units, max(e.value) filter (where e.is_control) over of_metric as control_value,
        max(e.variance / nullif(e.units, 0)) filter (where e.is_control) over of_metric as a, e.variance / nullif(e.units, 0) as b,
        not e.is_control and e.variance is not null and max(e.variance) filter (where e.is_control) over of_metric is not null as is_told
      from understudy.experiment_estimate e
      window of_metric as (partition by e.experiment, e.role, e.position)) t) b) s
  left join understudy.experiment_sample_ratio r on r.experiment = s.experiment
order by s.experiment, case role when 'goal' then 0 when 'secondary' then 1 else 2 end, position, arm_position;

comment on view reporting.experiment_results is 'Of each metric and arm: units, sums, value, and difference and lift against the control with interval and p-value';
comment on column reporting.experiment_results.p_value is 'of the difference, by the experiment''s test: fixed is Welch''s, sequential the confidence sequence''s; null where there is none';
comment on column reporting.experiment_results.srm_p_value is 'sample ratio mismatch: below 0.001 nothing here can be trusted';

create view reporting.experiment_timeline as
select experiment, metric, role, type, arm, day, units, sum(units) over so_far as units_to_date, sum, sum(sum) over so_far as sum_to_date,
  sum(sum) over so_far / nullif(case type when 'ratio' then sum(denominator) over so_far else sum(units) over so_far end, 0) as value_to_date
from (
  select m.experiment, m.name as metric, m.role, m.type, m.arm, d.day, coalesce(u.units, 0) as units,
    coalesce(case m.type when 'proportion' then e.did else e.x end, 0) as sum, coalesce(n.x, 0) as denominator
  from understudy.experiment_cell m
    join (
      select experiment, day from understudy.experiment_arm_day union select experiment, day from understudy.experiment_event_day) d on d.experiment = m.experiment
    left join understudy.experiment_arm_day u on u.experiment = m.experiment and u.arm = m.arm and u.day = d.day
    left join understudy.experiment_event_day e on e.experiment = m.experiment and e.arm = m.arm and e.event = m.numerator and e.day = d.day
    left join understudy.experiment_event_day n on n.experiment = m.experiment and n.arm = m.arm and n.event = m.denominator and n.day = d.day) s
window so_far as (partition by experiment, role, metric, arm order by day)
order by experiment, metric, arm, day;

comment on view reporting.experiment_timeline is 'Of each metric, arm and day (UTC): what came on that day, and all up to its end';
comment on column reporting.experiment_timeline.units is 'that met the arm on that day';
comment on column reporting.experiment_timeline.sum is 'of a proportion: units that did it for the first time; else the sum of the values';

create view reporting.deployment_timeline as
select d.model, d.number as revision, lower(d.kind) as kind, lower(d.state) as state, d.activated_at as served_from,
  case when d.state <> 'ACTIVE' then d.ended_at end as served_until,
  s.share ->> 'version' as version, v.label, (s.share ->> 'basis_points')::numeric / 100 as percent, d.created_by, d.reason, d.restores as restores_revision
from understudy.deployment d
  cross join lateral jsonb_array_elements(d.split -> 'shares') s (share)
  left join understudy.model_version v on v.id = s.share ->> 'version'
where d.activated_at is not null
order by d.model, d.number, percent desc;

comment on view reporting.deployment_timeline is 'Which versions served a model, with which share of its traffic, from when to when; experiments apart';

-- The quantile in milliseconds if it lies in this bucket of n latencies, after so many before it; else null.
create function understudy.quantile_here(share numeric, n_until numeric, n numeric, total numeric, bucket smallint) returns float8
  language sql immutable parallel safe return
  case when n > 0 and n_until < share * total and share * total <= n_until + n then
    ((case when bucket = 0 then 0 else 2 ^ ((bucket - 1) / 16.0::float8) end) + (2 ^ (bucket / 16.0::float8) - (case when bucket = 0 then 0 else 2 ^ ((bucket - 1) / 16.0::float8) end)) * ((share * total - n_until) / n)::float8) / 1000 end;

create view reporting.model_traffic_daily as
with counted as (
  select model, version, day, status, bucket, calls, latency_us from understudy.prediction_day
  union all
  select model, version, day, status, bucket, calls, latency_us from understudy.prediction_growth),
traffic as (
  select model, version, day, sum(calls)::bigint as calls, coalesce(sum(calls) filter (where status not in ('ok', 'invalid')), 0)::bigint as errors,
    coalesce(sum(calls) filter (where status = 'invalid'), 0)::bigint as refused, (sum(latency_us) / sum(calls) / 1000)::float8 as mean_ms
  from counted group by model, version, day),
buckets as (
  select model, version, day, bucket, sum(calls) as n, sum(sum(calls)) over (partition by model, version, day order by bucket) - sum(calls) as n_until,
    sum(sum(calls)) over (partition by model, version, day) as total
  from counted where status in ('ok', 'deadline') group by model, version, day, bucket),
latencies as (
  select model, version, day,
    max(understudy.quantile_here(0.5, n_until, n, total, bucket)) as p50_ms,
    max(understudy.quantile_here(0.95, n_until, n, total, bucket)) as p95_ms,
    max(understudy.quantile_here(0.99, n_until, n, total, bucket)) as p99_ms
  from buckets group by model, version, day)
select model, version, day, calls, errors, refused, mean_ms, p50_ms, p95_ms, p99_ms
from traffic left join latencies using (model, version, day)
order by model, version, day;

comment on view reporting.model_traffic_daily is 'Calls, errors and latencies of each version by day (UTC)';
comment on column reporting.model_traffic_daily.refused is 'calls whose input broke a rule: no errors of the model';
comment on column reporting.model_traffic_daily.p95_ms is 'of answered calls and of those past their deadline, to 4.4 percent';

create view reporting.assignments as
select e.experiment, x.model, e.unit, e.arm, a.arm ->> 'version' as version, e.exposed_at, e.prediction
from understudy.exposure e join understudy.experiment x on x.id = e.experiment
  left join lateral (select arm from jsonb_array_elements(x.split -> 'arms') s (arm) where arm ->> 'name' = e.arm) a on true;

comment on view reporting.assignments is 'Which unit met which arm, and when first; units are personal data';

-- A database that the application does not own may forbid it to make a role; an administrator then makes it, and the
-- grants below follow with reporting.grant_access().
create function reporting.grant_access() returns void language plpgsql as $$
begin
  grant usage on schema reporting to understudy_reporting;
  grant select on all tables in schema reporting to understudy_reporting;
end $$;
revoke execute on function reporting.grant_access() from public;

do $$
begin
  if not exists (select from pg_roles where rolname = 'understudy_reporting') then
    create role understudy_reporting nologin;
  end if;
exception
  when insufficient_privilege then raise notice 'The role understudy_reporting has to be made by an administrator';
  when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'understudy_reporting') then
    perform reporting.grant_access();
    alter default privileges in schema reporting grant select on tables to understudy_reporting;
  end if;
end $$;
