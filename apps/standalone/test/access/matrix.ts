import { randomUUID } from 'node:crypto';
import { creditCodeCheckDigit, regionContains, roleAllows, type Capability, type RegionCode, type Role } from '@fire-campaign/domain';
import { getNamedType, parse, validate, type ExecutionResult } from 'graphql';
import { RULES, variants, type Named, type Rule } from './rules.js';
import { entityOperation, entrancesOf, namingPaths, operation, selection, type Entrance, type Variants } from './schema.js';
import { GEOGRAPHY, PLACES, PUBLISHED, SERVING, type Given, type Kind, type Place, type World } from './world.js';

/** Where a named record lies; `nowhere` is an id that no record ever had, the measure for all others. */
const FOREIGN = ['sibling', 'parent', 'other'] as const satisfies readonly Place[];
const VALUES: readonly Kind[] = ['area', 'county', 'creditCode', 'name'];
const REGIONS: readonly Kind[] = ['area', 'county'];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** Hashes and moments. */
const MADE_ANEW = /\b[0-9a-f]{64}\b|\d{4}-\d\d-\d\dT[\d:.]+Z/g;
/** How many records deep an answer is looked at. */
const DEPTH = 2;
const OWN = GEOGRAPHY.own.area;
const WORDS = FOREIGN.map((place) => GEOGRAPHY[place].word);

type RuleOf<Answers extends Rule['answers']> = Extract<Rule, { readonly answers: Answers }>;
type Foreign = (typeof FOREIGN)[number];

/** One request of the matrix and what it answered. */
interface Asked {
  readonly role: Role;
  readonly what: string;
  readonly result: ExecutionResult;
  readonly answer: unknown;
}

export interface MatrixOptions {
  readonly roles: readonly Role[];
  /** False where the use cases' own checks are switched off: then only what row level security must hold is asserted. */
  readonly checked: boolean;
}

/** Runs the rules against a world and collects what is not as it must be, one line each. */
export class Matrix {
  cases = 0;
  readonly entrances: ReadonlyMap<string, Entrance>;
  private readonly failures: string[] = [];
  private readonly documents = new Map<string, string>();
  private tableList: readonly { schema: string; name: string; regional: boolean }[] | null = null;

  constructor(
    readonly world: World,
    private readonly options: MatrixOptions,
  ) {
    this.entrances = new Map(entrancesOf(world.services).map((entrance) => [entrance.key, entrance]));
  }

  /** What the table of rules lacks or has too much. */
  gaps(): readonly string[] {
    const missing = [...this.entrances.keys()]
      .filter((key) => RULES[key] === undefined)
      .map((key) => `${key} has no rule: add '${key}' to RULES in apps/standalone/src/access/rules.ts`);
    const extra = Object.keys(RULES)
      .filter((key) => !this.entrances.has(key))
      .map((key) => `${key} is not in any schema: remove it from RULES in apps/standalone/src/access/rules.ts`);
    const paths = [...this.entrances.values()].flatMap((entrance) => {
      const rule = RULES[entrance.key];
      if (rule === undefined) return [];
      const wanted = [...namingPaths(entrance)].sort();
      const given = 'ids' in rule ? Object.keys(rule.ids).sort() : [];
      return wanted.join() === given.join()
        ? []
        : `${entrance.key} names records by [${wanted.join(', ')}], its rule by [${given.join(', ')}]`;
    });
    return [...missing, ...extra, ...paths];
  }

  /** Runs one rule. @returns what failed */
  async run(key: string): Promise<readonly string[]> {
    const entrance = this.entrances.get(key)!;
    const rule = RULES[key]!;
    this.failures.length = 0;
    switch (rule.answers) {
      case 'EVERYBODY':
        await this.everybody(entrance, rule);
        break;
      case 'SELF':
        await this.self(entrance, rule);
        break;
      case 'ONE':
        await this.one(entrance, rule);
        break;
      case 'LIST':
        await this.list(entrance, rule);
        break;
      case 'ENTITY':
        await this.entity(entrance, rule);
        break;
      case 'NESTED':
        await this.nested(entrance, rule);
        break;
      case 'CHANGE':
        await this.change(entrance, rule);
    }
    return [...new Set(this.failures)];
  }

