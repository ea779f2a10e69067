import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { applySlotChanges } from './changeSlots';
import { helmSlots } from './helmSlots';
import { planImageEdits } from './planImageEdits';

const tag = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,8}$/);
const name = fc.stringMatching(/^[a-z]{1,8}$/);
const noise = fc.dictionary(
  name.map(word => `x${word}`),
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string())),
  { maxKeys: 4 },
);

/** Values files as people write them: comments, blank lines, quotes, odd indents and line ends. */
const valuesFile = fc
  .record({
    components: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
    tags: fc.array(tag, { minLength: 4, maxLength: 4 }),
    noise,
    indent: fc.constantFrom(2, 3, 4),
    quote: fc.constantFrom('', '"', "'"),
    end: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ components, end, indent, noise: other, quote, tags }) => {
    const pad = ' '.repeat(indent);
    const blocks = components.flatMap((component, index) => [
      `# The ${component}: "kept"`,
      `${component}:`,
      `${pad}image:`,
      `${pad}${pad}repository:   r.test/${component}  # where`,
      `${pad}${pad}tag: ${quote}${
        quote === '' ? `v${tags[index]}` : tags[index]
      }${quote} # which`,
      '',
    ]);
    const text = [...blocks, stringify({ other })].join('\n');
    return { components, text: text.replaceAll('\n', end) };
  });

const readSlots = (text: string) => helmSlots([{ path: 'v.yaml', text }]);

function edit(text: string, images: string[]) {
  const { slots } = readSlots(text);
  const names = { from: 'staging', to: 'prod' };
  return planImageEdits({ slots, images, running: [], names });
}

describe('edits of a values file', () => {
  it('change the bytes of slots alone, and are done once', () => {
    fc.assert(
      fc.property(valuesFile, tag, ({ components, text }, wanted) => {
        const images = components.map(one => `r.test/${one}:${wanted}`);
        const { changes, obstacles } = edit(text, images);
        expect(obstacles).toEqual([]);
        const after = applySlotChanges(text, changes);

        const kept = (whole: string) =>
          readSlots(whole)
            .slots.flatMap(slot => slot.tag ?? [])
            .sort((a, b) => b.start - a.start)
            .reduce(
              (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
              whole,
            );
        expect(kept(after)).toBe(kept(text));
        for (const component of components) {
          expect(String(parse(after)[component].image.tag)).toBe(wanted);
        }
        expect(parse(after).other).toEqual(parse(text).other);
        expect(edit(after, images).changes).toEqual([]);
      }),
    );
  });

  it('are none where the release has none of its images', () => {
    fc.assert(
      fc.property(valuesFile, tag, ({ text }, wanted) => {
        expect(edit(text, [`elsewhere.test/app:${wanted}`])).toMatchObject({
          changes: [],
          found: false,
        });
      }),
    );
  });

  it('are worked out for any text without breaking', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, image) => {
        const { changes } = edit(`image: ${text}`, [image, `${text}:1`]);
        const after = applySlotChanges(`image: ${text}`, changes);
        expect(changes.length === 0 || after !== `image: ${text}`).toBe(true);
      }),
    );
  });
});
