import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { isNativeError } from 'node:util/types';
import { StartError, type Logger, type PlatformConfig } from '@fire-campaign/platform';
import { Kafka, logLevel, type ISocketFactoryArgs, type KafkaConfig, type LogEntry } from 'kafkajs';

/** No request waits longer, so that a broker that fell silent is noticed. */
export const REQUEST_TIMEOUT_MS = 8000;

cureRequestQueue();

/**
 * kafkajs 2.2.4 sets a timer for the time until "not throttled", which without throttling lies in 1969: Node warns of a negative
 * timeout, and the timer sets itself again every millisecond for as long as a connection lives (tulios/kafkajs#1751). There is
 * something to check only while requests are held back.
 */
function cureRequestQueue(): void {
  interface Queue {
    readonly pending: readonly unknown[];
    scheduleCheckPendingRequests(): void;
  }
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as { readonly prototype: Queue };
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) schedule.call(this);
  };
}

/** Addresses of the brokers. @throws StartError when FC_KAFKA_BROKERS is not set */
export function brokersOf(config: PlatformConfig): readonly string[] {
  if (config.FC_KAFKA_BROKERS !== undefined) return config.FC_KAFKA_BROKERS;
  throw new StartError(
    '未设置 FC_KAFKA_BROKERS。请设为 Kafka 地址,如 kafka1:9092,kafka2:9092;本机可用 npm run kafka 启动。/ FC_KAFKA_BROKERS is not set. Set it to the addresses of Kafka, such as kafka1:9092,kafka2:9092; `npm run kafka` starts one on this machine.',
  );
}

/** Whether connections are encrypted: FC_KAFKA_TLS, or a certificate that would be of no use without. */
export const isEncrypted = ({ FC_KAFKA_TLS, FC_KAFKA_TLS_CA, FC_KAFKA_TLS_CERT }: PlatformConfig): boolean =>
  FC_KAFKA_TLS || FC_KAFKA_TLS_CA !== undefined || FC_KAFKA_TLS_CERT !== undefined;

/** How to sign in, or null. @throws StartError when only half of the credentials is set, or the password would travel in clear */
export function credentialsOf(config: PlatformConfig): {
  readonly mechanism: PlatformConfig['FC_KAFKA_SASL_MECHANISM'];
  readonly username: string;
  readonly password: string;
} | null {
  const { FC_KAFKA_SASL_MECHANISM: mechanism, FC_KAFKA_SASL_USERNAME: username, FC_KAFKA_SASL_PASSWORD: password } = config;
  if (username === undefined && password === undefined) return null;
  if (username !== undefined && password !== undefined) {
    if (mechanism !== 'plain' || isEncrypted(config)) return { mechanism, username, password };
    throw new StartError(
      'FC_KAFKA_SASL_MECHANISM=plain 会将密码明文发送,必须加密连接。请设置 FC_KAFKA_TLS=true 或 FC_KAFKA_TLS_CA,或改用 scram-sha-512。/ FC_KAFKA_SASL_MECHANISM=plain sends the password in clear, so the connection must be encrypted. Set FC_KAFKA_TLS=true or FC_KAFKA_TLS_CA, or use scram-sha-512.',
    );
  }
  const missing = username === undefined ? 'FC_KAFKA_SASL_USERNAME' : 'FC_KAFKA_SASL_PASSWORD';
  throw new StartError(
    `Kafka 登录信息不全:未设置 ${missing}。请同时设置用户名和密码。/ The Kafka credentials are incomplete: ${missing} is not set. Set both user name and password.`,
  );
}

