export type TextProblem = 'NUL' | 'LONE_SURROGATE' | 'CONTROL';

/**
 * Why a text must not be stored, the first that applies; null when it may be. PostgreSQL cannot hold NUL or a lone
 * surrogate; the other C0 control characters come from broken exports and break XML. Tab, LF and CR are allowed.
 */
export function textProblem(text: string): TextProblem | null {
  if (text.includes('\0')) return 'NUL';
  if (!text.isWellFormed()) return 'LONE_SURROGATE';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) return 'CONTROL';
  }
  return null;
}

/** Marks that people write in several ways and mean alike; the letters and digits between them stay significant. */
const LIKE_MARKS: readonly (readonly [RegExp, string])[] = [
  [/[[{<〈《「『【〔〖〘〚‹«]/g, '('],
  [/[\]}>〉》」』】〕〗〙〛›»]/g, ')'],
  [/["'`´‘’‚‛“”„‟′″]/g, '"'],
  [/[\p{Pd}−~〜]/gu, '-'],
  [/[·•‧∙⋅・]/g, '·'],
  [/、/g, ','],
  [/。/g, '.'],
];

/**
 * A name reduced for comparison: two names are suspected to be the same when these are equal. Widths, case, blanks,
 * invisible marks and the choice of brackets, quotes and dashes vanish. Never store or show it in place of the name.
 *
 * @returns '' for a text of blanks only; applying it twice changes nothing
 */
export function comparableName(text: string): string {
  // Decomposed before and composed after: removing a blank can bring a letter and an accent together.
  const bare = text
    .normalize('NFKD')
    .replace(/[\s\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase();
  return LIKE_MARKS.reduce((name, [marks, replacement]) => name.replace(marks, replacement), bare).normalize('NFKC');
}

const GRADE = '绝密|机密|秘密';
const TERM = '长期|启用前|[0-9一二三四五六七八九十]+(?:年|个月|月|天|日)';
const STARRED_MARK = new RegExp(`(${GRADE})(?:[★☆⭐](${TERM})?|[*](${TERM}))`);
const MARK_LINE = new RegExp(`^(?:密级:?)?[([【〔]?(${GRADE})(${TERM})?[)\\]】〕]?$`, 'm');

/**
 * The state-secret mark (国家秘密标志) a text carries, so that it can be refused: this platform is not a classified system.
 * A grade before a star counts anywhere; a grade alone counts when it is a whole line. 保密 or 秘密 in a sentence is no mark.
 * A text that only quotes a mark is found too: refusing it costs less than keeping a secret.
 *
 * @returns the mark without blanks, such as '绝密★30年', '机密★' or '秘密'; null when there is none
 * @source 保守国家秘密法(2024)第二十二条、第三十一条第三项;保守国家秘密法实施条例第二十一条
 */
export function classificationMark(text: string): string | null {
  const compact = text
    .normalize('NFKC')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]|[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
  const starred = STARRED_MARK.exec(compact);
  if (starred) return `${starred[1]}★${starred[2] ?? starred[3] ?? ''}`;
  const line = MARK_LINE.exec(compact);
  return line ? `${line[1]}${line[2] ? `★${line[2]}` : ''}` : null;
}