  /** Shows that a mutation's arguments are right: the same request with records of `own` acts. @returns what failed */
  async control(key: string): Promise<readonly string[]> {
    const entrance = this.entrances.get(key)!;
    const rule = RULES[key] as RuleOf<'CHANGE'>;
    this.failures.length = 0;
    await this.world.reload();
    const [kind] = kindsOf(Object.values(rule.ids)[0]!);
    const asked = await this.ask(rule.by, entrance, rule.args(this.named(), this.world, kind!), 'own records');
    if (refused(asked)) this.fail(key, asked, `was refused: ${JSON.stringify(asked.result.errors ?? asked.answer)}`);
    return this.failures;
  }

  /** Ids that a service keeps unread: the answer must not tell a foreign record from a missing one. @returns what failed */
  async unread(key: string): Promise<readonly string[]> {
    const entrance = this.entrances.get(key)!;
    const rule = RULES[key] as RuleOf<'CHANGE'>;
    this.failures.length = 0;
    for (const path of Object.keys(rule.unread)) {
      const [kind] = kindsOf(rule.ids[path]!);
      const answers: string[] = [];
      for (const place of [...FOREIGN, 'nowhere'] as const) {
        await this.world.reload();
        const id = place === 'nowhere' ? this.nowhere(kind!).id : this.world.records[place][kind!]!.id;
        const args = rule.args(this.named(), this.world, kind!);
        const asked = await this.ask(rule.by, entrance, withAt(args, path.split('.'), id), `${path} of ${place}`);
        if (refused(asked)) this.fail(key, asked, `was refused: ${JSON.stringify(asked.result.errors ?? asked.answer)}`);
        answers.push(withoutTrace(asked.result).replaceAll(UUID, '<id>').replaceAll(MADE_ANEW, '<new>'));
      }
      if (new Set(answers).size > 1) this.failures.push(`${key}: ${path} is told apart: ${answers.join(' | ')}`);
    }
    return this.failures;
  }

  /** A digest for each table: all rows, or only those outside `own`. */
  async digest(): Promise<ReadonlyMap<string, string>> {
    const tables = await this.tables();
    const parts = tables.map(({ schema, name, regional }) => {
      const foreign = this.options.checked || !regional ? 'TRUE' : `NOT region_code ^@ '${OWN}'`;
      // What the relay notes about events already sent is no change.
      const row = name === 'outbox' ? `seq::text` : `t::text`;
      return `SELECT '${schema}.${name}' AS name, md5(string_agg(${row}, '|' ORDER BY ${row} COLLATE "C")) AS digest FROM ${schema}."${name}" t WHERE ${foreign}`;
    });
    const rows = await this.world.rows<{ name: string; digest: string }>(parts.join(' UNION ALL '));
    return new Map(rows.map(({ name, digest }) => [name, digest]));
  }

  /**
   * Tables to compare: all but the division codes, which no request writes, and what has been received. Where the checks are off,
   * own records may change, and with them what is counted from their events.
   */
  private async tables() {
    this.tableList ??= (
      await this.world.rows<{ schema: string; name: string; regional: boolean }>(
        `SELECT table_schema AS schema, table_name AS name, bool_or(column_name = 'region_code') AS regional FROM information_schema.columns
         WHERE table_schema = ANY ($1) AND table_name <> ALL ('{migration,inbox,region}') GROUP BY 1, 2 ORDER BY 1, 2`,
        [this.world.services.map(({ definition }) => definition.name)],
      )
    ).filter(({ schema, name, regional }) => this.options.checked || (regional && schema !== 'insights' && name !== 'figure'));
    return this.tableList;
  }

  private async everybody(entrance: Entrance, rule: RuleOf<'EVERYBODY'>): Promise<void> {
    const kinds = Object.values(rule.ids).flatMap(kindsOf);
    for (const place of [...PLACES, 'nowhere'] as const) {
      const named = this.named(Object.fromEntries(kinds.map((kind) => [kind, this.at(place, kind)])));
      const args = rule.args(named, this.world, kinds[0] ?? 'area');
      const allowed = (await this.asAll(entrance, args, place)).filter((asked) => this.expectRight(entrance, asked));
      for (const asked of allowed) {
        if (withoutTrace(asked.result) !== withoutTrace(allowed[0]!.result)) this.fail(entrance.key, asked, 'differs between people');
        const ids = this.foreignIds(asked);
        if (ids.length > 0) this.fail(entrance.key, asked, `shows ${ids.join()}`);
      }
      if (kinds.length === 0) return;
    }
  }

