// Emits apps and libs with SWC: `src/**/*.ts` to `dist`, other files as they are. Only what changed; types are checked by `tsc -b`.
//   node tools/build.mjs [project folder …]
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** @returns {Promise<number>} how many files were written */
export async function build(projects = allProjects()) {
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
  const projects = process.argv.slice(2);
  await build(projects.length > 0 ? projects : undefined);
}
