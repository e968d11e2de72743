import { canonicalCreditCode, creditCodeProblem, isRegionCode } from '@fire-campaign/domain';
import { z } from 'zod';
import { idempotencyKey, text } from '../text.js';
import type { UnitDetails } from './unit.entity.js';
import {
  CATEGORY_CODES,
  COORDINATE_SYSTEMS,
  LIMITS,
  PHONE,
  SUPERVISING_BODIES,
  unitMachine,
  type SupervisingBody,
  type UnitCategory,
  type UnitStatus,
  type UnitStatusAction,
} from './unit.rules.js';

/** What is wrong with a credit code, for forms and for imports. */
export const CREDIT_CODE_REFUSALS = {
  LENGTH: {
    code: 'CREDIT_CODE_LENGTH',
    zh: '统一社会信用代码应为18位。请核对证照。',
    en: 'A credit code has 18 characters. Check the licence.',
  },
  CHARACTER: {
    code: 'CREDIT_CODE_CHARACTER',
    zh: '统一社会信用代码只含数字和除 I、O、S、V、Z 外的大写字母。请核对是否误写(如 O 与 0)。',
    en: 'A credit code has digits and capital letters except I, O, S, V and Z. Look for a slip, such as O for 0.',
  },
  CHECK_DIGIT: {
    code: 'CREDIT_CODE_CHECK_DIGIT',
    zh: '统一社会信用代码校验位不符。请核对证照。',
    en: 'The check digit of the credit code does not match. Check the licence.',
  },
} as const;

const creditCode = z
  .string()
  .max(100)
  .transform(canonicalCreditCode)
  .superRefine((code, context) => {
    const problem = creditCodeProblem(code);
    if (problem !== null) context.addIssue({ code: 'custom', params: CREDIT_CODE_REFUSALS[problem] });
  });

const phone = text(LIMITS.phone).regex(PHONE);
const person = z.object({ name: text(LIMITS.personName), phone: phone.nullish() });
const number = ({ min, max }: { readonly min: number; readonly max: number }) => z.number().min(min).max(max);
const location = z.object({
  longitude: number(LIMITS.longitude),
  latitude: number(LIMITS.latitude),
  coordinateSystem: z.enum(COORDINATE_SYSTEMS),
});
const categories = z
  .array(z.enum(CATEGORY_CODES as [UnitCategory, ...UnitCategory[]]))
  .min(1)
  .max(10)
  .transform((codes) => [...new Set(codes)]);
const supervisingBody = z.enum(Object.keys(SUPERVISING_BODIES) as [SupervisingBody, ...SupervisingBody[]]);
export const regionCode = z.string().refine(isRegionCode);

const details = {
  name: text(LIMITS.name),
  alias: text(LIMITS.name).nullish(),
  creditCode: creditCode.nullish(),
  address: text(LIMITS.address).nullish(),
  regionCode,
  location: location.nullish(),
  categories,
  areaM2: number(LIMITS.areaM2).nullish(),
  heightM: number(LIMITS.heightM).nullish(),
  floorsAbove: number(LIMITS.floorsAbove).int().nullish(),
  floorsBelow: number(LIMITS.floorsBelow).int().nullish(),
  responsiblePerson: person.nullish(),
  manager: person.nullish(),
  supervisingBody: supervisingBody.nullish(),
};

export const registerUnitInput = z.object({ idempotencyKey, ...details });

export const changeUnitInput = z.object({
  idempotencyKey,
  id: z.uuid(),
  expectedVersion: z.int(),
  reason: text(500),
  ...details,
  name: details.name.optional(),
  regionCode: details.regionCode.optional(),
  categories: details.categories.optional(),
});

export const changeUnitStatusInput = z.object({
  idempotencyKey,
  id: z.uuid(),
  expectedVersion: z.int(),
  reason: text(500),
  action: z.enum([...new Set(unitMachine.transitions.map((row) => row.action))] as [UnitStatusAction, ...UnitStatusAction[]]),
});

export const unitFilter = z.object({
  regionCode: regionCode.nullish(),
  categories: z.array(z.string()).max(50).nullish(),
  statuses: z
    .array(z.string() as z.ZodType<UnitStatus>)
    .max(10)
    .nullish(),
  supervisingBody: supervisingBody.nullish(),
  name: text(LIMITS.name).nullish(),
});

type Given = Partial<z.output<typeof registerUnitInput>>;

/** The record's columns for what was sent; fields that were not sent are left out. */
export function detailsOf(input: Given): Partial<UnitDetails> {
  const { location, responsiblePerson, manager } = input;
  const columns: { -readonly [Field in keyof UnitDetails]: UnitDetails[Field] | undefined } = {
    name: input.name,
    alias: input.alias,
    creditCode: input.creditCode,
    address: input.address,
    regionCode: input.regionCode,
    ...(location === undefined ? { longitude: undefined, latitude: undefined, coordinateSystem: undefined } : flatLocation(location)),
    categories: input.categories,
    areaM2: input.areaM2,
    heightM: input.heightM,
    floorsAbove: input.floorsAbove,
    floorsBelow: input.floorsBelow,
    responsibleName: responsiblePerson && responsiblePerson.name,
    responsiblePhone: responsiblePerson && (responsiblePerson.phone ?? null),
    managerName: manager && manager.name,
    managerPhone: manager && (manager.phone ?? null),
    supervisingBody: input.supervisingBody,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<UnitDetails>;
}

function flatLocation(given: z.output<typeof location> | null) {
  return given ?? { longitude: null, latitude: null, coordinateSystem: null };
}

/** The same with null for what was not sent: a complete new record. */
export function newDetailsOf(input: z.output<typeof registerUnitInput>): UnitDetails {
  const { name, regionCode, categories } = input;
  return {
    alias: null,
    creditCode: null,
    address: null,
    longitude: null,
    latitude: null,
    coordinateSystem: null,
    areaM2: null,
    heightM: null,
    floorsAbove: null,
    floorsBelow: null,
    responsibleName: null,
    responsiblePhone: null,
    managerName: null,
    managerPhone: null,
    supervisingBody: null,
    ...detailsOf(input),
    name,
    regionCode,
    categories,
  };
}
