import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const POM = join(here, 'pom.xml');
const HOST = '127.0.0.1';
const CLUSTER_ID = Buffer.from('fire-campaign-01').toString('base64url'); // sixteen bytes, as Kafka wants them
const START_MS = 180_000; // a busy machine takes its time over the recovery after a crash
const STOP_MS = 10_000;

/** The broker cannot start; the message says why and what to do, in Chinese and English. */
export class BrokerError extends Error {}

/** This machine has neither Java with Maven nor a Docker engine. */
export class BrokerUnavailable extends BrokerError {}

export interface BrokerOptions {
  /** Data, certificates, configuration and log (`broker.log`); made when missing and kept for the next start. */
  readonly directory: string;
  /** On 127.0.0.1. Left out: a free one, the same over `restart`. */
  readonly port?: number;
  /** The port clients are told to come to, when a proxy stands in front. */
  readonly advertisedPort?: number;
  /**
   * Asks for SCRAM-SHA-512 and for rights (ACLs), of which the administrator holds all and others none. The credential is written
   * when the directory is first used.
   */
  readonly sasl?: { readonly admin: Credentials };
  /** Encrypts, by an authority of the directory's own; `mutual` asks clients for a certificate of it. Made when first used. */
  readonly tls?: boolean | 'mutual';
  /** Largest batch of records that topics take unless they say otherwise; Kafka's default (1 MiB) when left out. */
  readonly maxMessageBytes?: number;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * An Apache Kafka broker for development and tests: one node (KRaft, controller included) on loopback, from the jars of `pom.xml`
 * when Java 17 is there, else from the official image when a Docker engine answers. It ends with the process that started it, also
 * when that is killed.
 */
export class KafkaBroker {
  /** `127.0.0.1:port` */
  readonly brokers: string;
  /** PEM files for clients; null without TLS. `cert` and `key` are a client's, for `mutual`. */
  readonly tls: { readonly ca: string; readonly cert: string; readonly key: string } | null;
  private readonly options: BrokerOptions & { readonly port: number };
  private readonly launcher: Launcher;
  private child: ChildProcess | null = null;

  private constructor(options: BrokerOptions & { readonly port: number }, launcher: Launcher) {
    this.options = options;
    this.launcher = launcher;
    this.brokers = `${HOST}:${options.port}`;
    const file = (name: string) => join(options.directory, 'tls', name);
    this.tls = options.tls ? { ca: file('ca.pem'), cert: file('client.pem'), key: file('client.key') } : null;
  }

  /**
   * Resolves when clients are served.
   * @throws BrokerUnavailable without Java, Maven and Docker
   * @throws BrokerError when the port is taken, the jars cannot be fetched, or the broker ends while starting
   */
  static async start(options: BrokerOptions): Promise<KafkaBroker> {
    const directory = resolve(options.directory);
    mkdirSync(directory, { recursive: true });
    const launcher = await findLauncher(directory);
    const broker = new KafkaBroker({ ...options, directory, port: options.port ?? (await freePort()) }, launcher);
    await broker.awaitPort();
    if (broker.tls !== null) await makeCertificates(dirname(broker.tls.ca));
    await broker.format();
    await broker.launch();
    return broker;
  }

  /** The settings with which the platform reaches it, as its administrator under SASL. */
  get settings(): Readonly<Record<string, string>> {
    const { sasl, tls } = this.options;
    return {
      FC_KAFKA_BROKERS: this.brokers,
      ...(sasl && { FC_KAFKA_SASL_USERNAME: sasl.admin.username, FC_KAFKA_SASL_PASSWORD: sasl.admin.password }),
      ...(this.tls && { FC_KAFKA_TLS: 'true', FC_KAFKA_TLS_CA: this.tls.ca }),
      ...(this.tls && tls === 'mutual' && { FC_KAFKA_TLS_CERT: this.tls.cert, FC_KAFKA_TLS_KEY: this.tls.key }),
    };
  }

  /** What the broker printed: its start, warnings and errors. */
  get log(): string {
    return join(this.options.directory, 'broker.log');
  }

  /** Null while it does not run. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Resolves when the running broker has ended, by whatever cause. */
  async ended(): Promise<void> {
    const { child } = this;
    if (child !== null) await new Promise((done) => child.once('exit', done));
  }

