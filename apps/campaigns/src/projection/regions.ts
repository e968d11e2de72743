import { regionRange, type RegionCode } from '@fire-campaign/domain';
import type { Tx } from '@fire-campaign/platform';

/** The known regions directly below a province or city, by code; those below a county take no part of their own. */
export async function subordinates(tx: Tx, owner: RegionCode): Promise<readonly RegionCode[]> {
  const { from, to } = regionRange(owner);
  const rows = await tx.query<{ code: string }>(
    `SELECT code FROM region WHERE code > $1 AND code < $2 AND length(code) = $3 ORDER BY code`,
    [from, to, owner.length + 2],
  );
  return rows.map(({ code }) => code);
}
