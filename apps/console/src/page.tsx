import { Breadcrumb, Skeleton } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemPage } from './problem';

export interface PageProps {
  readonly title: string;
  /** Pages above this one. */
  readonly above?: readonly { readonly to: string; readonly title: string }[];
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** Breadcrumb, heading, the page. */
export function Page({ title, above = [], extra, children }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('layout.name')}`;
  }, [title, t]);
  return (
    <>
      {above.length > 0 && (
        <Breadcrumb
          className="no-print"
          items={[...above.map((item) => ({ key: item.to, title: <Link to={item.to}>{item.title}</Link> })), { key: 'here', title }]}
        />
      )}
      <div className="page-head">
        <h1>{title}</h1>
        <div className="page-extra no-print">{extra}</div>
      </div>
      {children}
    </>
  );
}

/** A page of one record: waits for it, says when it is not there. */
export function Loaded<Data>({
  data,
  error,
  onRetry,
  children,
}: {
  readonly data: Data | null | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly children: (data: Data) => ReactNode;
}) {
  if (data != null) return children(data);
  if (error != null) return <ProblemPage error={error} onRetry={onRetry} />;
  return <Skeleton active paragraph={{ rows: 8 }} />;
}
