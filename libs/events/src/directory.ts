import { ROLE_CODES, type Role } from '@fire-campaign/domain';
import { z } from 'zod';
import { defineEvent, localDate, regionCode } from './contract.js';

/** Division codes were loaded or renamed, up to 1,000 an event; the last name sent for a code holds. */
export const RegionsLoaded = defineEvent({
  type: 'directory.region.batch-loaded',
  version: 1,
  key: 'batchId',
  data: z.object({ batchId: z.string(), regions: z.array(z.object({ code: regionCode, name: z.string() })).max(1000) }),
  labels: { batchId: 'PUBLIC', regions: 'PUBLIC' },
});

/** An organisation (总队 … 网格) was created or changed; higher versions win. */
export const OrganizationChanged = defineEvent({
  type: 'directory.organization.changed',
  version: 1,
  key: 'organizationId',
  data: z.object({
    organizationId: z.uuid(),
    parentId: z.uuid().nullable(),
    regionCode,
    level: z.string(),
    name: z.string(),
    version: z.number().int(),
  }),
  labels: { organizationId: 'PUBLIC', parentId: 'PUBLIC', regionCode: 'PUBLIC', level: 'PUBLIC', name: 'PUBLIC', version: 'PUBLIC' },
});

/** A division (处室) of an organisation was created or changed. */
export const DivisionChanged = defineEvent({
  type: 'directory.division.changed',
  version: 1,
  key: 'divisionId',
  data: z.object({ divisionId: z.uuid(), organizationId: z.uuid(), regionCode, name: z.string(), version: z.number().int() }),
  labels: { divisionId: 'PUBLIC', organizationId: 'PUBLIC', regionCode: 'PUBLIC', name: 'PUBLIC', version: 'PUBLIC' },
});

/** A person was created or changed; `identities` are the sign-in subjects that mean this person. */
export const PersonChanged = defineEvent({
  type: 'directory.person.changed',
  version: 1,
  key: 'personId',
  data: z.object({
    personId: z.uuid(),
    organizationId: z.uuid(),
    regionCode,
    name: z.string(),
    active: z.boolean(),
    identities: z.array(z.object({ issuer: z.string(), subject: z.string() })),
    version: z.number().int(),
  }),
  labels: {
    personId: 'INTERNAL',
    organizationId: 'PUBLIC',
    regionCode: 'PUBLIC',
    name: 'PERSONAL',
    active: 'INTERNAL',
    identities: 'INTERNAL',
    version: 'PUBLIC',
  },
});

/** A grant was issued, changed or revoked (`validTo` is the last day; a revoked grant ends before it began). */
export const GrantChanged = defineEvent({
  type: 'directory.grant.changed',
  version: 1,
  key: 'personId',
  data: z.object({
    grantId: z.uuid(),
    personId: z.uuid(),
    role: z.enum(ROLE_CODES as [Role, ...Role[]]),
    regionCode,
    campaignId: z.uuid().nullable(),
    validFrom: localDate,
    validTo: localDate.nullable(),
    revoked: z.boolean(),
  }),
  labels: {
    grantId: 'INTERNAL',
    personId: 'INTERNAL',
    role: 'INTERNAL',
    regionCode: 'INTERNAL',
    campaignId: 'INTERNAL',
    validFrom: 'INTERNAL',
    validTo: 'INTERNAL',
    revoked: 'INTERNAL',
  },
});
