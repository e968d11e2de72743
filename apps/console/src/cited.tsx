import { useTranslation } from 'react-i18next';
import type { SourceFragment } from './graphql.generated';

/** The document and clause something comes from, with its sentence; briefly, the document is named on hover. */
export function Cited({ citation, brief = false }: { readonly citation: SourceFragment; readonly brief?: boolean }) {
  const { t } = useTranslation();
  if (brief) {
    return (
      <span className="cited" title={`《${citation.title}》`}>
        {citation.clause}
        {citation.quote !== null && <q>{citation.quote}</q>}
      </span>
    );
  }
  return (
    <span className="cited">
      《{citation.title}》{citation.documentNumber !== null && `(${citation.documentNumber})`} {citation.clause}
      {citation.quote !== null && <q>{citation.quote}</q>}
      {(citation.issuer !== null || citation.issuedOn !== null) && (
        <span className="muted"> {[citation.issuer, citation.issuedOn].filter((part) => part !== null).join(' ')}</span>
      )}
      <span className="muted"> [{t('campaign.source')}]</span>
    </span>
  );
}