  private async self(entrance: Entrance, rule: RuleOf<'SELF'>): Promise<void> {
    for (const asked of await this.asAll(entrance, rule.args(this.named(), this.world, 'person'), 'oneself')) {
      this.expectRight(entrance, asked);
      this.expectNoLeak(entrance.key, asked, []);
    }
  }

  private async one(entrance: Entrance, rule: RuleOf<'ONE'>): Promise<void> {
    for (const [path, kinds] of Object.entries(rule.ids)) {
      for (const kind of kindsOf(kinds)) {
        const asks = (given: Given, what: string) =>
          this.asAll(entrance, rule.args(this.named({ [kind]: given }), this.world, kind), `${path} ${kind} ${what}`);
        for (const asked of await asks(this.named()[kind], 'own')) {
          if (this.expectRight(entrance, asked) && asked.answer == null) this.fail(entrance.key, asked, 'has no data');
          this.expectNoLeak(entrance.key, asked, []);
        }
        const nowhere = this.nowhere(kind);
        const missing = await asks(nowhere, 'nowhere');
        for (const [place, given] of this.foreign(kind))
          this.expectMissing(entrance.key, kind, place, given, await asks(given, place), nowhere, missing);
      }
    }
  }

  private async list(entrance: Entrance, rule: RuleOf<'LIST'>): Promise<void> {
    const base = { first: 200, ...rule.args(this.named(), this.world, 'area') };
    const expected = (await this.world.rows<{ id: unknown }>(rule.rows, [OWN])).map(({ id }) => String(id)).sort();
    if (expected.length === 0) this.failures.push(`${entrance.key}: the world has no record for it`);
    const idsIn = ({ answer }: Asked) => ((answer as any)?.nodes ?? []).map((node: any) => String(node[rule.key])).sort() as string[];
    const check = (asked: Asked, wanted: readonly string[] | null) => {
      this.expectNoLeak(entrance.key, asked, []);
      const found = idsIn(asked);
      const strangers = found.filter((id) => !expected.includes(id));
      if (strangers.length > 0) this.fail(entrance.key, asked, `lists ${strangers.join()}`);
      if (wanted !== null && found.join() !== wanted.join())
        this.fail(entrance.key, asked, `lists ${found.length} of ${wanted.length} records`);
      if ((asked.answer as any).totalCount !== found.length)
        this.fail(entrance.key, asked, `counts ${(asked.answer as any).totalCount} of ${found.length}`);
    };
    for (const asked of await this.asAll(entrance, base, 'all')) {
      if (this.expectRight(entrance, asked)) check(asked, this.options.checked ? expected : null);
    }
    for (const [path, kinds] of Object.entries(rule.ids)) {
      for (const kind of kindsOf(kinds)) {
        const asks = (given: Given, what: string) => this.asAll(entrance, withPath(base, path, given.id), `${path} ${kind} ${what}`, false);
        const nowhere = this.nowhere(kind);
        const missing = await asks(nowhere, 'nowhere');
        for (const [place, given] of this.foreign(kind)) {
          const around = place === 'parent' && REGIONS.includes(kind); // what it holds of `own` is listed
          const visible = around || this.isVisibleAbove(kind, place);
          const answers = await asks(given, place);
          for (const asked of answers)
            if (this.expectRight(entrance, asked)) check(asked, around && this.options.checked ? expected : visible ? null : []);
          if (!visible) this.expectSame(entrance.key, answers, given, missing, nowhere);
        }
      }
    }
  }

  private async entity(entrance: Entrance, rule: RuleOf<'ENTITY'>): Promise<void> {
    const key = entrance.type!.name === 'Region' ? 'code' : 'id';
    for (const kind of rule.kinds) {
      const asks = (given: Given, what: string) => this.asAll(entrance, { refs: [reference(entrance, given, key)] }, `${kind} ${what}`);
      for (const asked of await asks(this.named()[kind], 'own')) {
        if (this.expectRight(entrance, asked) && asked.answer === null) this.fail(entrance.key, asked, 'has no data');
        this.expectNoLeak(entrance.key, asked, []);
      }
      const nowhere = this.nowhere(kind);
      const missing = await asks(nowhere, 'nowhere');
      for (const [place, given] of this.foreign(kind)) {
        const answers = await asks(given, place);
        if (key === 'code') {
          for (const asked of answers)
            if (this.expectRight(entrance, asked) && asked.answer === null) this.fail(entrance.key, asked, 'hides a region');
        } else if (rule.contributed) {
          for (const asked of answers) this.expectNoLeak(entrance.key, asked, [given.id]);
          if (!this.isVisibleAbove(kind, place)) this.expectSame(entrance.key, answers, given, missing, nowhere);
        } else this.expectMissing(entrance.key, kind, place, given, answers, nowhere, missing);
      }
    }
  }

