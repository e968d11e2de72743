import type { LocalDate } from '@fire-campaign/domain';

/** One thing to check. Codes are stable: results and hazards keep them for ever. */
export interface ChecklistItem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The article breached when it fails; null where no single article is named. */
  readonly legalBasis: string | null;
}

/** A checklist (检查表) in force from `validFrom` to `validTo`, both included; open-ended when `validTo` is null. */
export interface Checklist {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The document it comes from. */
  readonly source: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly items: readonly ChecklistItem[];
}

/** The checklists as shipped. A changed list gets a new entry with its own days; an entry in use is never edited. */
export const CHECKLISTS: readonly Checklist[] = [
  {
    code: 'GENERAL',
    zh: '消防监督检查通用检查表',
    en: 'General fire inspection checklist',
    source: '消防法(2021年4月29日修正)第十六条、第六十条、第六十一条、第六十六条',
    validFrom: '2021-04-29',
    validTo: null,
    items: [
      {
        code: 'FACILITIES_INTACT',
        zh: '消防设施、器材、消防安全标志符合标准,保持完好有效',
        en: 'Fire facilities, equipment and signs meet the standards and are intact',
        legalBasis: '消防法第六十条第一款第(一)项',
      },
      {
        code: 'FACILITIES_IN_USE',
        zh: '未损坏、挪用或擅自拆除、停用消防设施、器材',
        en: 'No fire facility or equipment is damaged, misused, removed or switched off',
        legalBasis: '消防法第六十条第一款第(二)项',
      },
      {
        code: 'EVACUATION_ROUTE',
        zh: '疏散通道畅通,未占用、堵塞、封闭',
        en: 'Evacuation routes are clear',
        legalBasis: '消防法第六十条第一款第(三)项',
      },
      {
        code: 'SAFETY_EXIT',
        zh: '安全出口畅通,未锁闭、堵塞',
        en: 'Safety exits are unlocked and clear',
        legalBasis: '消防法第六十条第一款第(三)项',
      },
      {
        code: 'HYDRANT_AND_SPACING',
        zh: '未埋压、圈占、遮挡消火栓,未占用防火间距',
        en: 'Hydrants are accessible and fire spacing is kept free',
        legalBasis: '消防法第六十条第一款第(四)项',
      },
      {
        code: 'FIRE_LANE',
        zh: '消防车通道畅通,未占用、堵塞、封闭',
        en: 'Lanes for fire engines are clear',
        legalBasis: '消防法第六十条第一款第(五)项',
      },
      {
        code: 'WINDOW_OBSTACLE',
        zh: '人员密集场所门窗上未设置影响逃生和灭火救援的障碍物',
        en: 'Doors and windows of densely occupied places carry no obstacle to escape or rescue',
        legalBasis: '消防法第六十条第一款第(六)项',
      },
      {
        code: 'NOTIFIED_HAZARD',
        zh: '对消防救援机构通知的火灾隐患已及时采取措施消除',
        en: 'Hazards notified by the fire-rescue agency have been removed',
        legalBasis: '消防法第六十条第一款第(七)项',
      },
      {
        code: 'THREE_IN_ONE',
        zh: '生产、储存、经营场所未与居住场所违规设置在同一建筑物内',
        en: 'Production, storage or business and lodging do not unlawfully share a building',
        legalBasis: '消防法第六十一条',
      },
      {
        code: 'ELECTRICITY_AND_GAS',
        zh: '电器产品、燃气用具的安装、使用及线路、管路敷设符合规定',
        en: 'Electrical and gas appliances, wiring and piping meet the rules',
        legalBasis: '消防法第六十六条',
      },
      {
        code: 'OPEN_FIRE',
        zh: '用火、动火作业符合消防安全规定',
        en: 'Open fire and hot work follow the rules',
        legalBasis: '消防法第六十三条',
      },
      {
        code: 'E_BIKE',
        zh: '电动自行车未在室内、疏散通道、安全出口停放或充电',
        en: 'No e-bike is parked or charged indoors, on evacuation routes or at exits',
        legalBasis: null,
      },
      {
        code: 'SANDWICH_PANEL',
        zh: '未违规使用易燃可燃夹芯彩钢板搭建、分隔',
        en: 'No combustible sandwich panels are used for building or partition',
        legalBasis: null,
      },
      {
        code: 'UNIT_DUTIES',
        zh: '落实消防安全责任制,开展防火检查、消防演练和每年一次设施全面检测',
        en: 'Responsibilities, fire checks, drills and the yearly test of facilities are carried out',
        legalBasis: '消防法第十六条',
      },
    ],
  },
  {
    code: 'LETHAL_FACTORS',
    zh: '出租屋、群租房致灾关键检查表',
    en: 'Lethal factors of rented and shared housing',
    source: '辽宁省消防救援总队情况通报2022年第6期(2022年2月17日)',
    validFrom: '2022-02-17',
    validTo: null,
    items: [
      {
        code: 'LETHAL_SANDWICH_PANEL',
        zh: '违章搭建易燃可燃彩钢板',
        en: 'Unlawful structures of combustible sandwich panels',
        legalBasis: null,
      },
      {
        code: 'LETHAL_FIRE_SEPARATION',
        zh: '防火分隔不到位',
        en: 'Fire separation is missing',
        legalBasis: '消防法第六十条第一款第(一)项',
      },
      {
        code: 'LETHAL_BLOCKED_EXIT',
        zh: '占堵通道、锁闭出口',
        en: 'Routes are blocked or exits locked',
        legalBasis: '消防法第六十条第一款第(三)项',
      },
      {
        code: 'LETHAL_POWER_AND_GAS',
        zh: '违规用电用气',
        en: 'Electricity or gas is used against the rules',
        legalBasis: '消防法第六十六条',
      },
      { code: 'LETHAL_E_BIKE', zh: '电动车进楼入户充电', en: 'E-bikes are charged inside the building', legalBasis: null },
    ],
  },
];

/** The checklists in force on a day. */
export function checklistsOn(day: LocalDate): readonly Checklist[] {
  return CHECKLISTS.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
}

/** The item of that code on a checklist in force on a day; null when there is none. */
export function itemOn(code: string, day: LocalDate): ChecklistItem | null {
  for (const { items } of checklistsOn(day)) {
    const item = items.find((one) => one.code === code);
    if (item !== undefined) return item;
  }
  return null;
}
