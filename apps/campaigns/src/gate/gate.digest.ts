import { digest } from '@fire-campaign/platform';
import type { GateReport } from './gate.rules.js';

/** Digest of what a report says, apart from when it was made: equal figures and verdicts have equal digests. */
export const gateDigest = ({ criteria }: GateReport): string =>
  digest(criteria.map(({ key, met, waived, figure, numerator, denominator }) => ({ key, met, waived, figure, numerator, denominator })));
