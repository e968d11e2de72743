/** Partner agencies: their record in directory, and their users and rights on the broker. */
import { readFileSync } from 'node:fs';
import { INBOUND_MESSAGES, PUBLIC_TOPICS } from '@fire-campaign/events';
import {
  CannotAdminister,
  examinePartner,
  grantPartner,
  isEncrypted,
  partnerAccess,
  partnerCommands,
  partnerUsers,
  retirePartnerUsers,
  revokePartner,
  rotatePartner,
  type PartnerAccess,
  type PartnerOnBroker,
} from '@fire-campaign/kafka';
import { connectionFromEnvironment, doctor } from '@fire-campaign/partner-sdk';
import { AppError, makeLog, platformSettings, readConfig, StartError, type PlatformConfig } from '@fire-campaign/platform';
import { Session, SIGN_IN_OPTIONS } from './session.ts';

/** Options of these commands, for `parseArgs`. */
export const PARTNER_OPTIONS = {
  ...SIGN_IN_OPTIONS,
  region: { type: 'string' },
  code: { type: 'string' },
  name: { type: 'string' },
  kind: { type: 'string' },
  reads: { type: 'string' },
  writes: { type: 'string' },
  keyid: { type: 'string' },
  'key-file': { type: 'string' },
  'previous-until': { type: 'string' },
  retire: { type: 'boolean', default: false },
  topics: { type: 'string' },
} as const;
type Values = { readonly [Name in keyof typeof PARTNER_OPTIONS]?: string | boolean };

const SIGN_IN = '--user <system administrator> --password <password> [--url http://localhost:4000]';
const KEY = '--keyid <name of the key> --key-file <public key, PEM>';

/** @returns the exit code, 0 when left out; `usage` ends the process */
export const PARTNER_COMMANDS: Readonly<
  Record<string, { readonly usage: string; run(values: Values, usage: () => never): Promise<number | void> }>
> = {
  'partner add': {
    usage: `${SIGN_IN} --code js-civil-affairs --name <name> --kind CIVIL_AFFAIRS --region 32 --reads campaigns.phase,inspections.referral [--writes referral-answers ${KEY}]`,
    async run(values, usage) {
      const { code, name, kind, region } = texts(values);
      if (code === undefined || name === undefined || kind === undefined || region === undefined) return usage();
      const directory = await Directory.open(values, usage);
      await directory.change('addPartner', {
        idempotencyKey: `cli-partner-add-${code}`,
        code,
        name,
        agencyKind: kind,
        regionCode: region,
        reads: list(values.reads).map(topicName),
        writes: list(values.writes),
        key: signingKey(values),
      });
      const partner = await directory.partner(code); // said again, the command is answered as it was the first time
      console.log(`✓ 已登记对接单位 / the partner is registered: ${partner.code} ${partner.name} (${partner.regionCode})`);
      await onBroker(partner, partnerAccess(partner), (config) => grantPartner(config, makeLog('warn'), partner));
    },
  },

  'partner rotate': {
    usage: `--code <code> ${SIGN_IN} [--retire | ${KEY} [--previous-until <last day of the previous keys>]]`,
    async run(values, usage) {
      const { code } = texts(values);
      if (code === undefined) return usage();
      const directory = await Directory.open(values, usage);
      const partner = await directory.partner(code);
      if (values['key-file'] !== undefined) {
        const { partner: changed } = await directory.change('rotatePartnerKey', {
          idempotencyKey: `cli-partner-key-${code}-${String(values.keyid)}-${partner.version}`,
          id: partner.id,
          expectedVersion: partner.version,
          key: signingKey(values),
          previousUntil: values['previous-until'] ?? null,
        });
        for (const { keyid, validFrom, validTo, revoked } of changed.keys)
          console.log(`${keyid.padEnd(20)} ${validFrom} – ${revoked ? '已作废 / revoked' : (validTo ?? '')}`);
        return;
      }
      if (values.retire === true) {
        const retired = await retirePartnerUsers(settings(), code);
        console.log(
          retired.length === 0
            ? '没有可停用的旧用户。/ There is no old user to remove.'
            : `✓ 已停用旧用户 / old users removed: ${retired.join(', ')}`,
        );
        return;
      }
      await onBroker(partner, partnerAccess(partner, 2), (config) => rotatePartner(config, makeLog('warn'), partner));
      console.log(
        '对接单位换用新用户后,用 --retire 停用旧用户;在此之前两者均有效。/ Both users work until the partner has changed over; then remove the old one with --retire.',
      );
    },
  },

  'partner list': {
    usage: SIGN_IN,
    async run(values, usage) {
      const directory = await Directory.open(values, usage);
      const config = settings();
      const users = config.FC_KAFKA_BROKERS === undefined ? null : await partnerUsers(config);
      for (const { code, name, regionCode, status, reads, writes, keys } of await directory.partners()) {
        const signing = keys
          .filter(({ revoked }) => !revoked)
          .map(({ keyid, validTo }) => `${keyid}${validTo === null ? '' : ` (–${validTo})`}`);
        console.log(`${code.padEnd(24)} ${regionCode.padEnd(6)} ${status.padEnd(10)} ${name}`);
        console.log(`  可读 reads:  ${reads.join(', ') || '–'}`);
        console.log(`  可写 writes: ${writes.join(', ') || '–'}; 签名密钥 signing keys: ${signing.join(', ') || '–'}`);
        if (users !== null) console.log(`  Kafka 用户 users: ${users.get(code)?.join(', ') ?? '– (partner add / partner rotate)'}`);
      }
    },
  },

  'partner revoke': {
    usage: `--code <code> ${SIGN_IN}`,
    async run(values, usage) {
      const { code } = texts(values);
      if (code === undefined) return usage();
      const directory = await Directory.open(values, usage);
      const { id, status, version } = await directory.partner(code);
      if (status === 'ACTIVE')
        await directory.change('suspendPartner', { idempotencyKey: `cli-partner-revoke-${code}-${version}`, id, expectedVersion: version });
      console.log('✓ 已暂停对接,其反馈不予受理。/ The partner is suspended; its answers are refused.');
      const removed = await revokePartner(settings(), code);
      console.log(`✓ 已删除 Kafka 用户及其权限 / users and rights on the broker removed: ${removed.join(', ') || '–'}`);
    },
  },

  'partner doctor': {
    usage:
      '--code <code> [--topics campaigns.phase,inspections.referral]   (FC_KAFKA_BROKERS, FC_KAFKA_SASL_* and FC_KAFKA_TLS* of the partner)',
    async run(values, usage) {
      const { code } = texts(values);
      if (code === undefined) return usage();
      return examine(settings(), code, list(values.topics).map(topicName));
    },
  },
};

