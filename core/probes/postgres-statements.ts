/**
 * Ordinary users are refused while as many slots are left as are reserved: three for superusers by default, and from
 * version 16 those of `reserved_connections` (PostgreSQL documentation, runtime-config-connection).
 */
export const SETTINGS =
  "SELECT current_setting('max_connections')::int AS max_connections, current_setting('superuser_reserved_connections')::int AS superuser_reserved, " +
  "coalesce(nullif(current_setting('reserved_connections', true), ''), '0')::int AS reserved, current_user::text AS role";

/**
 * The text of a statement never leaves the server. Who blocks is asked for 50 waiting sessions at most: each question
 * holds the lock tables for a moment. Without pg_read_all_stats nearly all columns of others are
 * null, backend_type too: then it is a client where it has a user and a database (the launcher of replicas has no database).
 */
export const SESSIONS =
  'SELECT pid, extract(epoch FROM backend_start)::float8 AS started, state, ' +
  'extract(epoch FROM clock_timestamp() - state_change)::float8 AS state_age, extract(epoch FROM clock_timestamp() - xact_start)::float8 AS transaction_age, ' +
  'extract(epoch FROM state_change - backend_start)::float8 AS used_for, md5(query) AS statement, wait_event_type, wait_event, ' +
  'host(client_addr) AS address, client_port AS port, left(application_name, 64) AS application, ' +
  "CASE WHEN wait_event_type = 'Lock' AND row_number() OVER (PARTITION BY wait_event_type ORDER BY pid) <= 50 THEN array_to_string(pg_blocking_pids(pid), ',') END AS blocked_by " +
  "FROM pg_catalog.pg_stat_activity WHERE (backend_type = 'client backend' OR (backend_type IS NULL AND usesysid IS NOT NULL AND datid IS NOT NULL)) AND pid <> pg_backend_pid() LIMIT 10000";