/** TLS settings, or null. @throws StartError naming a file that cannot be read */
export function tlsOf(config: PlatformConfig): ConnectionOptions | null {
  if (!isEncrypted(config)) return null;
  const read = (name: 'FC_KAFKA_TLS_CA' | 'FC_KAFKA_TLS_CERT' | 'FC_KAFKA_TLS_KEY') => {
    const file = config[name];
    if (file === undefined) return undefined;
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw new StartError(
        `无法读取 ${name} 指定的文件 ${file}。请检查路径和权限。/ The file of ${name}, ${file}, cannot be read (${(error as Error).message}). Check path and rights.`,
      );
    }
  };
  const [ca, cert, key] = [read('FC_KAFKA_TLS_CA'), read('FC_KAFKA_TLS_CERT'), read('FC_KAFKA_TLS_KEY')];
  return { ...(ca !== undefined && { ca: [ca] }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) };
}

/**
 * A kafkajs client whose connections can be cut: `disconnect` of kafkajs waits for answers that a silent broker never gives.
 * A request is tried four times within about two seconds and then fails: the loops of those who use it wait longer.
 */
export class KafkaClient {
  readonly kafka: Kafka;
  private readonly sockets = new Set<Socket>();

  /** Connects nothing yet. @throws StartError on settings that do not go together */
  constructor(config: PlatformConfig, log: Logger) {
    const sasl = credentialsOf(config);
    const ssl = tlsOf(config);
    this.kafka = new Kafka({
      clientId: 'fire-campaign',
      brokers: [...brokersOf(config)],
      ...(sasl !== null && { sasl: sasl as NonNullable<KafkaConfig['sasl']> }),
      ...(ssl !== null && { ssl }),
      socketFactory: (address) => this.open(address),
      connectionTimeout: 3000,
      authenticationTimeout: REQUEST_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      retry: { initialRetryTime: 200, maxRetryTime: 1000, retries: 3, restartOnFailure: async () => false },
      logLevel: logLevel.INFO,
      logCreator: () => (entry) => write(log, entry),
    });
  }

