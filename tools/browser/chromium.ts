import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** No browser, and none can be installed here. */
export class ChromiumUnavailable extends Error {}

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FONTS = '/usr/share/fonts/opentype/noto';

/**
 * The system's Chromium; installed from the system's packages, with a Chinese font, where it is missing and we may.
 * @returns its path
 * @throws ChromiumUnavailable saying what to do
 */
export function chromium(): string {
  const found = CANDIDATES.find((path) => existsSync(path));
  if (found !== undefined && (existsSync(FONTS) || !mayInstall())) return found;
  if (!mayInstall())
    throw new ChromiumUnavailable('there is no Chromium. Install the packages chromium and fonts-noto-cjk of your system, then run again.');
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (status !== 0) throw new ChromiumUnavailable(`apt-get ${args.join(' ')} failed: ${stderr.trim().split('\n').at(-1)}`);
  }
  const installed = CANDIDATES.find((path) => existsSync(path));
  if (installed === undefined) throw new ChromiumUnavailable('the package chromium was installed, but brought no /usr/bin/chromium');
  return installed;
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}
