// `npm start`: installs what is missing, builds what changed, runs the platform in one process; `npm run start:distributed`: in many.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fail, findNode, install, root, run, step, Stop } from './install.mjs';

try {
  await install();
  const node = findNode();
  await step('构建 building', async () => {
    const { code, output } = await run(node, [join(root, 'tools', 'build.mjs')]);
    if (code !== 0) throw new Stop(`构建失败。/ The build failed:\n${output.trim()}`);
  });
  const distributed = process.argv[2] === 'distributed';
  const program = distributed ? join(root, 'tools', 'start-distributed.ts') : join(root, 'apps', 'standalone', 'dist', 'main.js');
  const platform = spawn(node, ['--enable-source-maps', program], {
    cwd: root,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the platform by itself; this process only waits for its clean stop.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => platform.kill('SIGTERM'));
  platform.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  fail(error);
}
