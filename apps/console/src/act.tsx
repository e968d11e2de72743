import type { TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { showUserErrors, type UserError } from '@fire-campaign/ui';
import { Alert, App, type FormInstance } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from './i18n';
import { ProblemAlert } from './problem';

interface Payload {
  readonly userErrors?: readonly UserError[];
}

export interface Act<Data, Input> {
  /** @returns what the platform answered; null when it refused, and the refusal is shown */
  readonly run: (input: Omit<Input, 'idempotencyKey'>, form?: FormInstance) => Promise<Data | null>;
  readonly busy: boolean;
  /** Refusals that belong to no field; put them above the form. */
  readonly refusal: ReactNode;
  readonly clear: () => void;
}

/**
 * A deed of one mutation with one `input`. The same content has the same idempotency key until it is answered, so that a double click or a
 * second try after a lost answer acts once. `userErrors` go beside their fields.
 */
export function useAct<Data extends object, Input extends { readonly idempotencyKey: string }>(
  document: TypedDocumentNode<Data, { input: Input }>,
  options: { readonly success?: string; readonly refetch?: readonly string[] } = {},
): Act<Data, Input> {
  const { message } = App.useApp();
  const { i18n } = useTranslation();
  const word = useWord();
  const [mutate] = useMutation(document);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly UserError[]>([]);
  const [error, setError] = useState<unknown>(null);
  const attempt = useRef({ content: '', key: '' });
  const running = useRef(false);

  const clear = () => {
    setProblems([]);
    setError(null);
  };
  const run = async (input: Omit<Input, 'idempotencyKey'>, form?: FormInstance): Promise<Data | null> => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    clear();
    const content = JSON.stringify(input);
    if (attempt.current.content !== content) attempt.current = { content, key: crypto.randomUUID() };
    try {
      const { data } = await mutate({
        variables: { input: { ...input, idempotencyKey: attempt.current.key } as Input },
        refetchQueries: options.refetch as string[] | undefined,
        awaitRefetchQueries: true,
      });
      attempt.current = { content: '', key: '' };
      const refused = Object.values(data!).flatMap((payload) => (payload as Payload | null)?.userErrors ?? []);
      if (refused.length > 0) {
        setProblems(form === undefined ? refused : showUserErrors(form, refused, i18n.language === 'en'));
        return null;
      }
      if (options.success !== undefined) void message.success(options.success);
      return data as Data;
    } catch (failure) {
      setError(failure);
      return null;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  const refusal =
    error === null && problems.length === 0 ? null : (
      <div className="refusal" role="alert">
        {error !== null && <ProblemAlert error={error} />}
        {problems.map((problem) => (
          <Alert
            key={`${problem.code} ${problem.field.join('.')}`}
            type="error"
            showIcon
            title={
              <>
                {word({ zh: problem.message, en: problem.messageEn })} <span className="muted">{problem.code}</span>
              </>
            }
          />
        ))}
      </div>
    );
  return { run, busy, refusal, clear };
}
