import { useSearchParams } from 'react-router';

/** The search part of the address, and a change of it that starts again from the first page. An empty value removes a name. */
export function useAddress(): readonly [URLSearchParams, (changes: Readonly<Record<string, string>>) => void] {
  const [address, setAddress] = useSearchParams();
  const change = (changes: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(address);
    next.delete('after');
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    setAddress(next, { replace: true });
  };
  return [address, change];
}
