import { Injectable } from '@nestjs/common';
import { Actor, Database, parseInput, type OnRunning, type Tx, id, idempotencyKey } from '@fire-campaign/platform';
import { z } from 'zod';
import { errors } from '../errors.js';
import { heldRoles } from '../grant/grant.service.js';
import { Person } from '../person/person.entity.js';
import { beyondRegions, PersonService } from '../person/person.service.js';
import type { ChangePasswordInput, CreateAccountInput } from '../schema.generated.js';
import { install, installed } from './installation.js';
import { hashPassword, isStrongPassword, verifyPassword } from './password.js';

const MAX_FAILURES = 5;
const LOCK = '10 minutes';
const REISSUE_BATCH = 500;

export const loginName = z.string().regex(/^[a-z0-9][a-z0-9._-]{2,49}$/);
const createInput = z.object({ idempotencyKey, personId: id, loginName });
const changePasswordInput = z.object({ idempotencyKey });

export interface Account {
  readonly personId: string;
  readonly loginName: string;
}

/** Local accounts: login names and passwords of the built-in sign-in. */
@Injectable()
export class AccountService implements OnRunning {
  private readonly system = Actor.system('directory');

  constructor(
    private readonly db: Database,
    private readonly people: PersonService,
  ) {}

  /**
   * Opens an account for somebody who has no rights yet: whoever sets the first password could sign in with it, so rights
   * come afterwards, from the security administrator.
   */
  async create(actor: Actor, { password, ...input }: CreateAccountInput): Promise<Account> {
    const command = parseInput(createInput, input);
    this.requireBuiltInSignIn();
    if (!isStrongPassword(password, command.loginName)) throw errors.WEAK_PASSWORD();
    const hash = await hashPassword(password);
    return this.db.command(actor, 'createAccount', command, async (tx) => {
      const { personId, loginName } = command;
      const person = await tx.lock(Person, personId);
      actor.require('directory:write', person.regionCode);
      if (!person.active) throw errors.PERSON_INACTIVE();
      if ((await tx.query('SELECT 1 FROM account WHERE person_id = $1', [personId])).length > 0) throw errors.ACCOUNT_EXISTS();
      if ((await heldRoles(tx, personId)).length > 0) throw errors.ACCOUNT_AFTER_GRANT();
      const added = await tx.query(
        'INSERT INTO account (person_id, login_name, password) VALUES ($1, $2, $3) ON CONFLICT (login_name) DO NOTHING RETURNING 1',
        [personId, loginName, hash],
      );
      if (added.length === 0) throw errors.LOGIN_TAKEN({ loginName });
      await tx.audit('account', personId, person.regionCode, null, null);
      await this.reissue(tx, [personId]);
      return { personId, loginName };
    });
  }

  /** Sets one's own password and ends every session and refresh token of the account. */
  async changePassword(actor: Actor, { currentPassword, newPassword, ...input }: ChangePasswordInput): Promise<boolean> {
    const command = parseInput(changePasswordInput, input); // passwords stay out of the stored digest of the input
    this.requireBuiltInSignIn();
    const self = beyondRegions(actor);
    const repeated = await this.db.read(self, (tx) =>
      tx.query('SELECT 1 FROM idempotency_key WHERE actor_id = $1 AND key = $2', [actor.id, command.idempotencyKey]),
    );
    if (repeated.length === 0) {
      const account = await this.attempt('person_id', actor.id, currentPassword);
      if (account === null) throw errors.WRONG_PASSWORD();
      if (newPassword === currentPassword || !isStrongPassword(newPassword, account.loginName)) throw errors.WEAK_PASSWORD();
    }
    const hash = await hashPassword(newPassword);
    return this.db.command(self, 'changePassword', command, async (tx) => {
      if (repeated.length > 0) throw errors.WRONG_PASSWORD(); // the stored answer went missing meanwhile, and nobody checked the password
      const { regionCode } = await tx.get(Person, actor.id);
      await tx.query('UPDATE account SET password = $2 WHERE person_id = $1', [actor.id, hash]);
      await tx.query(`DELETE FROM oidc_payload WHERE payload ->> 'accountId' = $1`, [actor.id]);
      await tx.audit('account', actor.id, regionCode, null, null);
      return true;
    });
  }

