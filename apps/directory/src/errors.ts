import { defineErrors } from '@fire-campaign/platform';

export const errors = defineErrors({
  REGION_UNKNOWN: {
    kind: 'invalid',
    field: ['regionCode'],
    zh: '区划代码 {code} 不在区划库中。省 2 位、市 4 位、县 6 位、乡镇 9 位、村 12 位。请用 regions 查询正确的代码。',
    en: 'Region {code} is not in the division codes (province 2 digits, city 4, county 6, town 9, village 12). Look the code up with the query regions.',
  },
  CALENDAR_PROVINCE: {
    kind: 'invalid',
    zh: '放假安排全国适用,须由省级系统管理员录入。请报请省级管理员办理。',
    en: 'The work calendar holds in the whole country and is imported by the system administrator of a province. Ask one.',
  },
  LEVEL_NOT_IN_REGION: {
    kind: 'invalid',
    field: ['level'],
    zh: '{level} 级机构不能设在该级区划。请改用 {allowed} 级区划的代码。',
    en: 'An organisation of level {level} cannot be set up in a region of this level. Use a region of level {allowed}.',
  },
  PARENT_REQUIRED: {
    kind: 'invalid',
    field: ['parentId'],
    zh: '该级机构须有上级机构。请填写 parentId。',
    en: 'An organisation of this level needs a parent. Give parentId.',
  },
  PARENT_NOT_ABOVE: {
    kind: 'invalid',
    field: ['parentId'],
    zh: '上级机构须级别更高,且其辖区包含本机构。请另选上级机构。',
    en: 'The parent must be of a higher level and its region must contain this one. Choose another parent.',
  },
  DIVISION_EXISTS: {
    kind: 'invalid',
    field: ['name'],
    zh: '该机构已有名为“{name}”的处室。请换一个名称或使用已有处室。',
    en: 'The organisation already has a division "{name}". Choose another name or use that one.',
  },
  DIVISION_ELSEWHERE: {
    kind: 'invalid',
    field: ['divisionId'],
    zh: '该处室不属于所填机构。请选择本机构的处室。',
    en: 'The division belongs to another organisation. Choose one of this organisation.',
  },
  IDENTITY_TAKEN: {
    kind: 'invalid',
    field: ['identities'],
    zh: '登录身份 {subject} 已属于另一人。请核对签发方和主体标识。',
    en: 'The sign-in identity {subject} belongs to somebody else. Check issuer and subject.',
  },
  IDENTITY_RESERVED: {
    kind: 'invalid',
    field: ['identities'],
    zh: '内置登录服务的身份由系统分配。请改用 createAccount 开通账号。',
    en: 'Identities of the built-in sign-in are given by the system. Use createAccount instead.',
  },
  PERSON_INACTIVE: {
    kind: 'invalid',
    field: ['personId'],
    zh: '该人员已停用。请先用 changePerson 恢复启用。',
    en: 'The person is deactivated. Activate them with changePerson first.',
  },
  PERIOD_REVERSED: {
    kind: 'invalid',
    field: ['validTo'],
    zh: '截止日期 {to} 早于起始日期 {from}。请更正日期。',
    en: 'The last day {to} lies before the first day {from}. Correct the dates.',
  },
  POST_ENDED: {
    kind: 'conflict',
    zh: '该职务已于 {on} 结束。无需再次结束。',
    en: 'The post already ended on {on}. There is nothing left to end.',
  },
  GRANT_IN_PAST: {
    kind: 'invalid',
    field: ['validFrom'],
    zh: '授权不能早于今天({today})生效。请将起始日期改为今天或以后。',
    en: 'A grant cannot begin before today ({today}). Let it begin today or later.',
  },
  GRANT_TO_ONESELF: {
    kind: 'forbidden',
    zh: '不能给自己授权。请由另一名安全保密管理员办理。',
    en: 'Nobody grants rights to themselves. Ask another security administrator.',
  },
  ROLES_EXCLUDE: {
    kind: 'invalid',
    field: ['role'],
    zh: '三员分立:该人员同期已有“{held}”,不能再授予“{role}”。请改授他人,或先撤销原授权。',
    en: 'Three administrators are kept apart: the person holds "{held}" at that time and cannot get "{role}". Choose another person or revoke that grant first.',
  },
  GRANT_REVOKED: {
    kind: 'conflict',
    zh: '该授权已被撤销。无需再次撤销。',
    en: 'The grant is already revoked. There is nothing left to revoke.',
  },
  LOGIN_TAKEN: {
    kind: 'invalid',
    field: ['loginName'],
    zh: '登录名“{loginName}”已被使用。请换一个。',
    en: 'The login name "{loginName}" is taken. Choose another.',
  },
  ACCOUNT_EXISTS: {
    kind: 'conflict',
    zh: '该人员已有账号。无需再次开通。',
    en: 'The person already has an account. There is no need for another.',
  },
  ACCOUNT_AFTER_GRANT: {
    kind: 'conflict',
    zh: '该人员已有授权,不能再由他人设定其登录密码。请先撤销授权,开通账号后重新授权。',
    en: 'The person already holds grants, so nobody else may set their password. Revoke the grants, create the account, then grant again.',
  },
  BUILT_IN_SIGN_IN_OFF: {
    kind: 'conflict',
    zh: '已配置外部登录服务,本系统不保存密码。请在外部登录服务中办理。',
    en: 'An external sign-in is configured and no passwords are kept here. Do this at the external sign-in.',
  },
  GRANTS_EXIST: {
    kind: 'conflict',
    zh: '本系统已有授权,首批管理员只能在空系统中创建。请由系统管理员建人并开通账号(createPerson、createAccount),由安全保密管理员授权(issueGrant)。',
    en: 'Grants exist here already, and the first administrators are made in an empty installation only. Let the system administrator create the person and the account (createPerson, createAccount) and the security administrator grant the rights (issueGrant).',
  },
  WRONG_PASSWORD: {
    kind: 'invalid',
    field: ['currentPassword'],
    zh: '当前密码不正确,或账号因连续输错已锁定 10 分钟。请核对后重试。',
    en: 'The current password is wrong, or the account is locked for 10 minutes after too many wrong tries. Check it and try again.',
  },
  PARTNER_EXISTS: {
    kind: 'invalid',
    field: ['code'],
    zh: '单位代码“{code}”已被使用。请换一个代码,或使用已登记的单位。',
    en: 'The partner code "{code}" is taken. Choose another, or use the partner that is there.',
  },
  PARTNER_STATE: {
    kind: 'conflict',
    zh: '该对接单位已处于“{zh}”状态。无需再次操作。',
    en: 'The partner is already {en}. There is nothing left to do.',
  },
  KEY_EXISTS: {
    kind: 'invalid',
    field: ['key'],
    zh: '该密钥名称或公钥已登记过。请生成新的密钥对并另取名称。',
    en: 'This key name or key was registered before. Make a new pair under a new name.',
  },
  KEYS_END_IN_PAST: {
    kind: 'invalid',
    field: ['previousUntil'],
    zh: '原公钥的最后有效日不得早于今天({today})。如需立即作废,请不填该项。',
    en: 'The last day of the previous keys cannot be before today ({today}). To revoke them at once, leave it out.',
  },
  WEAK_PASSWORD: {
    kind: 'invalid',
    field: ['newPassword'],
    zh: '新密码须为 12 至 200 个字符,不含登录名,至少有 5 个不同字符,且不同于原密码。请更换。',
    en: 'The new password needs 12 to 200 characters, at least 5 different ones, without the login name, and must differ from the old one. Choose another.',
  },
});
