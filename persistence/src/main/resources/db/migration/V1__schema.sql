create schema if not exists understudy;
