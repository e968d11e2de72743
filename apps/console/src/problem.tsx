import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { Alert, Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

export interface Problem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly traceId: string | null;
  /** Asking again unchanged may help. */
  readonly retryable: boolean;
}

/** What went wrong, as the platform worded it; a request that never arrived is worded here. */
export function problemOf(error: unknown): Problem {
  if (CombinedGraphQLErrors.is(error)) {
    const { message, extensions = {} } = error.errors[0]!;
    return {
      code: String(extensions['code'] ?? 'INTERNAL'),
      zh: message,
      en: String(extensions['messageEn'] ?? message),
      traceId: (extensions['traceId'] as string | undefined) ?? null,
      retryable: extensions['retryable'] === true,
    };
  }
  return {
    code: 'NETWORK',
    zh: '无法连接平台,内容未提交。请检查网络后重试。',
    en: 'The platform cannot be reached; nothing was sent. Check the network and try again.',
    traceId: null,
    retryable: true,
  };
}

/** Says what is wrong and what to do; a record that is missing and one outside one's area look the same. */
export function ProblemPage({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  if (problem.code === 'NOT_FOUND') return <NotFound />;
  return (
    <Result
      status={problem.code === 'FORBIDDEN' ? '403' : 'warning'}
      title={t('problem.title')}
      subTitle={<ProblemText problem={problem} />}
      extra={onRetry !== undefined && <Button onClick={onRetry}>{t('problem.retry')}</Button>}
    />
  );
}

export function NotFound() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Result
      status="404"
      title={t('problem.notFound')}
      subTitle={t('problem.notFoundWhy')}
      extra={
        <Button type="primary" onClick={() => void navigate('/')}>
          {t('problem.home')}
        </Button>
      }
    />
  );
}

export function ProblemAlert({ error }: { readonly error: unknown }) {
  return error == null ? null : <Alert type="error" showIcon title={<ProblemText problem={problemOf(error)} />} />;
}

export function ProblemText({ problem }: { readonly problem: Problem }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {i18n.language === 'en' ? problem.en : problem.zh}{' '}
      <span className="muted">
        {problem.code}
        {problem.code === 'INTERNAL' && problem.traceId !== null && ` · ${t('problem.trace')} ${problem.traceId}`}
      </span>
    </>
  );
}