  /** Ends it in order, by force after ten seconds. The data stay. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    const ended = this.ended();
    child.kill('SIGTERM');
    const timer = setTimeout(() => void this.kill(), STOP_MS);
    await ended;
    clearTimeout(timer);
  }

  /** Ends it at once (`kill -9`), as a crash would. The data stay. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    const ended = this.ended();
    await this.launcher.kill(child);
    await ended;
  }

  /** Starts it again on the same port and data, after stopping it if it runs. */
  async restart(): Promise<void> {
    await this.stop();
    await this.launch();
  }

  /** A broker on the same data whose starter was killed needs a moment to end. */
  private async awaitPort(): Promise<void> {
    const { port, directory } = this.options;
    await until(
      () => portIsFree(port),
      existsSync(join(directory, 'data')) ? STOP_MS : 0,
      () =>
        new BrokerError(
          `端口 ${port} 已被占用,可能 Kafka 已在运行。请先停止占用该端口的程序,或换一个端口。/ Port ${port} is taken; perhaps a broker runs already. Stop the program that holds it, or choose another port.`,
        ),
    );
  }

  /** Under another name first: a start that ends here leaves nothing that looks like data. */
  private async format(): Promise<void> {
    const { directory, sasl } = this.options;
    const data = join(directory, 'data');
    if (existsSync(data)) return;
    const draft = join(directory, 'data.new');
    rmSync(draft, { recursive: true, force: true });
    const config = await this.configure(draft);
    const scram = sasl ? ['--add-scram', `SCRAM-SHA-512=[name=${sasl.admin.username},password=${sasl.admin.password}]`] : [];
    const { command, args } = this.launcher.java('kafka.tools.StorageTool', ['format', '-t', CLUSTER_ID, '-c', config, ...scram]);
    await run(command, args, { env: this.launcher.env }).catch((error: Error & { stdout?: string; stderr?: string }) => {
      throw new BrokerError(
        `Kafka 数据目录 ${directory} 无法初始化。/ Kafka's data directory ${directory} could not be formatted: ${(error.stderr || error.stdout || error.message).trim().slice(-800)}`,
      );
    });
    renameSync(draft, data);
  }