  /**
   * Checks a login name and a password.
   *
   * An unknown name, a wrong password, a locked account and a deactivated person get one answer, after the same time. A locked
   * account does not even admit the right password: otherwise guessing could go on behind the lock, with the lock as its oracle.
   *
   * @returns the person's id, or null
   */
  async signIn(login: string, password: string): Promise<string | null> {
    return (await this.attempt('login_name', login.trim().toLowerCase(), password))?.personId ?? null;
  }

  /** True while the person may stay signed in with a local account. */
  async isActive(personId: string): Promise<boolean> {
    if (!id.safeParse(personId).success) return false;
    const rows = await this.db.read(this.system, (tx) =>
      tx.query('SELECT 1 FROM account JOIN person ON person.id = person_id AND active WHERE person_id = $1', [personId]),
    );
    return rows.length > 0;
  }

  /** The issuer is part of an identity: when its address changed, everybody with an account is known under the new one. */
  async onRunning(): Promise<void> {
    await this.db.transaction(this.system, 'changeIssuer', async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory-issuer'))`);
      const current = { issuer: this.people.localIssuer };
      const known = await installed<typeof current>(tx, 'local-issuer');
      if (known?.issuer === current.issuer) return;
      const accounts = await tx.query<{ person_id: string }>('SELECT person_id FROM account ORDER BY 1');
      for (let from = 0; from < accounts.length; from += REISSUE_BATCH) {
        await this.reissue(
          tx,
          accounts.slice(from, from + REISSUE_BATCH).map((row) => row.person_id),
        );
      }
      await install(tx, 'local-issuer', current);
    });
  }

  /** Sends people again, as a new version, because their sign-in identities changed. */
  private async reissue(tx: Tx, personIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE person SET version = version + 1 WHERE id = ANY ($1)', [personIds]);
    const people = await tx.manager.createQueryBuilder(Person, 'row').where('row.id = ANY (:personIds)', { personIds }).getMany();
    await this.people.publish(tx, people);
  }

  /**
   * Counts the try before checking it, in a transaction of its own, so that many tries at once are as bounded as one after the
   * other. The right password takes the count back.
   */
  private async attempt(column: 'login_name' | 'person_id', value: string, password: string): Promise<Account | null> {
    const claimed = await this.db.transaction(this.system, 'signIn', (tx) =>
      tx.query<{ person_id: string; login_name: string; password: string; region_code: string }>(
        `WITH claimed AS (
           UPDATE account SET
             failures = CASE WHEN locked_until IS NULL THEN failures + 1 ELSE 1 END,
             locked_until = CASE WHEN locked_until IS NULL AND failures + 1 >= ${MAX_FAILURES} THEN now() + interval '${LOCK}' END
           FROM person
           WHERE account.${column} = $1 AND person.id = account.person_id AND person.active AND (locked_until IS NULL OR locked_until <= now())
           RETURNING account.person_id, login_name, password, region_code
         ) SELECT * FROM claimed`,
        [value.replaceAll('\0', ' ')],
      ),
    );
    const account = claimed[0] ?? null;
    const right = await verifyPassword(password, account?.password ?? null);
    if (account === null) return null;
    await this.db.transaction(this.system, right ? 'signIn' : 'signInRefused', async (tx) => {
      if (right) await tx.query('UPDATE account SET failures = 0, locked_until = NULL WHERE person_id = $1', [account.person_id]);
      await tx.audit('account', account.person_id, account.region_code, null, null);
    });
    return right ? { personId: account.person_id, loginName: account.login_name } : null;
  }

  private requireBuiltInSignIn(): void {
    if (this.people.localIssuer === null) throw errors.BUILT_IN_SIGN_IN_OFF();
  }
}
