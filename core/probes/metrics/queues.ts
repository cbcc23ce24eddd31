import type { Wanted } from './page.ts';

/** Messages that wait, by what brokers, their exporters and job libraries call them; the ready ones where they are told apart. */
export const DEPTH: readonly Wanted[] = [
  { name: 'rabbitmq_queue_messages_ready' },
  { name: 'rabbitmq_detailed_queue_messages_ready' },
  { name: 'rabbitmq_queue_messages' },
  { name: 'kafka_consumergroup_lag' },
  { name: 'kafka_consumergroup_group_lag' },
  { name: 'kafka_consumer_fetch_manager_records_lag' },
  { name: 'pulsar_subscription_back_log' },
  { name: 'nats_consumer_num_pending' },
  { name: 'jetstream_consumer_num_pending' },
  { name: 'aws_sqs_approximate_number_of_messages_visible_average' },
  { name: 'celery_queue_length' },
  { name: 'sidekiq_queue_backlog' },
  { name: 'sidekiq_queue_size' },
  { name: 'bull_queue_waiting' },
  { name: 'rq_jobs', where: { status: /^queued$/ } },
  { name: /(?:^|_)(?:queue_depth|(?:job|task|message|work)_queue_(?:length|size))$/ },
];

/** Age of the oldest message, seconds; the largest counts. */
export const AGE: readonly Wanted[] = [
  { name: 'kafka_consumergroup_group_lag_seconds' },
  { name: 'aws_sqs_approximate_age_of_oldest_message_maximum' },
  { name: 'sidekiq_queue_latency_seconds' },
  { name: 'sidekiq_queue_latency' },
  { name: /(?:^|_)queue_oldest_(?:message_|job_|task_)?age_seconds$/ },
];

/** Counters of what came in and of what was finished. */
export const FLOW: readonly { readonly arrived: Wanted; readonly finished: Wanted }[] = [
  { arrived: { name: 'rabbitmq_global_messages_routed_total' }, finished: { name: 'rabbitmq_global_messages_acknowledged_total' } },
  { arrived: { name: 'rabbitmq_queue_messages_published_total' }, finished: { name: 'rabbitmq_queue_messages_acked_total' } },
  {
    arrived: { name: /(?:^|_)(?:messages|jobs|tasks)_(?:enqueued|published|produced)_total$/ },
    finished: { name: /(?:^|_)(?:messages|jobs|tasks)_(?:finished|consumed|processed|completed)_total$/ },
  },
];
