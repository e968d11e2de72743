import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { Actor } from '../actor.js';

/** What resolvers get: the actor, and loaders that live as long as the request. */
export class RequestContext {
  private readonly loaders = new Map<unknown, DataLoader<string, unknown>>();

  constructor(readonly actor: Actor) {}

  /**
   * Collects the ids asked for in one tick and reads them together.
   * @param owner what the loader is for, e.g. the entity class; one loader per owner and request
   * @param read rows of these ids in any order; an id that is missing (or out of scope) resolves to null
   */
  loader<Row>(
    owner: unknown,
    read: (ids: readonly string[]) => Promise<readonly Row[]>,
    idOf: (row: Row) => string = (row) => (row as { id: string }).id,
  ): DataLoader<string, Row | null> {
    let loader = this.loaders.get(owner);
    if (loader === undefined) {
      loader = new DataLoader<string, unknown>(async (ids) => {
        const rows = new Map((await read(ids)).map((row) => [idOf(row), row]));
        return ids.map((id) => rows.get(id) ?? null);
      });
      this.loaders.set(owner, loader);
    }
    return loader as DataLoader<string, Row | null>;
  }

  /** The same for lists: all rows of many parents in one read, grouped by `parentOf`. */
  listLoader<Row>(
    owner: unknown,
    read: (parentIds: readonly string[]) => Promise<readonly Row[]>,
    parentOf: (row: Row) => string,
  ): DataLoader<string, readonly Row[]> {
    let loader = this.loaders.get(owner);
    if (loader === undefined) {
      loader = new DataLoader<string, unknown>(async (ids) => {
        const groups = new Map<string, Row[]>(ids.map((id) => [id, []]));
        for (const row of await read(ids)) groups.get(parentOf(row))?.push(row);
        return ids.map((id) => groups.get(id)!);
      });
      this.loaders.set(owner, loader);
    }
    return loader as DataLoader<string, readonly Row[]>;
  }
}

/** The actor of the request, as a resolver parameter. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => request(context).actor);

/** The request's context with its loaders, as a resolver parameter. */
export const CurrentRequest = createParamDecorator((_: unknown, context: ExecutionContext) => request(context));

const request = (context: ExecutionContext) => GqlExecutionContext.create(context).getContext<RequestContext>();
