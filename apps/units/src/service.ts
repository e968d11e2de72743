import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RegionCode } from '@fire-campaign/domain';
import { Module } from '@nestjs/common';
import { ImportCompleted, UnitChanged, UnitsRegistered } from '@fire-campaign/events';
import { Actor, sdlUnder, type RunningService, type ServiceDefinition } from '@fire-campaign/platform';
import { Import, ImportProblem, Upload } from './import/import.entity.js';
import { ImportProblemResolver, ImportResolver } from './import/import.resolver.js';
import { ImportService } from './import/import.service.js';
import { UploadService } from './import/upload.service.js';
import { CreateUnits1700000100000 } from './migrations/1700000100000-create-units.js';
import { RegionConsumer } from './region/region.consumer.js';
import { Unit, UnitChange } from './unit/unit.entity.js';
import { UnitChangeResolver, UnitResolver } from './unit/unit.resolver.js';
import { UnitService } from './unit/unit.service.js';
import { unitMachine } from './unit/unit.rules.js';

@Module({
  providers: [
    UnitService,
    UnitResolver,
    UnitChangeResolver,
    UploadService,
    ImportService,
    ImportResolver,
    ImportProblemResolver,
    RegionConsumer,
  ],
})
class UnitsModule {}

/** Registry of units and premises: what is supervised, by whom, and how it got there. */
export const units: ServiceDefinition = {
  name: 'units',
  module: UnitsModule,
  sdl: sdlUnder(new URL('.', import.meta.url)),
  entities: [Unit, UnitChange, Upload, Import, ImportProblem],
  migrations: [CreateUnits1700000100000],
  publishes: [UnitsRegistered, UnitChanged, ImportCompleted],
  machines: [unitMachine],
  demo: loadExampleUnits,
};

/** The example files are of Jiangsu (江苏). */
const EXAMPLE_REGION: RegionCode = '32';

/**
 * Imports the example files in the name of the service, as soon as the directory has told it the province's cities and counties.
 * Its idempotency keys make a second call find the work done.
 * @throws Error when a file is refused
 */
async function loadExampleUnits(service: RunningService): Promise<readonly string[]> {
  const actor = Actor.system(units.name);
  const uploads = service.nest.get(UploadService, { strict: false });
  const imports = service.nest.get(ImportService, { strict: false });
  const known = () => service.db.read(actor, (tx) => tx.query('SELECT 1 FROM region WHERE code = $1', [EXAMPLE_REGION]));
  while ((await known()).length === 0) await wait(100);
  for (const file of exampleUnitFiles()) {
    const fileName = basename(file);
    const bytes = readFileSync(file);
    const idempotencyKey = `example-${fileName}`;
    const upload = await uploads.create(actor, {
      idempotencyKey: `${idempotencyKey}-upload`,
      regionCode: EXAMPLE_REGION,
      fileName,
      sizeBytes: bytes.length,
    });
    await uploads.append(actor, {
      idempotencyKey: `${idempotencyKey}-bytes`,
      uploadId: upload.id,
      offset: 0,
      contentBase64: bytes.toString('base64'),
    });
    const { id: importId } = await imports.preview(actor, { idempotencyKey: `${idempotencyKey}-preview`, uploadId: upload.id });
    const { status } = await imports.run(actor, { idempotencyKey: `${idempotencyKey}-run`, importId });
    if (status !== 'COMPLETED') throw new Error(`the import of ${fileName} ended ${status}`);
  }
  return [];
}

/** Files of real units of Jiangsu (hospitals, scenic areas) that ship with the product; origin and licence are in their NOTICE.md. */
export function exampleUnitFiles(): readonly string[] {
  return ['units-hospital-jiangsu.csv', 'units-scenic-jiangsu.csv'].map((name) =>
    fileURLToPath(new URL(`../data/${name}`, import.meta.url)),
  );
}
