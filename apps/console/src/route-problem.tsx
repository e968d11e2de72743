import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';

/** A page that could not be loaded, most often because the platform was updated while this tab was open. */
export function RouteProblem() {
  const { t } = useTranslation();
  return (
    <Result
      status="warning"
      title={t('problem.page')}
      subTitle={t('problem.pageWhy')}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t('problem.reload')}
        </Button>
      }
    />
  );
}
