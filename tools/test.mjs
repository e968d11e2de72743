// `npm test`: every check of the project, each counted; ends with the plain line `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, findNode, install, root, run, step } from './install.mjs';

let passed = 0;
let failed = 0;

async function check(what, command, args) {
  await step(what, async () => {
    const { code, output } = await run(command, args, { env: { ...process.env, NX_DAEMON: 'false' } });
    if (code === 0) passed += 1;
    else {
      failed += 1;
      process.stdout.write(`\n${output.trim()}\n`);
      throw new Error(what);
    }
  }).catch(() => {});
}

try {
  await install();
  const node = findNode();
  const bin = (path) => join(root, 'node_modules', path);
  await check('build', node, [join(root, 'tools/build.mjs')]);
  await check('format (prettier)', node, [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn']);
  await check('project graph (nx)', node, [bin('nx/dist/bin/nx.js'), 'graph', '--file', join(tmpdir(), `fc-graph-${process.pid}.json`)]);
  await check('lint and module boundaries (eslint)', node, [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']);
  await check('types (tsc -b)', node, [bin('typescript/bin/tsc'), '-b', 'tsconfig.json', 'tsconfig.web.json']);
  await check('generated files are fresh', node, [join(root, 'tools/generated.ts'), '--check']);
  await check('licences of run-time dependencies', node, [join(root, 'tools/licences.ts')]);

  const directory = mkdtempSync(join(tmpdir(), 'fc-results-'));
  const results = join(directory, 'jest.json');
  console.log('… specs (jest, on a real PostgreSQL)');
  await run(node, [join(root, 'tools/jest.mjs'), '--ci', '--json', `--outputFile=${results}`], { echo: true });
  try {
    const report = JSON.parse(readFileSync(results, 'utf8'));
    passed += report.numPassedTests;
    failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
    if (report.numTotalTests === 0) failed += 1;
    if (report.numPendingTests > 0) console.log(`${report.numPendingTests} specs skipped`);
  } catch {
    failed += 1; // Jest ended without a report
  }
  rmSync(directory, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  fail(error);
}
