import { toCsv } from './toCsv';

describe('toCsv', () => {
  it.each<[string, string | number | undefined, string]>([
    ['text', 'signed', '"signed"'],
    ['quotes', 'the "plan"', '"the ""plan"""'],
    ['line breaks and commas', 'a,\r\nb', '"a,\r\nb"'],
    ['nothing', undefined, '""'],
    ['a number', -1, '"-1"'],
    ['a formula', '=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['a plus', '+1', `"'+1"`],
    ['a minus', '-2+3', `"'-2+3"`],
    ['an at', '@SUM(A1)', `"'@SUM(A1)"`],
    ['a tab before a formula', '\t=1', `"'\t=1"`],
    ['a formula behind spaces', '  =1', `"'  =1"`],
  ])('writes %s', (_, value, cell) => {
    expect(toCsv([[value, 'x']])).toBe(`${cell},"x"\r\n`);
  });
});
