import { hash } from 'node:crypto';
import { defineMachine, type ActionOf, type RegionCode, type StateOf } from '@fire-campaign/domain';
import { nameKey } from '../text.js';

/** Categories of units (单位类别) and the words that mean them in import files. @source 国发〔2011〕46号; 公安部令第61号第十三条; 九小场所 */
export const CATEGORIES = {
  KEY_UNIT: '消防安全重点单位',
  HIGH_RISK_UNIT: '火灾高危单位',
  SIZEABLE_NON_KEY: '具有一定规模非重点单位',
  GENERAL: '一般单位',
  NINE_SMALL: '九小场所',
  THREE_IN_ONE: '三合一场所',
  GROUP_RENTAL: '群租房',
  DENSELY_OCCUPIED: '人员密集场所',
  HOSPITAL: '医院',
  SCHOOL: '学校',
  KINDERGARTEN: '幼儿园',
  UNIVERSITY: '高等学校',
  TRAINING_INSTITUTION: '培训机构',
  SCENIC_AREA: '旅游景区',
  SHOP: '商店',
  RESTAURANT: '餐饮场所',
  HOTEL: '宾馆旅馆',
  ENTERTAINMENT: '公共娱乐场所',
  ELDERLY_CARE: '养老机构',
  HIGH_RISE: '高层建筑',
  LARGE_COMPLEX: '大型商业综合体',
  CONSTRUCTION_SITE: '建设工地',
  FACTORY: '生产企业',
  WAREHOUSE: '仓储物流场所',
  HAZARDOUS_GOODS: '易燃易爆危险品场所',
  HERITAGE: '文物古建筑',
  RELIGIOUS_SITE: '宗教活动场所',
} as const;
export type UnitCategory = keyof typeof CATEGORIES;
export const CATEGORY_CODES = Object.keys(CATEGORIES) as readonly UnitCategory[];

export const SUPERVISING_BODIES = { FIRE_RESCUE: '消防救援机构', POLICE_STATION: '派出所', TOWNSHIP: '乡镇(街道)' } as const;
export type SupervisingBody = keyof typeof SUPERVISING_BODIES;

export const COORDINATE_SYSTEMS = ['CGCS2000', 'WGS84', 'GCJ02', 'BD09', 'UNKNOWN'] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

/** Widest values that are still believable; forms and imports refuse the rest as slips. Coordinates: the land and sea of China. */
export const LIMITS = {
  name: 200,
  address: 300,
  personName: 50,
  phone: 40,
  longitude: { min: 73, max: 136 },
  latitude: { min: 3, max: 54 },
  areaM2: { min: 0, max: 10_000_000 },
  heightM: { min: 0, max: 1_000 },
  floorsAbove: { min: 0, max: 200 },
  floorsBelow: { min: 0, max: 20 },
} as const;

/** Digits with the usual marks between them, and 转 before an extension. */
export const PHONE = /^[0-9+][0-9+\-() 转]{2,}$/;

/** Operating states of a unit. */
export const unitMachine = defineMachine({
  name: { zh: '单位状态', en: 'Unit status' },
  initial: 'OPERATING',
  states: {
    OPERATING: { zh: '在营', en: 'operating' },
    SUSPENDED: { zh: '停业', en: 'suspended' },
    CLOSED: { zh: '注销', en: 'closed' },
    UNREACHABLE: { zh: '失联', en: 'unreachable' },
  },
  transitions: [
    { from: 'OPERATING', action: 'SUSPEND', to: 'SUSPENDED', who: 'units:write', zh: '停业' },
    { from: 'SUSPENDED', action: 'RESUME', to: 'OPERATING', who: 'units:write', zh: '恢复营业' },
    { from: ['OPERATING', 'SUSPENDED'], action: 'LOSE', to: 'UNREACHABLE', who: 'units:write', zh: '登记失联' },
    { from: 'UNREACHABLE', action: 'FIND', to: 'OPERATING', who: 'units:write', zh: '恢复联系' },
    { from: ['OPERATING', 'SUSPENDED', 'UNREACHABLE'], action: 'CLOSE', to: 'CLOSED', who: 'units:write', zh: '注销' },
    { from: 'CLOSED', action: 'REOPEN', to: 'OPERATING', who: 'units:write', zh: '恢复登记' },
  ],
});
export type UnitStatus = StateOf<typeof unitMachine>;
export type UnitStatusAction = ActionOf<typeof unitMachine>;

/**
 * What makes two records the same unit: the credit code, else name, region and address in comparable form (hashed, because an
 * index entry has a size limit). Equal keys cannot be registered twice.
 *
 * @param creditCode in canonical form
 */
export function dedupeKey(creditCode: string | null, comparableName: string, regionCode: RegionCode, address: string | null): string {
  if (creditCode !== null) return creditCode;
  return hash('sha256', `${comparableName}\n${regionCode}\n${address === null ? '' : nameKey(address)}`, 'base64url').slice(0, 22);
}

/** A phone number as those without the right to change units see it: 138****0000. Short numbers keep their last two digits. */
export function maskedPhone(phone: string): string {
  return phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`;
}
