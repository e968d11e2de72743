/**
 * What a person may do. A grant gives a role in a region (and all regions below it) for a time; a role is a fixed set of
 * capabilities. Services name capabilities, never roles, so that a role can change without touching a use case.
 */
export const CAPABILITIES = [
  'directory:read',
  'directory:write',
  'directory:grant',
  'partners:manage',
  'units:read',
  'units:write',
  'units:import',
  'inspections:read',
  'inspections:draw',
  'inspections:record',
  'hazards:rectify',
  'hazards:reinspect',
  'referrals:issue',
  'campaigns:read',
  'campaigns:write',
  'campaigns:approve',
  'phases:propose',
  'phases:transition',
  'phases:waive',
  'tasks:work',
  'insights:read',
  'audit:read',
  'events:read',
  'events:redrive',
  'events:discard',
  'schema:introspect',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

const BUSINESS_READS = ['directory:read', 'units:read', 'inspections:read', 'campaigns:read', 'insights:read'] as const;

interface RoleDefinition {
  readonly zh: string;
  readonly en: string;
  readonly capabilities: readonly Capability[];
}

/**
 * The roles. The three administrators (三员: system, security, audit) are kept apart from each other and from business
 * data: none of them reads or changes units, inspections or campaigns.
 */
export const ROLES = {
  CAMPAIGN_ADMIN: {
    zh: '专项办管理员',
    en: 'Campaign administrator',
    capabilities: [...BUSINESS_READS, 'campaigns:write', 'phases:propose', 'inspections:draw', 'referrals:issue', 'tasks:work'],
  },
  CAMPAIGN_APPROVER: {
    zh: '审批负责人',
    en: 'Campaign approver',
    capabilities: [...BUSINESS_READS, 'campaigns:approve', 'phases:transition', 'phases:waive'],
  },
  REGISTRAR: { zh: '单位库管理员', en: 'Unit registrar', capabilities: [...BUSINESS_READS, 'units:write', 'units:import'] },
  INSPECTOR: {
    zh: '消防监督员',
    en: 'Inspector',
    capabilities: [...BUSINESS_READS, 'inspections:record', 'hazards:rectify', 'hazards:reinspect', 'referrals:issue', 'tasks:work'],
  },
  GRID_WORKER: {
    zh: '网格员',
    en: 'Grid worker',
    capabilities: ['directory:read', 'units:read', 'inspections:read', 'campaigns:read', 'hazards:rectify'],
  },
  VIEWER: { zh: '查阅人员', en: 'Viewer', capabilities: BUSINESS_READS },
  INTEGRATOR: { zh: '平台对接人员', en: 'Integrator', capabilities: [...BUSINESS_READS, 'schema:introspect'] },
  SYSTEM_ADMIN: {
    zh: '系统管理员',
    en: 'System administrator',
    capabilities: ['directory:read', 'directory:write', 'partners:manage', 'events:read', 'events:redrive'],
  },
  SECURITY_ADMIN: {
    zh: '安全保密管理员',
    en: 'Security administrator',
    capabilities: ['directory:read', 'directory:grant', 'events:read', 'events:discard'],
  },
  AUDITOR: { zh: '安全审计员', en: 'Auditor', capabilities: ['directory:read', 'audit:read'] },
} as const satisfies Record<string, RoleDefinition>;
export type Role = keyof typeof ROLES;
export const ROLE_CODES = Object.keys(ROLES) as readonly Role[];

/** True when a grant of `role` includes `capability`. */
export function roleAllows(role: Role, capability: Capability): boolean {
  return (ROLES[role].capabilities as readonly Capability[]).includes(capability);
}

/** Roles one person may not hold together: who administers may not grant, who audits may do neither. @source 三员分立(等保三级 8.1.5) */
export const EXCLUSIVE_ROLES: readonly Role[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'];
