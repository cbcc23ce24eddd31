export const LIMITS = 'SELECT VERSION() AS version, @@max_connections AS max_connections, SUBSTRING_INDEX(CURRENT_USER(), "@", 1) AS user';
export const STATUS =
  "SHOW GLOBAL STATUS WHERE Variable_name IN ('Threads_connected', 'Max_used_connections', 'Connection_errors_max_connections', 'Aborted_clients')";
/** The text of a statement never leaves the server. */
export const SESSIONS =
  'SELECT ID AS id, USER AS user, HOST AS host, COMMAND AS command, TIME AS time, STATE AS state, MD5(INFO) AS statement ' +
  'FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() LIMIT 10000';
export const TRANSACTIONS =
  'SELECT trx_mysql_thread_id AS id, TIMESTAMPDIFF(SECOND, trx_started, NOW()) AS age, trx_state AS state FROM information_schema.INNODB_TRX LIMIT 10000';
/** Who waits for whom: where MariaDB and MySQL up to 5.7 have it, and where MySQL 8 has it. */
export const WAITS =
  'SELECT r.trx_mysql_thread_id AS waiter, b.trx_mysql_thread_id AS holder FROM information_schema.INNODB_LOCK_WAITS w ' +
  'JOIN information_schema.INNODB_TRX r ON r.trx_id = w.requesting_trx_id JOIN information_schema.INNODB_TRX b ON b.trx_id = w.blocking_trx_id LIMIT 200';
export const WAITS_8 =
  'SELECT r.trx_mysql_thread_id AS waiter, b.trx_mysql_thread_id AS holder FROM performance_schema.data_lock_waits w ' +
  'JOIN information_schema.INNODB_TRX r ON r.trx_id = w.REQUESTING_ENGINE_TRANSACTION_ID JOIN information_schema.INNODB_TRX b ON b.trx_id = w.BLOCKING_ENGINE_TRANSACTION_ID LIMIT 200';
