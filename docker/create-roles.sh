#!/bin/sh
# Runs once, when the database is made: a login of its own for each service, which may use its tables and owns none.
set -eu
for service in directory units inspections campaigns insights; do
  psql --set ON_ERROR_STOP=1 --set password="$SERVICE_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<SQL
CREATE ROLE fc_$service LOGIN NOBYPASSRLS PASSWORD :'password';
SQL
done
