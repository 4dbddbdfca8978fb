// The stories of many people at once.
import {
  buttonIn,
  expect,
  fetchPage,
  hints,
  hintNames,
  test,
  type Hint,
} from './testing-support/story.ts';

/** Opens a page for many people at once, each with a hint and a mark; returns those who got anything else. */
async function openAtOnce(url: string, people: number, round: number) {
  const wanted = Array.from({ length: people }, (_, index) => ({
    hint: hintNames[(index * 7 + round) % hintNames.length] as Hint,
    mark: `mark-${round}-${index}-`,
  }));
  const pages = await Promise.all(
    wanted.map(({ hint, mark }) => fetchPage(`${url}?topic=${mark}`, { cookie: hints[hint]() })),
  );
  return wanted.flatMap(({ hint, mark }, index) => {
    const { status, html } = pages[index]!;
    const got = {
      status,
      button: buttonIn(html),
      marks: [...new Set(html.match(/mark-\d+-\d+-/g))],
    };
    const label = hint === 'signed in' ? 'Log out' : 'Log in';
    const right = status === 200 && got.button === label && got.marks.join() === mark;
    return right ? [] : [{ hint, mark, got }];
  });
}

test('500 requests at a time, three times: nobody sees anything of another', async ({ server }) => {
  test.setTimeout(240_000);
  for (let round = 0; round < 3; round++) {
    expect(await openAtOnce(`${server.url}/report`, 500, round)).toEqual([]);
  }
  expect(server.output).not.toMatch(/error/i);
});

test('nor of what was asked for somebody else while their page was rendered', async ({
  server,
}) => {
  expect(await openAtOnce(`${server.url}/echo`, 25, 0)).toEqual([]);
});
