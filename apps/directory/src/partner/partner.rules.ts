import { createPublicKey } from 'node:crypto';
import type { LocalDate } from '@fire-campaign/domain';

/**
 * Departments that fire rescue works with.
 * @source 江苏省专项整治行动方案:公安、住建、教育、民政、卫健、文旅、商务、宗教、文物等行业部门
 */
export const AGENCY_KINDS = [
  'HOUSING',
  'EDUCATION',
  'CIVIL_AFFAIRS',
  'PUBLIC_SECURITY',
  'HEALTH',
  'CULTURE_TOURISM',
  'COMMERCE',
  'RELIGIOUS_AFFAIRS',
  'CULTURAL_HERITAGE',
  'EMERGENCY',
  'MARKET_REGULATION',
  'PLATFORM_COMPANY',
  'OTHER',
] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];
export const PARTNER_STATUSES = ['ACTIVE', 'SUSPENDED'] as const;
export type PartnerStatus = (typeof PARTNER_STATUSES)[number];

/** A key with which a partner signs what it sends. */
export interface SigningKey {
  /** What the partner calls it, in the attribute `keyid`. */
  readonly keyid: string;
  /** Ed25519, base64 of the SubjectPublicKeyInfo (DER). */
  readonly publicKey: string;
  readonly validFrom: LocalDate;
  /** Last day; null while nobody ended it; before `validFrom` when it was revoked. */
  readonly validTo: LocalDate | null;
}

/** A revoked key proves nothing, whatever moment its signature claims. */
export function isRevoked({ validFrom, validTo }: SigningKey): boolean {
  return validTo !== null && validTo < validFrom;
}

/**
 * The key in the one form that is kept: base64 of the DER.
 * @param text PEM (`-----BEGIN PUBLIC KEY-----`) or its base64 alone
 * @returns null for anything that is not an Ed25519 public key
 */
export function ed25519PublicKey(text: string): string | null {
  const base64 = text.replace(/-----(BEGIN|END) PUBLIC KEY-----/g, '').replace(/\s/g, '');
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key.export({ format: 'der', type: 'spki' }).toString('base64') : null;
  } catch {
    return null;
  }
}
