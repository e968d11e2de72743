import { describe, expect, it } from '@jest/globals';
import { hashPassword, isStrongPassword, verifyPassword } from './password.js';

describe('passwords', () => {
  it.each([
    ['correct horse battery', true],
    ['春眠不觉晓处处闻啼鸟夜来', true],
    ['elevenchars', false],
    ['x'.repeat(201), false],
    ['abababababab', false],
    ['the-JS-Admin-way', false],
    ['nul\0nul\0nul\0nul', false],
  ])('%j is strong: %s', (password, expected) => {
    expect(isStrongPassword(password, 'js-admin')).toBe(expected);
  });

  it('are kept with salt and cost, and recognised whatever the input method', async () => {
    const [one, other] = await Promise.all([hashPassword('pass\uff11word'), hashPassword('pass\uff11word')]);
    expect(one).not.toBe(other);
    expect(one).toMatch(/^scrypt:32768:8:1:[\w-]{22}:[\w-]{43}$/);
    expect(await verifyPassword('pass1word', one)).toBe(true);
    expect(await verifyPassword('pass2word', one)).toBe(false);
    expect(await verifyPassword('pass1word', null)).toBe(false);
  });

  it('of a lower cost still work', async () => {
    const { scryptSync } = await import('node:crypto');
    const key = scryptSync('old', Buffer.from('salt'), 32, { N: 1024, r: 8, p: 1 }).toString('base64url');
    const stored = `scrypt:1024:8:1:${Buffer.from('salt').toString('base64url')}:${key}`;
    expect(await verifyPassword('old', stored)).toBe(true);
  });
});
