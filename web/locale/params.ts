import type { Params } from '../../server/contract/refusals.ts';
import { formatDate } from '../quote/dates.ts';

/** Parameters of a code, read without trust in their kinds. */
export const readParams = (params: Params, lang: string) => ({
  text: (name: string): string => {
    const value = params[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  },
  count: (name: string): number => {
    const value = params[name];
    return Array.isArray(value) ? value.length : Number(value ?? 0) || 0;
  },
  texts: (name: string): string[] => {
    const value = params[name];
    return Array.isArray(value) ? value.map(String) : [];
  },
  numbers: (name: string): number[] => {
    const value = params[name];
    return Array.isArray(value) ? value.filter((v): v is number => typeof v === 'number') : [];
  },
  /** The span of `from` and `to`; empty where a day is missing. */
  period: (): string => {
    const [from, to] = [params.from, params.to];
    const isDay = (v: unknown): v is string => typeof v === 'string' && /^\d{4}-\d\d-\d\d$/.test(v);
    return isDay(from) && isDay(to) ? formatDate({ from, to }, lang) : '';
  },
});

export type ReadParams = ReturnType<typeof readParams>;
