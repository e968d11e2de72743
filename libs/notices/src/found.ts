/** What recognisers hand to the draft, and what they are given. */
import type { CleanText } from './clean.js';
import type { Calendar } from './calendar.js';
import type { Head } from './head.js';
import type { Outline, Range, Section } from './outline.js';
import type { Sentence } from './sentences.js';

/** Two readings are possible: what a person is asked, and what may be answered. */
export interface Question {
  readonly zh: string;
  readonly en: string;
  readonly alternatives: readonly string[];
}

/** One thing found, at its place in the clean text. */
export interface Found<Value> extends Range {
  readonly path: string;
  readonly rule: string;
  /** 0–1. From CERTAIN on, careful readers agree; below, they may differ, and the draft asks. */
  readonly confidence: number;
  readonly questions?: readonly Question[];
  readonly value: Value;
}

/** From this confidence on an item counts as told by the text; below, a person is asked. */
export const CERTAIN = 0.5;

/** A section with its sentences, cut once for all recognisers. */
export interface Passage {
  readonly section: Section;
  readonly path: string;
  readonly sentences: readonly Sentence[];
}

/** A notice under reading. */
export interface Reading {
  readonly clean: CleanText;
  /** A stretch as the original writes it, without blanks and line ends. */
  readonly said: (range: Range) => string;
  readonly head: Head;
  readonly outline: Outline;
  readonly passages: readonly Passage[];
  readonly calendar: Calendar;
}

const PAST = new RegExp(
  [
    '截至|今年以来|去年以来|近年来|近期以来|同期相比|(?:与|比|较)(?:去年|上年)同期|累计|先后(?:组织|开展|印发|召开)',
    '共计?(?:检查|排查|发现|整改|查处|办理|接报|受理|出动|培训|开展|组织|发生|下发|督促)',
    '已(?:经)?(?:完成|建成|整改|下发|印发|细化|明确|启动|召开|发生|组织|开展|检查|排查|全部|达到|经|有|于|由|投入|安装)',
    '未(?:按|能按)|发生一起|发生火灾[,,]?造成|造成\\d+人|同比(?:上升|增长|增加)了|下降了|上升了|提高了',
  ].join('|'),
);

/** True for a sentence that tells what was done or has happened: its days and figures are no duties. */
export const tellsPast = (sentence: string): boolean => PAST.test(sentence);
