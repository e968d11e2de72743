import { ROLE_CODES, type Role } from '@fire-campaign/domain';
import { z } from 'zod';
import { defineEvent, localDate, regionCode } from './contract.js';

const version = z.number().int().describe('版本,大者为新 / a higher one is newer');

const regionFacts = z.object({ code: regionCode, name: z.string().describe('名称 / name') });
const regionLabels = { code: 'PUBLIC', name: 'PUBLIC' } as const;

/** A division code was loaded or renamed. Partners get it; services get whole batches. */
export const RegionChanged = defineEvent({
  type: 'directory.region.changed',
  version: 1,
  description: {
    zh: '行政区划载入或更名;每条记录都是其完整的当前状态。',
    en: 'A division code was loaded or renamed; each record is its whole present state.',
  },
  key: 'code',
  data: regionFacts,
  labels: regionLabels,
  public: { topic: 'directory.region', key: ['code'] },
});

/** Division codes were loaded or renamed, up to 1,000 an event; the last name sent for a code holds. */
export const RegionsLoaded = defineEvent({
  type: 'directory.region.batch-loaded',
  version: 1,
  description: { zh: '一批行政区划载入或更名,每个事件至多 1000 个。', en: 'Division codes were loaded or renamed, up to 1,000 an event.' },
  key: 'batchId',
  data: z.object({
    batchId: z.string().describe('批次 / the batch'),
    regions: z.array(regionFacts).max(1000).describe('行政区划 / the divisions'),
  }),
  labels: { batchId: 'PUBLIC', regions: regionLabels },
  public: { each: 'regions', as: RegionChanged, regionCode: 'code' },
});

/** An organisation (总队 … 网格) was created or changed; higher versions win. */
export const OrganizationChanged = defineEvent({
  type: 'directory.organization.changed',
  version: 1,
  description: {
    zh: '机构新建或变更;每条记录都是其完整的当前状态。',
    en: 'An organisation was created or changed; each record is its whole present state.',
  },
  key: 'organizationId',
  data: z.object({
    organizationId: z.uuid().describe('机构编号 / id of the organisation'),
    parentId: z.uuid().nullable().describe('上级机构;没有则为 null / the one above it; null for none'),
    regionCode,
    level: z
      .string()
      .describe('层级:总队、支队、大队、队站、乡镇街道、社区、网格 / CORPS, DETACHMENT, BRIGADE, STATION, TOWNSHIP, COMMUNITY, GRID'),
    name: z.string().describe('名称 / name'),
    version,
  }),
  labels: { organizationId: 'PUBLIC', parentId: 'PUBLIC', regionCode: 'PUBLIC', level: 'PUBLIC', name: 'PUBLIC', version: 'PUBLIC' },
  public: { topic: 'directory.organization', key: ['organizationId'] },
});

/** A division (处室) of an organisation was created or changed. */
export const DivisionChanged = defineEvent({
  type: 'directory.division.changed',
  version: 1,
  description: {
    zh: '处室新建或变更;每条记录都是其完整的当前状态。',
    en: 'A division of an organisation was created or changed; each record is its whole present state.',
  },
  key: 'divisionId',
  data: z.object({
    divisionId: z.uuid().describe('处室编号 / id of the division'),
    organizationId: z.uuid().describe('所属机构 / the organisation it belongs to'),
    regionCode,
    name: z.string().describe('名称 / name'),
    version,
  }),
  labels: { divisionId: 'PUBLIC', organizationId: 'PUBLIC', regionCode: 'PUBLIC', name: 'PUBLIC', version: 'PUBLIC' },
  public: { topic: 'directory.division', key: ['divisionId'] },
});

/** A person was created or changed; `identities` are the sign-in subjects that mean this person. */
export const PersonChanged = defineEvent({
  type: 'directory.person.changed',
  version: 1,
  description: { zh: '人员新建或变更。', en: 'A person was created or changed.' },
  key: 'personId',
  data: z.object({
    personId: z.uuid().describe('人员编号 / id of the person'),
    organizationId: z.uuid().describe('所在机构 / where they work'),
    regionCode,
    name: z.string().describe('姓名 / name'),
    active: z.boolean().describe('在岗 / whether they may act'),
    identities: z
      .array(z.object({ issuer: z.string().describe('签发者 / issuer'), subject: z.string().describe('登录主体 / subject') }))
      .describe('登录身份 / sign-in identities'),
    version,
  }),
  labels: {
    personId: 'INTERNAL',
    organizationId: 'PUBLIC',
    regionCode: 'PUBLIC',
    name: 'PERSONAL',
    active: 'INTERNAL',
    identities: 'INTERNAL',
    version: 'PUBLIC',
  },
});

