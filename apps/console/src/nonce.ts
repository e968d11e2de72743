/* The page's policy lets only styles with its nonce apply. Parts of antd make their own without asking for one, so all get it here. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="fc-nonce"]')!.content;
const create = document.createElement.bind(document) as (name: string, options?: ElementCreationOptions) => HTMLElement;

document.createElement = ((name: string, options?: ElementCreationOptions) => {
  const element = create(name, options);
  if (name === 'style') element.nonce = nonce;
  return element;
}) as typeof document.createElement;
