import { useQuery } from '@apollo/client/react';
import { shanghaiTime, StatusTag } from '@fire-campaign/ui';
import { Card, Empty, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { CampaignRecordDocument } from '../graphql.generated';
import { useWord } from '../i18n';
import { Loaded } from '../page';

/** Changes of phase with the report of that moment, and who makes up the leading group and its offices. */
export function CampaignRecord({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { data, error, refetch } = useQuery(CampaignRecordDocument, { variables: { id } });
  return (
    <Loaded data={data?.campaign} error={error} onRetry={() => void refetch()}>
      {({ transitions, bodies }) => (
        <div className="columns-2">
          <Card size="small" title={t('record.transitions')}>
            {transitions.nodes.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('record.noTransitions')} />}
            <Timeline
              items={transitions.nodes.map((step) => ({
                key: step.id,
                content: (
                  <>
                    <strong>
                      {t(`phase.${step.phase}`)} · {t(`transition.${step.action}`)}
                    </strong>
                    <div>
                      {t('record.byWhom', { at: shanghaiTime(step.at), actor: step.actor?.name ?? t('field.outside') })}
                      {step.proposer !== null && ` · ${t('record.proposer', { name: step.proposer.name })}`}
                    </div>
                    {step.reason !== null && <div>{step.reason}</div>}
                    {step.report?.criteria.map((criterion) => (
                      <div key={criterion.key}>
                        <StatusTag tone={criterion.met ? 'good' : criterion.waived ? 'waiting' : 'bad'}>
                          {t(criterion.met ? 'gate.met' : criterion.waived ? 'gate.waived' : 'gate.notMet')}
                        </StatusTag>
                        {word(criterion.title)} <span className="muted">{word(criterion.figureText)}</span>
                      </div>
                    ))}
                  </>
                ),
              }))}
            />
          </Card>
          <Card size="small" title={t('record.bodies')}>
            {bodies.nodes.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('record.noBodies')} />}
            {bodies.nodes.map((body) => (
              <section key={body.id} className="body">
                <h2>
                  {body.name}{' '}
                  <span className="muted">
                    {t(`body.${body.kind}`)} · {body.region.name}
                  </span>
                </h2>
                {body.officePlace !== null && <p>{body.officePlace}</p>}
                <ul className="plain">
                  {body.members.map(({ post, person, vacant }, index) => (
                    <li key={index}>
                      <span>{post}</span>
                      <span>{vacant ? t('record.vacant') : (person?.name ?? t('field.outside'))}</span>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </Card>
        </div>
      )}
    </Loaded>
  );
}