interface PartnerRecord extends PartnerOnBroker {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly status: 'ACTIVE' | 'SUSPENDED';
  readonly version: number;
  readonly keys: readonly {
    readonly keyid: string;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly revoked: boolean;
  }[];
}
const PARTNER = '{ id code name regionCode status reads writes version keys { keyid validFrom validTo revoked } }';

/** The partners in directory, read and changed as a system administrator. */
class Directory {
  private readonly session: Session;

  private constructor(session: Session) {
    this.session = session;
  }

  static async open(values: Values, usage: () => never): Promise<Directory> {
    return new Directory(await Session.open(values, usage));
  }

  /** @throws AppError with the platform's wording when it refuses */
  change(mutation: string, input: Readonly<Record<string, unknown>>): Promise<{ readonly partner: PartnerRecord }> {
    return this.session.change(mutation, `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`, input, `partner ${PARTNER}`);
  }

  /** @throws AppError when there is none that the administrator sees */
  async partner(code: string): Promise<PartnerRecord> {
    const { partners } = await this.session.ask(`query ($code: String!) { partners(code: $code) { nodes ${PARTNER} } }`, { code });
    if (partners.nodes[0] !== undefined) return partners.nodes[0];
    throw new AppError(
      'PARTNER_UNKNOWN',
      'not-found',
      `没有对接单位“${code}”。请核对代码。`,
      `There is no partner "${code}". Check the code.`,
    );
  }

  async partners(): Promise<readonly PartnerRecord[]> {
    const all: PartnerRecord[] = [];
    for (let after: string | null = null; ;) {
      const query = `query ($after: String) { partners(first: 200, after: $after) { nodes ${PARTNER} pageInfo { endCursor hasNextPage } } }`;
      const { partners } = await this.session.ask(query, { after });
      all.push(...partners.nodes);
      if (!partners.pageInfo.hasNextPage) return all;
      after = partners.pageInfo.endCursor;
    }
  }
}

/**
 * Grants and prints, or prints the commands by which an administrator of the broker grants.
 * @throws AppError when the partner is suspended
 */
async function onBroker(
  partner: PartnerRecord,
  planned: PartnerAccess,
  work: (config: PlatformConfig) => Promise<PartnerAccess & { readonly password: string }>,
): Promise<void> {
  if (partner.status === 'SUSPENDED') {
    throw new AppError(
      'PARTNER_SUSPENDED',
      'conflict',
      `对接单位“${partner.code}”已暂停,未授予任何 Kafka 权限。请先恢复对接(resumePartner)。`,
      `The partner "${partner.code}" is suspended and was given no rights on the broker. Resume it first (resumePartner).`,
    );
  }
  const config = settings();
  if (config.FC_KAFKA_BROKERS === undefined)
    return printCommands('未设置 FC_KAFKA_BROKERS。/ FC_KAFKA_BROKERS is not set.', planned, config);
  try {
    printAccess(partner.code, await work(config), config);
  } catch (error) {
    if (!(error instanceof CannotAdminister)) throw error;
    printCommands(error.message, planned, config);
  }
}

