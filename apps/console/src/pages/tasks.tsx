import { useTranslation } from 'react-i18next';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound } from '../problem';
import { TaskTable } from './task-table';

export function Tasks() {
  const { t } = useTranslation();
  if (!useMe().may('campaigns:read')) return <NotFound />;
  return (
    <Page title={t('menu.tasks')}>
      <TaskTable />
    </Page>
  );
}