  private async launch(): Promise<void> {
    const config = await this.configure(join(this.options.directory, 'data'));
    const { command, args } = this.launcher.java('kafka.Kafka', [config]);
    const from = existsSync(this.log) ? statSync(this.log).size : 0;
    const output = openSync(this.log, 'a');
    // A group of its own: Ctrl-C reaches only the starter, who stops the broker last. The watcher ends it when our end of its
    // input closes, which also a killed starter's does.
    const watched = `exec 3<&0; (read _ <&3; kill -TERM $$) 2>/dev/null & exec "$@" </dev/null 3<&-`;
    const child = spawn('/bin/sh', ['-c', watched, 'kafka', command, ...args], {
      detached: true,
      stdio: ['pipe', output, output],
      env: this.launcher.env,
    });
    closeSync(output);
    child.stdin!.on('error', () => {}); // it ended first
    child.once('exit', () => {
      this.child = null;
      child.stdin!.destroy();
    });
    this.child = child;
    const printed = () => readFileSync(this.log, 'utf8').slice(from);
    const failure = (what: string) => new BrokerError(`${what} ${this.log}:\n${printed().trim().slice(-1200)}`);
    try {
      await until(
        async () => {
          if (this.child !== child) throw failure('Kafka 启动失败,日志末尾如下 / Kafka ended while starting; the end of');
          return /Kafka Server started/.test(printed());
        },
        START_MS,
        () => failure(`Kafka 在 ${START_MS / 1000} 秒内未就绪,日志末尾如下 / Kafka was not ready in ${START_MS / 1000} s; the end of`),
      );
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  /** Writes configuration and log settings. @returns path of the configuration */
  private async configure(data: string): Promise<string> {
    const { directory, port, advertisedPort = port, sasl, tls, maxMessageBytes } = this.options;
    const protocol = sasl ? (tls ? 'SASL_SSL' : 'SASL_PLAINTEXT') : tls ? 'SSL' : 'PLAINTEXT';
    const controller = await freePort();
    const file = (name: string) => join(directory, 'tls', name);
    const settings: Record<string, string | number | boolean> = {
      'process.roles': 'broker,controller',
      'node.id': 1,
      'controller.quorum.voters': `1@${HOST}:${controller}`,
      listeners: `CLIENT://${HOST}:${port},CONTROLLER://${HOST}:${controller}`,
      'advertised.listeners': `CLIENT://${HOST}:${advertisedPort}`,
      'listener.security.protocol.map': `CLIENT:${protocol},CONTROLLER:PLAINTEXT`,
      'controller.listener.names': 'CONTROLLER',
      'inter.broker.listener.name': 'CLIENT',
      'log.dirs': data,
      'auto.create.topics.enable': false,
      'broker.session.timeout.ms': 4000, // after a kill the controller waits this long for the dead broker
      'broker.heartbeat.interval.ms': 1000,
      'group.initial.rebalance.delay.ms': 0,
      'offsets.topic.replication.factor': 1,
      'offsets.topic.num.partitions': 8,
      'transaction.state.log.replication.factor': 1,
      'transaction.state.log.min.isr': 1,
      'transaction.state.log.num.partitions': 8,
      'share.coordinator.state.topic.replication.factor': 1,
      'share.coordinator.state.topic.min.isr': 1,
      'share.coordinator.state.topic.num.partitions': 1,
      'log.cleaner.dedupe.buffer.size': 16 * 2 ** 20, // of a heap of 512 MB
      ...(maxMessageBytes !== undefined && { 'message.max.bytes': maxMessageBytes, 'replica.fetch.max.bytes': maxMessageBytes }),
      ...(sasl && {
        'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
        'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
        'listener.name.client.scram-sha-512.sasl.jaas.config': `org.apache.kafka.common.security.scram.ScramLoginModule required username="${sasl.admin.username}" password="${sasl.admin.password}";`,
        'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
        'super.users': `User:${sasl.admin.username};User:ANONYMOUS`, // anonymous: the controller's own listener alone
        'allow.everyone.if.no.acl.found': false,
      }),
      ...(tls && {
        'ssl.keystore.type': 'PEM',
        'ssl.keystore.location': file('server.keystore.pem'),
        'ssl.truststore.type': 'PEM',
        'ssl.truststore.location': file('ca.pem'),
        'listener.name.client.ssl.client.auth': tls === 'mutual' ? 'required' : 'none',
      }),
    };
    const path = join(directory, 'server.properties');
    const text = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
    writeFileSync(path, `${text.join('\n')}\n`, { mode: 0o600 });
    writeFileSync(join(directory, 'log4j2.properties'), LOG_SETTINGS);
    return path;
  }
}

/** Warnings and errors, and the line that says that clients are served. */
const LOG_SETTINGS = `status = error
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d %p %c{1}: %m%n
rootLogger.level = warn
rootLogger.appenderRef.out.ref = out
logger.server.name = kafka.server.KafkaRaftServer
logger.server.level = info
`;

/** How Kafka's Java programs are run on this machine. */
interface Launcher {
  java(main: string, args: readonly string[]): { readonly command: string; readonly args: readonly string[] };
  readonly env: NodeJS.ProcessEnv;
  kill(child: ChildProcess): Promise<void>;
}

async function findLauncher(directory: string): Promise<Launcher> {
  const logging = `-Dlog4j2.configurationFile=${join(directory, 'log4j2.properties')}`;
  const missing = await whatIsMissing();
  if (missing === null) {
    const jars = await kafkaJars();
    const flags = ['-Xms128m', '-Xmx512m', '-XX:+ExitOnOutOfMemoryError', '-Djava.awt.headless=true', logging, '-cp', join(jars, '*')];
    return {
      java: (main, args) => ({ command: 'java', args: [...flags, main, ...args] }),
      env: process.env,
      kill: async (child) => void child.kill('SIGKILL'),
    };
  }
  if (await succeeds('docker', ['info'])) {
    const name = `fc-kafka-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`;
    const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
    const flags = ['--rm', '--name', name, '--network', 'host', '--user', user, '--volume', `${directory}:${directory}`];
    const env = ['--env', 'KAFKA_HEAP_OPTS=-Xms128m -Xmx512m', '--env', `KAFKA_LOG4J_OPTS=${logging}`, '--env', `LOG_DIR=${directory}`];
    const image = ['--entrypoint', '/opt/kafka/bin/kafka-run-class.sh', `apache/kafka:${kafkaVersion()}`];
    return {
      java: (main, args) => ({ command: 'docker', args: ['run', ...flags, ...env, ...image, main, ...args] }),
      env: process.env,
      kill: async () => void (await run('docker', ['kill', name]).catch(() => {})), // it ended already
    };
  }
  throw new BrokerUnavailable(
    `本机缺少 ${missing},Docker 引擎也不可用,无法启动 Kafka。请安装 Java 17 与 Maven,或启动 Docker。/ Kafka cannot start: ${missing} is missing and no Docker engine answers. Install Java 17 and Maven, or start Docker.`,
  );
}

/** The first of Java 17 and Maven that is not here; Maven is needed only while the jars are not in the cache. */
async function whatIsMissing(): Promise<string | null> {
  const { stderr } = await run('java', ['-version']).catch(() => ({ stderr: '' }));
  const version = /version "(?:1\.)?(\d+)/.exec(stderr)?.[1];
  if (Number(version ?? 0) < 17) return 'Java 17';
  return existsSync(jarCache()) || (await succeeds('mvn', ['--version'])) ? null : 'Maven';
}

/** The release of `pom.xml`. */
export function kafkaVersion(): string {
  return /<kafka.version>(.+)<\/kafka.version>/.exec(readFileSync(POM, 'utf8'))![1]!;
}

function jarCache(): string {
  const content = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 8);
  return join(here, '..', '..', 'node_modules', '.cache', 'kafka', `${kafkaVersion()}-${content}`);
}

/** Folder of the broker's jars; fetched by Maven once per `pom.xml`. */
async function kafkaJars(): Promise<string> {
  const cache = jarCache();
  if (existsSync(cache)) return cache;
  mkdirSync(dirname(cache), { recursive: true });
  const draft = mkdtempSync(`${cache}-`);
  try {
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${draft}`];
    await run('mvn', ['--batch-mode', '--quiet', '--file', POM, ...goal], { maxBuffer: 64 * 2 ** 20 });
    if (!existsSync(cache)) renameSync(draft, cache);
  } catch (error) {
    if (existsSync(cache)) return cache; // another start was first
    const { stdout, message } = error as Error & { stdout?: string };
    throw new BrokerError(
      `无法获取 Kafka 的 jar 包,请检查 Maven 软件源。/ The jars of Kafka cannot be fetched; check Maven's repository settings: ${(stdout || message).trim().slice(0, 800)}`,
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return cache;
}

/** An authority, the broker's certificate for loopback and one for a client, as PEM. Kept for the directory's next start. */
async function makeCertificates(directory: string): Promise<void> {
  if (existsSync(directory)) return;
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const openssl = (args: string) =>
    run('openssl', args.split(' '), { cwd: draft }).catch((error: Error) => {
      throw new BrokerError(`无法用 openssl 生成证书。/ openssl could not make the certificates: ${error.message}`);
    });
  const key = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 3650';
  const signed = '-CA ca.pem -CAkey ca.key';
  await openssl(`req -x509 ${key} -keyout ca.key -out ca.pem -subj /CN=fire-campaign-test-authority`);
  await openssl(`req -x509 ${key} ${signed} -keyout server.key -out server.pem -subj /CN=localhost -addext subjectAltName=IP:${HOST},DNS:localhost -addext basicConstraints=critical,CA:FALSE`); // prettier-ignore
  await openssl(`req -x509 ${key} ${signed} -keyout client.key -out client.pem -subj /CN=client -addext basicConstraints=critical,CA:FALSE`); // prettier-ignore
  const read = (name: string) => readFileSync(join(draft, name), 'utf8');
  writeFileSync(join(draft, 'server.keystore.pem'), read('server.key') + read('server.pem') + read('ca.pem'), { mode: 0o600 });
  renameSync(draft, directory);
}

/** A port that is free now, below those that systems give to outgoing connections, so that a restart finds it free again. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (await portIsFree(port)) return port;
  }
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, HOST, () => server.close(() => done(true)));
  });
}

async function until(condition: () => Promise<boolean>, limitMs: number, failure: () => Error): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw failure();
    await new Promise((done) => setTimeout(done, 50));
  }
}

const succeeds = (command: string, args: readonly string[]) =>
  run(command, [...args]).then(
    () => true,
    () => false,
  );
