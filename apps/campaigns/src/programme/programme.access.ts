import { regionContains, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { Tx } from '@fire-campaign/platform';
import { isOwnOrAbove } from '../campaign/campaign.access.js';
import { errors } from '../errors.js';
import { Programme } from './programme.entity.js';

/**
 * The programme under which a campaign of some region and days may stand; null for none.
 * @throws PROGRAMME_UNKNOWN also for one of elsewhere, PROGRAMME_OUTSIDE
 */
export async function requireProgramme(
  tx: Tx,
  programmeId: string | null,
  { regionCode, startsOn, endsOn }: { readonly regionCode: RegionCode; readonly startsOn: LocalDate; readonly endsOn: LocalDate },
): Promise<Programme | null> {
  if (programmeId === null) return null;
  // Held, so that its days are not narrowed meanwhile. Those below read it and may not change it, hence no row lock.
  await tx.query(`SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))`, [`programme ${programmeId}`]);
  const programme = await tx.find(Programme, programmeId);
  if (programme === null || !isOwnOrAbove(tx.actor, programme) || !regionContains(programme.regionCode, regionCode)) {
    throw errors.PROGRAMME_UNKNOWN();
  }
  if (startsOn < programme.startsOn || endsOn > programme.endsOn)
    throw errors.PROGRAMME_OUTSIDE({ startsOn, endsOn, name: programme.name });
  return programme;
}