function printAccess(code: string, access: PartnerAccess & { readonly password: string }, config: PlatformConfig): void {
  const { username, password, rights, quota, groupPrefix } = access;
  const brokers = config.FC_KAFKA_BROKERS!.join(',');
  console.log(`Kafka 地址 brokers:      ${brokers}${isEncrypted(config) ? ' (TLS)' : ''}`);
  console.log(`主体 principal:          User:${username}`);
  console.log(`用户名 user name:        ${username}`);
  console.log(`密码 password:           ${password}   (SCRAM-SHA-512;只显示这一次 / shown this once)`);
  console.log(`消费组前缀 group prefix: ${groupPrefix}`);
  console.log(`限额 quota:              读 ${quota.consumerBytes} B/s, 写 ${quota.producerBytes} B/s`);
  console.log('权限 rights:');
  for (const { operation, resource, name, prefix } of rights)
    console.log(`  ${operation.padEnd(8)} ${resource.toLowerCase()} ${name}${prefix ? '*' : ''}`);
  const tls = isEncrypted(config) ? ' FC_KAFKA_TLS=true FC_KAFKA_TLS_CA=<ca.pem>' : '';
  console.log('在对接单位处验证 / to be tried at the partner’s:');
  console.log(
    `  FC_KAFKA_BROKERS=${brokers}${tls} FC_KAFKA_SASL_USERNAME=${username} FC_KAFKA_SASL_PASSWORD=<password> npm run cli -- partner doctor --code ${code}`,
  );
}

function printCommands(why: string, access: PartnerAccess, config: PlatformConfig): void {
  console.log(why);
  console.log('请由 Kafka 管理员依次执行(自定密码)/ To be run by an administrator of the broker, who chooses the password:');
  for (const command of partnerCommands(access, config)) console.log(`  ${command}`);
}

/**
 * What a partner's user finds: connection, sign-in, rights, and that it sees nothing that is not its own.
 * @returns 0 when all is well
 */
async function examine(config: PlatformConfig, code: string, wanted: readonly string[]): Promise<number> {
  let well = true;
  const say = (ok: boolean, text: string) => {
    if (!ok) well = false;
    console.log(`${ok ? '✓' : '✗'} ${text}`);
  };
  const findings = await examinePartner(config, code).catch((error: unknown) => {
    if (!(error instanceof StartError)) throw error;
    say(false, error.message);
    return null;
  });
  if (findings === null) return 1;

  const { topics, forbidden } = findings;
  const readable = PUBLIC_TOPICS.map(({ name }) => name).filter((name) => topics.get(name)?.read === true);
  const asked = [...new Set([...(wanted.length > 0 ? wanted : readable)])];
  const group = `partner.${code}`;
  for (const { ok, text } of await doctor({ ...connectionFromEnvironment(process.env), group, topics: asked })) say(ok, text);
  if (!isEncrypted(config))
    console.log('– 连接未加密,生产环境请设置 FC_KAFKA_TLS / the connection is not encrypted; set FC_KAFKA_TLS in production');
  if (asked.length === 0) say(false, '没有可读的公开主题,请联系平台管理员授权 / no public topic may be read; ask the operator for rights');
  const closed = PUBLIC_TOPICS.map(({ name }) => name).filter((name) => !readable.includes(name) && !asked.includes(name));
  if (closed.length > 0) console.log(`– 未授权的公开主题 / public topics not granted: ${closed.join(', ')}`);
  for (const message of INBOUND_MESSAGES) {
    const topic = `fc.in.${code}.${message}.v1`;
    if (topics.get(topic)?.write === true) say(true, `可写 ${topic} / may write it`);
    else console.log(`– 无权写 ${topic},如需反馈请联系平台管理员 / may not write it; ask the operator if answers are to be sent`);
  }
  const seen = [...forbidden].filter(([, rights]) => rights !== null).map(([name]) => name);
  say(
    seen.length === 0,
    seen.length === 0
      ? '看不到平台内部主题和其他单位的主题 / sees no topic of the services or of another partner'
      : `不应看到这些主题,请立即告知平台管理员 / these topics must not be seen; tell the operator at once: ${seen.join(', ')}`,
  );
  return well ? 0 : 1;
}

const settings = () => readConfig(platformSettings, process.env);
const list = (text: string | boolean | undefined) => (typeof text === 'string' ? text.split(/[,,、\s]+/).filter((one) => one !== '') : []);
/** `campaigns.phase` and `fc.pub.campaigns.phase.v1` mean the same. */
const topicName = (text: string) => PUBLIC_TOPICS.find(({ entity }) => entity === text)?.name ?? text;
const texts = (values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string')) as {
    readonly [Name in keyof Values]?: string;
  };

/** @throws AppError when the file cannot be read */
function signingKey(values: Values): { readonly keyid: string; readonly publicKey: string } | null {
  const { keyid, 'key-file': file } = texts(values);
  if (file === undefined) return null;
  try {
    return { keyid: keyid ?? '', publicKey: readFileSync(file, 'utf8') };
  } catch (error) {
    throw new AppError(
      'KEY_FILE',
      'invalid',
      `无法读取公钥文件 ${file}。请检查路径。`,
      `The key file ${file} cannot be read (${(error as Error).message}). Check the path.`,
    );
  }
}
