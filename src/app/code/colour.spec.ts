// Code is cut into pieces and stays what it is.
import { setUp, use } from '../home/samples';
import { colour } from './colour';

describe('colour', () => {
  const kindsOf = (code: string) => colour(code).map(({ kind, text }) => `${kind} ${text}`);

  it('finds comments, strings and keywords', () => {
    expect(kindsOf("const a = 'b'; // c")).toEqual([
      'keyword const',
      'plain  a = ',
      "string 'b'",
      'plain ; ',
      'comment // c',
    ]);
  });

  it('finds control flow and tags of a template', () => {
    expect(kindsOf('@if (a) { <auth-button /> }')).toEqual([
      'keyword @if',
      'plain  (a) { ',
      'keyword <auth-button',
      'plain  ',
      'keyword />',
      'plain  }',
    ]);
  });

  for (const code of [setUp, use, '']) {
    it(`loses nothing of ${code.length} characters`, () => {
      expect(
        colour(code)
          .map(({ text }) => text)
          .join(''),
      ).toBe(code);
    });
  }
});
