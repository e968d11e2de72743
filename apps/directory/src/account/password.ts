import { randomBytes, randomInt, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { textProblem } from '@fire-campaign/domain';

/** 32 MiB and about a tenth of a second a try; with five tries per ten minutes, guessing on line is hopeless. */
const COST = { N: 2 ** 15, r: 8, p: 1 };
const KEY_BYTES = 32;
const MAX_MEMORY = 256 * 2 ** 20;
const MIN_CHARACTERS = 12;
const MAX_CHARACTERS = 200;
const MIN_DIFFERENT = 5;

/** True when somebody may choose this password. */
export function isStrongPassword(password: string, loginName: string): boolean {
  const characters = [...password];
  return (
    textProblem(password) === null &&
    characters.length >= MIN_CHARACTERS &&
    characters.length <= MAX_CHARACTERS &&
    new Set(characters).size >= MIN_DIFFERENT &&
    !password.toLowerCase().includes(loginName)
  );
}

/** Easy to read aloud and to type: three groups of four, without characters that look alike. 60 bits. */
export function makePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group()].join('-');
}

/** @returns `scrypt:<N>:<r>:<p>:<salt>:<key>`, so that the cost can rise without touching old accounts */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join(':');
}

const NOBODY = ['scrypt', COST.N, COST.r, COST.p, randomBytes(16).toString('base64url'), randomBytes(KEY_BYTES).toString('base64url')].join(
  ':',
);

/** @param stored null when there is no such account: takes the same time, so that the answer does not tell */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt, key] = (stored ?? NOBODY).split(':');
  const derived = await derive(password, Buffer.from(salt!, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(derived, Buffer.from(key!, 'base64url')) && stored !== null;
}

/** The same characters typed by another input method are the same password. */
function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: MAX_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
