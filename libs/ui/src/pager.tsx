import { Button, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

const COUNT_CAP = 10_000;
const SIZES = [20, 50, 100];

/** Arguments of a paged list, as the address holds them: `after`, `size`. */
export function usePage(): { readonly first: number; readonly after: string | null } {
  const [search] = useSearchParams();
  const size = Number(search.get('size'));
  return { first: SIZES.includes(size) ? size : SIZES[0]!, after: search.get('after') };
}

export interface PagerProps {
  readonly total: number | undefined;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean } | undefined;
}

interface PagerState {
  /** Cursors of the pages before this one, the first page's (empty) among them. */
  readonly before?: readonly string[];
}

/** 共 N 条, and the pages by keyset: forwards from the cursor, backwards through the history entry. */
export function Pager({ total, pageInfo }: PagerProps) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const location = useLocation();
  const { first } = usePage();
  const before = (location.state as PagerState | null)?.before ?? [];
  const after = search.get('after') ?? '';

  const go = (changes: Readonly<Record<string, string>>, state: PagerState) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    void navigate({ search: next.toString() }, { state });
  };

  return (
    <nav className="pager" aria-label={t('ui.pageNumber', { page: before.length + 1 })}>
      <span>
        {total === undefined ? '' : t(total >= COUNT_CAP ? 'ui.totalCapped' : 'ui.total', { total: total.toLocaleString('zh-CN') })}
      </span>
      <Space wrap>
        <Button size="small" disabled={after === ''} onClick={() => go({ after: '' }, {})}>
          {t('ui.firstPage')}
        </Button>
        <Button
          size="small"
          disabled={after === '' || before.length === 0}
          onClick={() => go({ after: before.at(-1) ?? '' }, { before: before.slice(0, -1) })}
        >
          {t('ui.previousPage')}
        </Button>
        {(after === '' || before.length > 0) && <span>{t('ui.pageNumber', { page: before.length + 1 })}</span>}
        <Button
          size="small"
          disabled={!pageInfo?.hasNextPage}
          onClick={() => go({ after: pageInfo!.endCursor ?? '' }, { before: [...before, after] })}
        >
          {t('ui.nextPage')}
        </Button>
        <Select
          size="small"
          aria-label={t('ui.pageSize', { size: first })}
          value={first}
          options={SIZES.map((size) => ({ value: size, label: t('ui.pageSize', { size }) }))}
          onChange={(size) => go({ size: String(size), after: '' }, {})}
        />
      </Space>
    </nav>
  );
}
