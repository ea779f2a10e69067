import {
  signRequestSchema,
  waiverRequestSchema,
} from '@flightdeck/plugin-environments-common';
import { hintOf, readDraft } from './readDraft';

describe('readDraft', () => {
  it('leaves out what is empty, and trims the rest', () => {
    expect(
      readDraft(signRequestSchema, {
        releaseKey: 'r-2',
        answer: 'confirmed',
        comment: ' fine ',
        link: ' ',
      }),
    ).toEqual({
      request: { releaseKey: 'r-2', answer: 'confirmed', comment: 'fine' },
      complaints: {},
    });
  });

  it('says what is wrong with each field', () => {
    const { complaints, request } = readDraft(waiverRequestSchema, {
      releaseKey: 'r-2',
      reason: 'short',
      link: 'ftp://example.com',
      hours: 0,
    });
    expect(request).toBeUndefined();
    expect(complaints).toMatchObject({
      reason: 'it says why, in ten characters or more',
      link: 'it is an http or https address',
      hours: expect.any(String),
    });
  });

  it('is not complete while anything else is missing', () => {
    const draft = { releaseKey: 'r-2', answer: 'refused' };
    const { request } = readDraft(signRequestSchema, draft, {
      comment: 'say why',
    });
    expect(request).toBeUndefined();
  });

  it('does not blame a field that nobody has typed into', () => {
    expect(hintOf('it is missing', '', 'Of the ticket.').error).toBe(false);
    expect(hintOf('it is odd', 'x', 'Of the ticket.')).toEqual({
      error: true,
      helperText: 'Not so: it is odd.',
    });
  });
});