/** A grant was issued, changed or revoked (`validTo` is the last day; a revoked grant ends before it began). */
export const GrantChanged = defineEvent({
  type: 'directory.grant.changed',
  version: 1,
  description: { zh: '授权签发、变更或收回。', en: 'A grant was issued, changed or revoked.' },
  key: 'personId',
  data: z.object({
    grantId: z.uuid().describe('授权编号 / id of the grant'),
    personId: z.uuid().describe('被授权人 / who holds it'),
    role: z.enum(ROLE_CODES as [Role, ...Role[]]).describe('角色 / role'),
    regionCode,
    campaignId: z.uuid().nullable().describe('限于该专项行动;null 为不限 / the one campaign it is for; null for any'),
    validFrom: localDate.describe('首日 / first day'),
    validTo: localDate.nullable().describe('末日,含当日 / last day, included'),
    revoked: z.boolean().describe('已收回 / revoked'),
  }),
  labels: {
    grantId: 'INTERNAL',
    personId: 'INTERNAL',
    role: 'INTERNAL',
    regionCode: 'INTERNAL',
    campaignId: 'INTERNAL',
    validFrom: 'INTERNAL',
    validTo: 'INTERNAL',
    revoked: 'INTERNAL',
  },
});

/**
 * A partner agency (对接单位) was added or changed; higher versions win. `keys` are all its signing keys: one that ends before
 * it began is revoked and proves nothing, whatever the moment it claims.
 */
export const PartnerChanged = defineEvent({
  type: 'directory.partner.changed',
  version: 1,
  description: { zh: '对接单位登记或变更。', en: 'A partner agency was added or changed.' },
  key: 'partnerId',
  data: z.object({
    partnerId: z.uuid().describe('对接单位编号 / id of the partner'),
    code: z.string().describe('单位代码 / code'),
    name: z.string().describe('单位名称 / name'),
    agencyKind: z.string().describe('类别 / kind of agency'),
    regionCode,
    status: z.enum(['ACTIVE', 'SUSPENDED']).describe('启用、暂停 / active, suspended'),
    reads: z.array(z.string()).describe('可订阅的公开主题 / public topics it may read'),
    writes: z.array(z.string()).describe('可发送的消息 / inbound messages it may send'),
    keys: z
      .array(
        z.object({
          keyid: z.string().describe('密钥名称 / name of the key'),
          publicKey: z.string().describe('Ed25519 公钥 / Ed25519 public key, base64 of its SubjectPublicKeyInfo (DER)'),
          validFrom: localDate.describe('首个有效日 / first day of validity'),
          validTo: localDate.nullable().describe('最后有效日 / last day of validity; null while nobody ended it'),
        }),
      )
      .describe('签名公钥 / signing keys'),
    version: z.number().int().describe('版本,大者为新 / a higher one is newer'),
  }),
  labels: {
    partnerId: 'INTERNAL',
    code: 'INTERNAL',
    name: 'INTERNAL',
    agencyKind: 'INTERNAL',
    regionCode: 'INTERNAL',
    status: 'INTERNAL',
    reads: 'INTERNAL',
    writes: 'INTERNAL',
    keys: 'INTERNAL',
    version: 'INTERNAL',
  },
});

/** The work calendar of a year was published, or another version of it: the higher version is the newer. It holds in the whole country. */
export const CalendarPublished = defineEvent({
  type: 'directory.calendar.published',
  version: 1,
  description: {
    zh: '一年的放假安排公布或更正,全国适用;每条记录都是其完整的当前状态。',
    en: 'The work calendar of a year was published or corrected, for the whole country; each record is its whole present state.',
  },
  key: 'year',
  data: z.object({
    year: z.number().int().describe('年份 / year'),
    document: z
      .object({
        title: z.string().describe('文件名称 / title'),
        number: z.string().nullable().describe('文号 / number'),
        issuedOn: localDate.describe('成文日期 / day of issue'),
      })
      .describe('公布安排的文件 / the notice that publishes it'),
    daysOff: z.array(localDate).describe('放假日 / days off'),
    workdays: z.array(localDate).describe('调休上班的周六、周日 / Saturdays and Sundays that are worked'),
    toVerify: z.boolean().describe('尚未与原文核对 / not yet compared with the notice'),
    version,
  }),
  labels: {
    year: 'PUBLIC',
    document: { title: 'PUBLIC', number: 'PUBLIC', issuedOn: 'PUBLIC' },
    daysOff: 'PUBLIC',
    workdays: 'PUBLIC',
    toVerify: 'PUBLIC',
    version: 'PUBLIC',
  },
});
