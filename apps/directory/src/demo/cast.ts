import type { RegionCode, Role } from '@fire-campaign/domain';

/* Who plays in the demonstration: organisations and people are invented, only the regions are real. */

export const PROVINCES: readonly RegionCode[] = ['32', '21', '15'];
/** The province shown in depth, and the county shown down to its grids. */
export const MAIN_PROVINCE: RegionCode = '32';
export const MAIN_COUNTY: RegionCode = '320102';
export const MAIN_COUNTY_TOWNS = 3;
export const COMMUNITIES_PER_TOWN = 2;
export const GRIDS = ['第一网格', '第二网格'];

interface DivisionNames {
  readonly corps: string;
  readonly detachment: string;
}

export const DIVISIONS: readonly DivisionNames[] = [
  { corps: '防火监督处', detachment: '防火监督科' },
  { corps: '新闻宣传处', detachment: '新闻宣传科' },
  { corps: '灭火救援指挥部', detachment: '灭火救援指挥中心' },
  { corps: '后勤装备处', detachment: '后勤装备科' },
  { corps: '队务处', detachment: '队务科' },
  { corps: '办公室', detachment: '办公室' },
  { corps: '专项办', detachment: '专项办' },
  { corps: '保密办', detachment: '保密办' },
];

/** An account of the demonstration. */
export interface Seat {
  readonly login: string;
  readonly role: Role;
  /** Where the role counts; also the region of the organisation the person works in. */
  readonly regionCode: RegionCode;
  readonly title: string;
  /** Index into `DIVISIONS`, where the organisation has them. */
  readonly division: number;
}

const TITLES: Readonly<Record<Role, readonly [title: string, division: number]>> = {
  CAMPAIGN_ADMIN: ['专项办主任', 6],
  CAMPAIGN_APPROVER: ['分管领导', 5],
  REGISTRAR: ['单位库管理员', 0],
  INSPECTOR: ['消防监督员', 0],
  GRID_WORKER: ['网格员', 0],
  VIEWER: ['参谋', 5],
  INTEGRATOR: ['信息化工程师', 3],
  SYSTEM_ADMIN: ['系统管理员', 3],
  SECURITY_ADMIN: ['安全保密管理员', 7],
  AUDITOR: ['安全审计员', 7],
};

const seat = (login: string, role: Role, regionCode: RegionCode): Seat => ({
  login,
  role,
  regionCode,
  title: TITLES[role][0],
  division: TITLES[role][1],
});

/** @param cities codes of the main province's cities, @param counties of its counties */
export function seats(cities: readonly RegionCode[], counties: readonly RegionCode[]): readonly Seat[] {
  return [
    seat('js-admin', 'CAMPAIGN_ADMIN', '32'),
    seat('js-approver', 'CAMPAIGN_APPROVER', '32'),
    seat('js-registrar', 'REGISTRAR', '32'),
    seat('js-clerk', 'CAMPAIGN_ADMIN', '32'),
    seat('js-viewer', 'VIEWER', '32'),
    seat('js-integrator', 'INTEGRATOR', '32'),
    seat('sysadmin', 'SYSTEM_ADMIN', '32'),
    seat('secadmin', 'SECURITY_ADMIN', '32'),
    seat('auditor', 'AUDITOR', '32'),
    seat('ln-admin', 'CAMPAIGN_ADMIN', '21'),
    seat('ln-viewer', 'VIEWER', '21'),
    seat('c2102-inspector1', 'INSPECTOR', '2102'),
    seat('c2102-viewer', 'VIEWER', '2102'),
    ...cities.flatMap((city) => [
      seat(`c${city}-admin`, 'CAMPAIGN_ADMIN', city),
      seat(`c${city}-approver`, 'CAMPAIGN_APPROVER', city),
      seat(`c${city}-registrar`, 'REGISTRAR', city),
      ...[1, 2, 3, 4].map((number) => seat(`c${city}-inspector${number}`, 'INSPECTOR', city)),
      seat(`c${city}-grid`, 'GRID_WORKER', city),
    ]),
    ...counties.flatMap((county) => [
      seat(`c${county}-admin`, 'CAMPAIGN_ADMIN', county),
      seat(`c${county}-approver`, 'CAMPAIGN_APPROVER', county),
    ]),
  ];
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹'];
const GIVEN = [...'安宁平和清明正信诚勇毅恒远达航帆松柏竹梅兰晨晓春夏秋冬山川江河湖海云风雨雪'];

/** The same name for the same number; the middle 演 (演示) says that nobody bears it. */
export function inventedName(number: number): string {
  return `${SURNAMES[number % SURNAMES.length]}演${GIVEN[(number * 7 + Math.floor(number / SURNAMES.length)) % GIVEN.length]}`;
}
