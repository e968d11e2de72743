import { z } from 'zod';
import { defineEvent, regionCode } from './contract.js';

/** What other services need to know of a unit; a higher `version` of the same unit wins. */
export const unitFacts = z.object({
  unitId: z.uuid(),
  name: z.string(),
  regionCode,
  categories: z.array(z.string()),
  supervisingBody: z.enum(['FIRE_RESCUE', 'POLICE_STATION', 'TOWNSHIP']).nullable(),
  status: z.enum(['OPERATING', 'SUSPENDED', 'CLOSED', 'UNREACHABLE']),
  version: z.number().int(),
});
export type UnitFacts = z.infer<typeof unitFacts>;

/** Units entered the registry together, up to 1,000 an event (one registered by hand is a batch of one). */
export const UnitsRegistered = defineEvent({
  type: 'units.unit.batch-registered',
  version: 1,
  key: 'batchId',
  data: z.object({ batchId: z.string(), units: z.array(unitFacts).max(1000) }),
  labels: { batchId: 'PUBLIC', units: 'PUBLIC' },
});

/** A registered unit was changed, suspended, closed or moved to another region. */
export const UnitChanged = defineEvent({
  type: 'units.unit.changed',
  version: 1,
  key: 'unitId',
  data: unitFacts,
  labels: {
    unitId: 'PUBLIC',
    name: 'PUBLIC',
    regionCode: 'PUBLIC',
    categories: 'PUBLIC',
    supervisingBody: 'PUBLIC',
    status: 'PUBLIC',
    version: 'PUBLIC',
  },
});

/** An import run ended; sent once, also when it added nothing. */
export const ImportCompleted = defineEvent({
  type: 'units.import.completed',
  version: 1,
  key: 'importId',
  data: z.object({
    importId: z.uuid(),
    rows: z.number().int(),
    added: z.number().int(),
    alreadyKnown: z.number().int(),
    duplicates: z.number().int(),
    rejected: z.number().int(),
  }),
  labels: {
    importId: 'INTERNAL',
    rows: 'INTERNAL',
    added: 'INTERNAL',
    alreadyKnown: 'INTERNAL',
    duplicates: 'INTERNAL',
    rejected: 'INTERNAL',
  },
});
