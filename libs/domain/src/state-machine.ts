/** One permitted change of state; `zh` names the action as officers say it. */
export interface Transition<State extends string, Action extends string> {
  readonly from: State;
  readonly action: Action;
  readonly to: State;
  /** The capability needed, or SYSTEM for what no person does. */
  readonly who: string;
  /** What the use case checks besides, in plain words; null when nothing. */
  readonly guard: string | null;
  readonly zh: string;
}

export interface StateLabel {
  readonly zh: string;
  readonly en?: string;
}

export interface MachineDefinition<State extends string, Action extends string> {
  readonly name: { readonly zh: string; readonly en: string };
  readonly initial: NoInfer<State>;
  readonly states: Readonly<Record<State, StateLabel>>;
  readonly transitions: readonly {
    readonly from: NoInfer<State> | readonly NoInfer<State>[];
    readonly action: Action;
    readonly to: NoInfer<State>;
    readonly who: string;
    readonly guard?: string;
    readonly zh: string;
  }[];
}

export interface Machine<State extends string, Action extends string> {
  readonly name: { readonly zh: string; readonly en: string };
  readonly initial: State;
  readonly states: Readonly<Record<State, StateLabel>>;
  /** One row per state it leads from, in the order of definition. */
  readonly transitions: readonly Transition<State, Action>[];
  /** The state an action leads to; null when it is not permitted in `state`. Guards are the use case's to check. */
  next(state: State, action: Action): State | null;
  /** The actions permitted in a state, in the order of definition; none in a final state. */
  actions(state: State): readonly Action[];
  /** The transitions as a Markdown table for the documents. */
  markdown(): string;
}

/** The states of a machine: `StateOf<typeof hazardMachine>`. */
export type StateOf<M> = M extends Machine<infer State, string> ? State : never;
/** The actions of a machine. */
export type ActionOf<M> = M extends Machine<string, infer Action> ? Action : never;

/**
 * Declares the states of a noun and every way between them, once: use cases, schema descriptions and documents read it.
 *
 * @throws RangeError when a row names an unknown state or leads from none, two rows share a state and an action, or a state
 *   cannot be reached from `initial`
 */
export function defineMachine<const State extends string, const Action extends string>(
  definition: MachineDefinition<State, Action>,
): Machine<State, Action> {
  const { name, initial, states } = definition;
  const transitions = definition.transitions.flatMap((row): readonly Transition<State, Action>[] => {
    const origins = (typeof row.from === 'string' ? [row.from] : row.from) as readonly State[];
    if (origins.length === 0) throw new RangeError(`${name.en}: ${row.action} leads from no state`);
    return origins.map((from) => ({ from, action: row.action, to: row.to, who: row.who, guard: row.guard ?? null, zh: row.zh }));
  });
  checkStates(name.en, initial, states, transitions);
  return {
    name,
    initial,
    states,
    transitions,
    next: (state, action) => transitions.find((row) => row.from === state && row.action === action)?.to ?? null,
    actions: (state) => transitions.filter((row) => row.from === state).map((row) => row.action),
    markdown: () => markdownTable(states, transitions),
  };
}

function checkStates<State extends string>(
  name: string,
  initial: State,
  states: Readonly<Record<State, StateLabel>>,
  transitions: readonly Transition<State, string>[],
): void {
  for (const state of [initial, ...transitions.flatMap((row) => [row.from, row.to])]) {
    if (!Object.hasOwn(states, state)) throw new RangeError(`${name}: unknown state ${state}`);
  }
  const actionsFrom = new Map<State, Set<string>>();
  for (const { from, action } of transitions) {
    const seen = actionsFrom.get(from) ?? new Set();
    if (seen.has(action)) throw new RangeError(`${name}: two rows for ${action} in ${from}`);
    actionsFrom.set(from, seen.add(action));
  }
  const reached = new Set<State>([initial]);
  for (const state of reached) {
    for (const row of transitions) if (row.from === state) reached.add(row.to); // a Set being walked also yields what is added
  }
  const unreachable = (Object.keys(states) as State[]).filter((state) => !reached.has(state));
  if (unreachable.length > 0) throw new RangeError(`${name}: cannot be reached from ${initial}: ${unreachable.join(', ')}`);
}

function markdownTable<State extends string>(
  states: Readonly<Record<State, StateLabel>>,
  transitions: readonly Transition<State, string>[],
): string {
  const cell = (text: string) => text.replace(/\\/g, '\\\\').replace(/\|/g, '\\|').replace(/\s+/g, ' ');
  const labelled = (zh: string, code: string) => `${cell(zh)} \`${code}\``;
  const rows = transitions.map((row) =>
    [
      labelled(states[row.from].zh, row.from),
      labelled(row.zh, row.action),
      labelled(states[row.to].zh, row.to),
      `\`${row.who}\``,
      row.guard === null ? '' : cell(row.guard),
    ].join(' | '),
  );
  return ['from | action | to | who | guard', '--- | --- | --- | --- | ---', ...rows].map((row) => `| ${row} |`).join('\n');
}