  private async nested(entrance: Entrance, rule: RuleOf<'NESTED'>): Promise<void> {
    const { own, parent } = this.world.records;
    for (const owner of [own[rule.of]!, parent[rule.of]!]) {
      const base = { refs: [reference(entrance, owner, 'id')], first: 200, ...rule.args(this.named(), this.world, 'area') };
      for (const [path, kinds] of Object.entries(rule.ids)) {
        for (const kind of kindsOf(kinds)) {
          const asks = (given: Given, what: string) => this.asAll(entrance, withPath(base, path, given.id), `${path} ${kind} ${what}`);
          const nowhere = this.nowhere(kind);
          const missing = await asks(nowhere, 'nowhere');
          for (const [place, given] of this.foreign(kind)) {
            const answers = await asks(given, place);
            for (const asked of answers) this.expectNoLeak(entrance.key, asked, []);
            if (place !== 'parent' || !REGIONS.includes(kind)) this.expectSame(entrance.key, answers, given, missing, nowhere);
          }
        }
      }
    }
  }

  private async change(entrance: Entrance, rule: RuleOf<'CHANGE'>): Promise<void> {
    const before = await this.digest();
    const tried = Object.entries(rule.ids).filter(([path]) => rule.unread[path] === undefined && rule.unique[path] === undefined);
    const asks = (replaced: Partial<Named>, kind: Kind, what: string) =>
      this.asAll(entrance, () => rule.args(this.named(replaced), this.world, kind), what);
    for (const [path, kinds] of tried) {
      for (const kind of kindsOf(kinds)) {
        const nowhere = this.nowhere(kind);
        const missing = await asks({ [kind]: nowhere }, kind, `${path} ${kind} nowhere`);
        for (const [place, given] of this.foreign(kind)) {
          if (place === 'parent' && rule.nameable[path] !== undefined) continue;
          const answers = await asks({ [kind]: given }, kind, `${path} ${kind} ${place}`);
          for (const asked of answers) this.expectRefused(entrance, asked, [given.id]);
          if (this.options.checked && !this.isVisibleAbove(kind, place)) this.expectSame(entrance.key, answers, given, missing, nowhere);
        }
      }
    }
    if (tried.length > 1) {
      for (const place of FOREIGN) {
        const replaced = Object.fromEntries(
          tried.flatMap(([, kinds]) =>
            kindsOf(kinds).flatMap((kind) => (this.world.records[place][kind] === undefined ? [] : [[kind, this.at(place, kind)]])),
          ),
        );
        if (Object.keys(replaced).length === 0) continue; // nothing of these kinds can lie there
        const [kind] = kindsOf(tried[0]![1]);
        const ids = Object.values(replaced).map(({ id }) => id);
        for (const asked of await asks(replaced, kind!, `everything ${place}`)) this.expectRefused(entrance, asked, ids);
      }
    }
    if (this.options.checked) {
      const without = this.options.roles.filter((role) => !this.hasRight(entrance, role));
      const [kind] = kindsOf(Object.values(rule.ids)[0]!);
      for (const role of without)
        this.expectRight(entrance, await this.ask(role, entrance, rule.args(this.named(), this.world, kind!), 'own records'));
    }
    for (const [table, digest] of await this.digest()) {
      if (before.get(table) !== digest) this.failures.push(`${entrance.key} changed rows of ${table}`);
    }
  }

  /** A foreign record: the same answer as for one that is not there, unless it is published from above. */
  private expectMissing(
    key: string,
    kind: Kind,
    place: Foreign,
    given: Given,
    answers: readonly Asked[],
    nowhere: Given,
    missing: readonly Asked[],
  ): void {
    for (const asked of answers) {
      // A region that was asked for may be repeated; a record must not be.
      this.expectNoLeak(key, asked, REGIONS.includes(kind) && !this.options.checked ? [given.id] : []);
    }
    const repeats = REGIONS.includes(kind) && !this.options.checked;
    if (!this.isVisibleAbove(kind, place) && !repeats) this.expectSame(key, answers, given, missing, nowhere);
    if (this.options.checked && this.isVisibleAbove(kind, place) && key === 'campaigns.Campaign') {
      for (const asked of answers)
        if (this.hasRight(this.entrances.get(key)!, asked.role) && asked.answer === null)
          this.fail(key, asked, 'hides a published campaign');
    }
  }

