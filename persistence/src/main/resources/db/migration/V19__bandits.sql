-- Bandits: their units count for a stated time, and one that a change of weights moves before its time is over counts no
-- more. What such a unit did until then would say less of the arms that lose units than of those that gain them.

alter table understudy.experiment_count
  add column within interval,
  add column moves_until integer not null default 0;

comment on column understudy.experiment_count.within is 'for how long since its exposure what a unit does counts; null for always';
comment on column understudy.experiment_count.moves_until is 'number of the last deployment whose moves of units are counted';

create table understudy.experiment_look (
  experiment text        primary key,
  looked_at  timestamptz not null,
  look       jsonb       not null
);

comment on table understudy.experiment_look is 'When the weights of a bandit were last computed, and what came of it';
comment on column understudy.experiment_look.looked_at is 'by the database''s clock';
comment on column understudy.experiment_look.look is 'the figures, and the weights or why they stay';
