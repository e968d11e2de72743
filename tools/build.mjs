// Emits apps and libs with SWC: `src/**/*.ts` to `dist`, other files as they are; and the console with Vite. Only what changed;
// types are checked by `tsc -b`.
//   node tools/build.mjs [--without-web] [project folder …]
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** @returns {Promise<number>} how many files were written; the console counts as one */
export async function build(projects = allProjects()) {
  const web = projects.filter(isWeb);
  const console = web.filter((project) => existsSync(join(root, project, 'vite.config.ts')));
  const [emitted, ...built] = await Promise.all([
    emit(projects.filter((project) => !web.includes(project))),
    ...console.map(buildWithVite),
  ]);
  return built.reduce((sum, count) => sum + count, emitted);
}

/** Pages and their parts go through Vite as one; Node never loads them. */
function isWeb(project) {
  const file = join(root, project, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).nx?.tags.includes('type:web');
}

/** @returns {Promise<number>} 1 when it was built, 0 when what lies in `dist` was made from the same sources */
async function buildWithVite(project) {
  const stamp = join(root, project, 'dist', '.sources');
  const sources = sourcesOf(project);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return 0;
  const vite = await import('vite');
  await vite.build({ configFile: join(root, project, 'vite.config.ts'), configLoader: 'native', logLevel: 'warn' });
  writeFileSync(stamp, sources);
  return 1;
}

/** A digest of all that the pages are made from, the locked packages included. */
function sourcesOf(project) {
  const hash = createHash('sha256');
  const folders = [project, ...allProjects().filter((other) => other !== project && runsInBrowser(other))];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => !/^(dist|node_modules)(\/|$)|\.spec\.ts$/.test(name))
      .map((name) => join(folder, name)),
  );
  for (const file of [...files.sort(), 'package-lock.json', 'tsconfig.base.json']) {
    if (!statSync(join(root, file)).isFile()) continue;
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function runsInBrowser(project) {
  const file = join(root, project, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).nx?.tags.some((tag) => /^runtime:(browser|any)$/.test(tag));
}

async function emit(projects) {
  const { transformFile } = await import('@swc/core');
  const settings = statSync(join(root, '.swcrc')).mtimeMs;
  let written = 0;
  for (const project of projects) {
    const src = join(root, project, 'src');
    const dist = join(root, project, 'dist');
    if (!existsSync(src)) continue;
    const wanted = new Set();
    const work = [];
    for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
      const from = join(src, name);
      const stat = statSync(from);
      if (stat.isDirectory() || name.endsWith('.spec.ts')) continue;
      const code = name.endsWith('.ts') && !name.endsWith('.d.ts');
      const to = join(dist, code ? name.replace(/\.ts$/, '.js') : name);
      wanted.add(to);
      if (code) wanted.add(`${to}.map`);
      if (existsSync(to) && statSync(to).mtimeMs >= Math.max(stat.mtimeMs, settings)) continue;
      mkdirSync(dirname(to), { recursive: true });
      written += 1;
      if (!code) {
        copyFileSync(from, to);
        continue;
      }
      work.push(
        transformFile(from, { configFile: join(root, '.swcrc'), sourceFileName: relative(dirname(to), from) }).then(
          ({ code: text, map }) => {
            writeFileSync(`${to}.map`, map);
            writeFileSync(to, `${text}\n//# sourceMappingURL=${to.split('/').at(-1)}.map\n`);
          },
        ),
      );
    }
    await Promise.all(work);
    if (!existsSync(dist)) continue;
    for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
      const file = join(dist, name);
      if (!wanted.has(file) && !statSync(file).isDirectory()) rmSync(file);
    }
  }
  return written;
}

function allProjects() {
  return ['libs', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${folder}/${entry.name}`),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const projects = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const wanted = projects.length > 0 ? projects : allProjects();
  await build(process.argv.includes('--without-web') ? wanted.filter((project) => !isWeb(project)) : wanted);
}