  private expectSame(key: string, answers: readonly Asked[], given: Given, missing: readonly Asked[], nowhere: Given): void {
    answers.forEach((asked, index) => {
      const found = withoutAsked(asked.result, given.id);
      const wanted = withoutAsked(missing[index]!.result, nowhere.id);
      if (found !== wanted) this.fail(key, asked, `is told apart from a missing record: ${found} instead of ${wanted}`);
    });
  }

  private expectNoLeak(key: string, asked: Asked, repeated: readonly string[]): void {
    const text = JSON.stringify(asked.result);
    const found = [
      ...this.foreignIds(asked).filter((id) => !repeated.includes(id)),
      ...WORDS.filter((word) => text.includes(word)),
      ...this.foreignRegions(asked.answer).filter((code) => !repeated.includes(code)),
    ];
    if (found.length > 0) this.fail(key, asked, `shows ${[...new Set(found)].slice(0, 5).join()}`);
  }

  private foreignIds({ result }: Asked): readonly string[] {
    const { regionOf, visibleAbove } = this.world;
    return [...new Set(JSON.stringify(result.data ?? null).match(UUID) ?? [])].filter((id) => {
      const region = regionOf.get(id);
      return region !== undefined && !regionContains(OWN, region) && !visibleAbove.has(id);
    });
  }

  /**
   * Regions outside `own` to which something in the answer belongs. What a visible record of the region above says of itself may;
   * and where the checks are off, the name of a region may stand beside figures that are all missing.
   */
  private foreignRegions(value: unknown): readonly string[] {
    if (Array.isArray(value)) return value.flatMap((item) => this.foreignRegions(item));
    if (value === null || typeof value !== 'object') return [];
    const holder = value as Record<string, any>;
    const codes = [holder['regionCode'], holder['region']?.code, holder['stratum']].filter(
      (code) => typeof code === 'string' && /^\d+$/.test(code),
    );
    const foreign = (codes as string[]).filter(
      (code) => !regionContains(OWN, code) && !this.world.visibleAbove.has(holder['id'] ?? holder['code']),
    );
    const shown = foreign.filter((code) => this.options.checked || hasFigures(holder, code));
    return [...shown, ...Object.values(holder).flatMap((item) => this.foreignRegions(item))];
  }

  /** With the capability an answer without errors, without it FORBIDDEN. @returns whether there is an answer to look at */
  private expectRight(entrance: Entrance, asked: Asked): boolean {
    if (!this.options.checked) return asked.answer != null;
    const code = asked.result.errors?.[0]?.extensions['code'];
    if (this.hasRight(entrance, asked.role)) {
      const partly = entrance.key === 'directory.changePassword' ? code !== 'FORBIDDEN' : code === undefined;
      if (!partly) this.fail(entrance.key, asked, `is refused: ${JSON.stringify(asked.result.errors)}`);
      return partly && code === undefined;
    }
    if (code !== 'FORBIDDEN' || asked.answer != null) this.fail(entrance.key, asked, `is not FORBIDDEN: ${withoutTrace(asked.result)}`);
    return false;
  }

  /** @param named ids of the request, which a refusal may repeat */
  private expectRefused(entrance: Entrance, asked: Asked, named: readonly string[]): void {
    this.expectNoLeak(entrance.key, asked, named);
    if (this.options.checked && !refused(asked)) this.fail(entrance.key, asked, 'acted');
  }

  private hasRight({ capability }: Entrance, role: Role): boolean {
    return capability === null || roleAllows(role, capability as Capability);
  }

  private asAll(entrance: Entrance, args: object | (() => object), what: string, whole = true): Promise<Asked[]> {
    return Promise.all(this.options.roles.map((role) => this.ask(role, entrance, typeof args === 'function' ? args() : args, what, whole)));
  }

  private async ask(role: Role, entrance: Entrance, args: object, what: string, whole = true): Promise<Asked> {
    this.cases += 1;
    const document = this.document(entrance, whole);
    const result = await this.world.ask(entrance.service, this.world.people[role], document, args as Record<string, unknown>);
    const data = result.data as Record<string, any> | null | undefined;
    const answer = entrance.type === null ? data?.[entrance.field!.name] : data?.['_entities']?.[0];
    return { role, what, result, answer: answer ?? null };
  }

