import { z } from 'zod';
import { defineEvent, regionCode } from './contract.js';

/** What other services need to know of a unit; a higher `version` of the same unit wins. */
export const unitFacts = z.object({
  unitId: z.uuid().describe('单位编号 / id of the unit'),
  name: z.string().describe('单位名称 / name'),
  regionCode,
  categories: z.array(z.string()).describe('单位类别 / categories'),
  supervisingBody: z
    .enum(['FIRE_RESCUE', 'POLICE_STATION', 'TOWNSHIP'])
    .nullable()
    .describe('监管主体:消防救援机构、公安派出所、乡镇街道;未定为 null / who supervises it; null while undecided'),
  status: z
    .enum(['OPERATING', 'SUSPENDED', 'CLOSED', 'UNREACHABLE'])
    .describe('在营、停业、注销、失联 / operating, suspended, closed, unreachable'),
  location: z
    .object({
      longitude: z.number().describe('经度 / degrees east'),
      latitude: z.number().describe('纬度 / degrees north'),
      coordinateSystem: z.enum(['CGCS2000', 'WGS84', 'GCJ02', 'BD09', 'UNKNOWN']).describe('坐标系 / coordinate system'),
    })
    .nullable()
    .optional()
    .describe('位置;未登记为 null / where it is; null when not known'),
  version: z.number().int().describe('版本,大者为新 / a higher one is newer'),
});
export type UnitFacts = z.infer<typeof unitFacts>;

const unitLabels = {
  unitId: 'PUBLIC',
  name: 'PUBLIC',
  regionCode: 'PUBLIC',
  categories: 'PUBLIC',
  supervisingBody: 'PUBLIC',
  status: 'PUBLIC',
  location: { longitude: 'LOCATION', latitude: 'LOCATION', coordinateSystem: 'PUBLIC' },
  version: 'PUBLIC',
} as const;

/** A unit was registered, changed, suspended, closed or moved to another region: its whole present state. */
export const UnitChanged = defineEvent({
  type: 'units.unit.changed',
  version: 1,
  description: {
    zh: '单位登记、变更、停业、注销或迁移;每条记录都是其完整的当前状态。',
    en: 'A unit was registered, changed, suspended, closed or moved; each record is its whole present state.',
  },
  key: 'unitId',
  data: unitFacts,
  labels: unitLabels,
  public: { topic: 'units.unit', key: ['unitId'] },
});

/** Units entered the registry together, up to 1,000 an event (one registered by hand is a batch of one). */
export const UnitsRegistered = defineEvent({
  type: 'units.unit.batch-registered',
  version: 1,
  description: { zh: '一批单位登记入库,每个事件至多 1000 个。', en: 'Units entered the registry together, up to 1,000 an event.' },
  key: 'batchId',
  data: z.object({ batchId: z.string().describe('批次 / the batch'), units: z.array(unitFacts).max(1000).describe('单位 / the units') }),
  labels: { batchId: 'PUBLIC', units: unitLabels },
  public: { each: 'units', as: UnitChanged, regionCode: 'regionCode' },
});

/** An import run ended; sent once, also when it added nothing. */
export const ImportCompleted = defineEvent({
  type: 'units.import.completed',
  version: 1,
  description: { zh: '单位导入结束。', en: 'An import of units ended.' },
  key: 'importId',
  data: z.object({
    importId: z.uuid().describe('导入编号 / id of the import'),
    rows: z.number().int().describe('行数 / rows in the file'),
    added: z.number().int().describe('新增单位数 / units added'),
    alreadyKnown: z.number().int().describe('库中已有 / already registered'),
    duplicates: z.number().int().describe('文件内重复 / repeated within the file'),
    rejected: z.number().int().describe('不合格行数 / rows refused'),
  }),
  labels: {
    importId: 'INTERNAL',
    rows: 'INTERNAL',
    added: 'INTERNAL',
    alreadyKnown: 'INTERNAL',
    duplicates: 'INTERNAL',
    rejected: 'INTERNAL',
  },
});