  /** Cuts every connection; whatever still waits for an answer fails. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy(new Error('given up'));
  }

  private open({ host, port, ssl, onConnect }: ISocketFactoryArgs): Socket {
    const socket = ssl
      ? connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }), ...ssl }, onConnect)
      : connectTcp({ host, port }, onConnect);
    socket.setKeepAlive(true, 10_000);
    socket.setNoDelay(true);
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    return socket;
  }
}

/**
 * kafkajs calls each hiccup an error and then copes. Its lines go to debug: what it cannot cope with it throws, and whoever catches
 * that says what it means.
 */
function write(
  log: Logger,
  { level, namespace, log: { message, timestamp: _, logger: _name, stack: _stack, ...details } }: LogEntry,
): void {
  log[level <= logLevel.WARN ? 'debug' : 'trace']({ ...details, kafkajs: namespace }, message);
}

/** A failure to reach Kafka, to be let in or to be given what was asked for, worded for the operator; anything else as it is. */
export function explain(error: unknown, config: PlatformConfig): unknown {
  if (error instanceof StartError) return error;
  const chain = causes(error);
  const text = [...new Set(chain.map(({ message }) => message))].join('; ');
  const brokers = brokersOf(config).join(',');
  const named = (...names: readonly string[]) => chain.some(({ name }) => names.includes(name));
  const refused = chain.flatMap((cause) => refusalsOf(cause));
  const known = config.FC_KAFKA_SASL_USERNAME ?? config.FC_KAFKA_TLS_CERT;
  const user = known ?? 'ANONYMOUS';
  // Of a group that a user may not read kafkajs says only that nobody coordinates it.
  if (refused.includes('GROUP_AUTHORIZATION_FAILED') || (known !== undefined && named('KafkaJSGroupCoordinatorNotFound'))) {
    return new StartError(
      `Kafka 用户 ${user} 无权使用消费组,或 Kafka 刚启动、尚未就绪。请由管理员授予消费组 fc.<service>(即 fc. 加服务名)的 READ 权限。/ The Kafka user ${user} may not use its consumer group, or Kafka has just started and is not ready (${text}). Let an administrator grant READ on the group fc.<service>.`,
      { cause: error },
    );
  }
  if (refused.includes('TOPIC_AUTHORIZATION_FAILED')) {
    return new StartError(
      `Kafka 用户 ${user} 缺少主题权限。请由管理员授予所读主题的 READ 权限和所写主题的 WRITE 权限。/ The Kafka user ${user} lacks rights on topics (${text}). Let an administrator grant READ on the topics it reads and WRITE on those it writes.`,
      { cause: error },
    );
  }
  if (named('KafkaJSSASLAuthenticationError') || /SASL|authentication failed/i.test(text)) {
    const guarded = isEncrypted(config) ? '' : ' Kafka may also ask for encryption that is not set: FC_KAFKA_TLS.';
    return new StartError(
      `Kafka 拒绝用户 ${config.FC_KAFKA_SASL_USERNAME ?? '(无 none)'} 登录(${brokers})。请检查 FC_KAFKA_SASL_USERNAME、FC_KAFKA_SASL_PASSWORD 和 FC_KAFKA_SASL_MECHANISM;如 Kafka 要求加密,请设置 FC_KAFKA_TLS。/ Kafka at ${brokers} refused the user ${config.FC_KAFKA_SASL_USERNAME ?? '(无 none)'} (${text}). Check FC_KAFKA_SASL_USERNAME, FC_KAFKA_SASL_PASSWORD and FC_KAFKA_SASL_MECHANISM.${guarded}`,
      { cause: error },
    );
  }
  if (/certificate|self-signed|SSL|TLS|EPROTO/i.test(text)) {
    return new StartError(
      `与 Kafka(${brokers})的加密连接失败。请检查 FC_KAFKA_TLS、FC_KAFKA_TLS_CA 以及证书中的主机名。/ The encrypted connection to Kafka at ${brokers} failed (${text}). Check FC_KAFKA_TLS, FC_KAFKA_TLS_CA and the host name in the certificate.`,
      { cause: error },
    );
  }
  const unreachable = ['KafkaJSConnectionError', 'KafkaJSConnectionClosedError', 'KafkaJSRequestTimeoutError', 'KafkaJSBrokerNotFound'];
  if (named(...unreachable) || chain.some((cause) => (cause as { code?: unknown }).code === 'PLT_KFK_NETWORK')) {
    const guarded =
      config.FC_KAFKA_SASL_USERNAME === undefined || !isEncrypted(config)
        ? ' Kafka may also ask for a password or encryption that is not set: FC_KAFKA_SASL_USERNAME, FC_KAFKA_TLS.'
        : '';
    return new StartError(
      `无法连接 Kafka(${brokers})。请检查 FC_KAFKA_BROKERS、网络和 Kafka 是否运行;如 Kafka 要求登录或加密,请设置相应的 FC_KAFKA_SASL_*、FC_KAFKA_TLS。/ Kafka cannot be reached at ${brokers} (${text}). Check FC_KAFKA_BROKERS, the network, and that Kafka runs.${guarded}`,
      { cause: error },
    );
  }
  return error;
}

/** Whether Kafka refused for want of a right. */
export function isUnauthorized(error: unknown): boolean {
  return causes(error).some((cause) => refusalsOf(cause).length > 0);
}

/** Kafka's names of the rights that were missing: `type` of a kafkajs error, `apiId` of one of `@platformatic/kafka`. */
function refusalsOf(cause: Error): readonly string[] {
  const { type, apiId } = cause as { type?: unknown; apiId?: unknown };
  return [type, apiId].filter((name) => typeof name === 'string').filter((name) => name.endsWith('_AUTHORIZATION_FAILED'));
}

/** The error and what led to it; kafkajs keeps causes in `cause` and lists in `errors`. */
function causes(error: unknown): readonly Error[] {
  const found: Error[] = [];
  const visit = (one: unknown) => {
    if (!isNativeError(one) || found.includes(one)) return;
    found.push(one);
    visit(one.cause);
    for (const part of (one as { errors?: readonly unknown[] }).errors ?? []) visit(part);
  };
  visit(error);
  return found;
}