  private document(entrance: Entrance, whole: boolean): string {
    const key = `${entrance.key} ${whole}`;
    let document = this.documents.get(key);
    if (document === undefined) {
      const type = entrance.field === null ? entrance.type! : getNamedType(entrance.field.type);
      const depth = whole && entrance.root !== 'mutation' ? DEPTH : 1;
      const body = ` { ${selection(type, this.variantsFor(entrance), depth)} }`;
      document = entrance.type === null ? operation(entrance, body) : entityOperation(entrance, body);
      const [problem] = validate(entrance.schema, parse(document));
      if (problem !== undefined) throw new Error(`${key}: ${problem.message}`);
      this.documents.set(key, document);
    }
    return document;
  }

  /** Each way to ask below an entity is taken where the entity itself is asked for; elsewhere the first one will do. */
  private variantsFor({ root }: Entrance): Variants {
    const all = variants(this.world);
    return root === 'entity' ? all : Object.fromEntries(Object.entries(all).map(([field, args]) => [field, args.slice(0, 1)]));
  }

  private fail(key: string, { role, what }: Asked, problem: string): void {
    this.failures.push(`${key}, ${role}, ${what}: ${problem}`.slice(0, 1500));
  }

  private isVisibleAbove(kind: Kind, place: Place): boolean {
    return place === 'parent' && (PUBLISHED.includes(kind) || SERVING.includes(kind));
  }

  /** The records of `own`, some replaced. */
  private named(replaced: Partial<Named> = {}): Named {
    return { ...(this.world.records.own as Named), ...replaced };
  }

  private at(place: Place | 'nowhere', kind: Kind): Given {
    return place === 'nowhere' ? this.nowhere(kind) : this.world.records[place][kind]!;
  }

  private foreign(kind: Kind): readonly (readonly [Foreign, Given])[] {
    return FOREIGN.flatMap((place) => {
      const given = this.world.records[place][kind];
      return given === undefined ? [] : [[place, given] as const];
    });
  }

  private nowhere(kind: Kind): Given {
    const { version } = this.world.records.own[kind]!;
    if (!VALUES.includes(kind)) return { id: randomUUID(), version };
    if (kind === 'area') return { id: '9901', version };
    if (kind === 'county') return { id: '990101', version };
    if (kind === 'name') return { id: '戊字号', version };
    const first17 = '91990101000000009';
    return { id: first17 + creditCodeCheckDigit(first17), version };
  }
}

const kindsOf = (kinds: Kind | readonly Kind[]): readonly Kind[] => (typeof kinds === 'string' ? [kinds] : kinds);

const reference = ({ type }: Entrance, { id }: Given, key: 'id' | 'code') => ({ __typename: type!.name, [key]: id });

/** Arguments with a value at a path such as `filter.unitId`. */
function withPath(args: object, path: string, value: string): object {
  const [head, ...rest] = path.split('.');
  const inner = (args as Record<string, unknown>)[head!];
  return { ...args, [head!]: rest.length === 0 ? value : withPath((inner as object | undefined) ?? {}, rest.join('.'), value) };
}

function refused({ result, answer }: Asked): boolean {
  return result.errors !== undefined || answer === null || ((answer as any).userErrors?.length ?? 0) > 0;
}

const withoutTrace = (result: ExecutionResult): string =>
  JSON.stringify(result, (name, value: unknown) => (name === 'traceId' ? undefined : value));

/** Whether an object is a record or says anything of its region, beyond sums of what lies in `own`. */
function hasFigures({ id, figures, figure, value, numerator, ...counts }: Record<string, any>, region: RegionCode): boolean {
  const sums = regionContains(region, OWN) ? [] : ['unitsNow', 'tasksIssued', 'tasksDone', 'tasksOverdue'];
  const counted = ['unitsAtStart', ...sums].some((name) => (counts[name] ?? 0) > 0);
  return counted || figures?.length > 0 || [id, figure, value, numerator].some((one) => one !== undefined && one !== null);
}

/** An answer without the id that was asked for. */
const withoutAsked = (result: ExecutionResult, id: string): string =>
  withoutTrace(result).replaceAll(new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'g'), '<asked>');

/** Arguments with another value at a path. */
function withAt(args: object, [name, ...rest]: readonly string[], value: string): Record<string, unknown> {
  const inner = (args as Record<string, unknown>)[name!];
  return { ...args, [name!]: rest.length === 0 ? value : withAt(inner as object, rest, value) };
}
