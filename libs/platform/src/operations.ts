import { Router } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Actor } from './actor.js';
import type { RunningService } from './service.js';

/** The process's metrics. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

export const operationSeconds = new Histogram({
  name: 'fc_graphql_operation_seconds',
  help: 'Time to answer a GraphQL operation, by outcome',
  labelNames: ['operation', 'outcome'] as const,
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [metrics],
});

/**
 * `/livez`, `/readyz` and `/metrics` of the services in this process.
 * @param services may be filled while the process starts
 * @param troublesElsewhere what is not right beside the services; empty when ready
 */
export function operationsRouter(
  services: readonly RunningService[],
  troublesElsewhere: () => Promise<readonly string[]> = async () => [],
): Router {
  const waiting = gauge(
    'fc_outbox_waiting',
    'Events committed and not yet sent',
    services,
    'SELECT count(*) AS n FROM outbox WHERE sent_at IS NULL',
  );
  const parked = gauge('fc_dead_letters', 'Events parked after five tries', services, 'SELECT count(*) AS n FROM dead_letter');
  const router = Router();
  router.get('/livez', (_, response) => void response.type('text/plain').send('ok\n'));
  router.get('/readyz', async (_, response) => {
    const troubles = (await Promise.all([troublesElsewhere(), ...services.map((service) => service.troubles())])).flat();
    response.status(troubles.length === 0 ? 200 : 503).json({ ready: troubles.length === 0, troubles });
  });
  router.get('/metrics', async (_, response) => {
    await Promise.all([waiting(), parked()]);
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}

function gauge(name: string, help: string, services: readonly RunningService[], sql: string): () => Promise<void> {
  metrics.removeSingleMetric(name);
  const gauge = new Gauge({ name, help, labelNames: ['service'] as const, registers: [metrics] });
  return async () => {
    for (const { definition, db } of services) {
      const rows = await db.read(Actor.system(definition.name), (tx) => tx.query<{ n: number }>(sql)).catch(() => []);
      if (rows[0] !== undefined) gauge.set({ service: definition.name }, rows[0].n);
    }
  };
}
