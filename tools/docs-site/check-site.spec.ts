// A link of the site that leads nowhere, and anything fetched from another host, must be reported.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { siteProblems } from './check-site.ts';

const site = (files: Record<string, string>) =>
  siteProblems(
    new Map(
      Object.entries({
        'index.html': '<h1 id="top">A</h1>',
        'guides/start.html': '<h2 id="caf&#39;e">S</h2>',
        'media/a.png': '',
        ...files,
      }),
    ),
  );

describe('a built site', () => {
  it('is fine when its links, anchors and pictures are there', () => {
    const html =
      '<a class="x" href="../index.html#top">a</a> <a href="#own">b</a> <i id="own"></i> <img src="../media/a.png" /> <a href="start.html#caf%27e">c</a> <a href="https://example.com">d</a> <img src="data:image/png;base64,AA" />';
    assert.deepEqual(site({ 'guides/b.html': html }), []);
  });

  it('is not when a page, an anchor or a picture is missing', () => {
    assert.deepEqual(
      site({
        'guides/b.html':
          '<a href="gone.html">a</a><a href="../index.html#gone">b</a><img alt="" src="gone.png">',
      }),
      [
        'guides/b.html links to gone.html, which is not there',
        'guides/b.html links to ../index.html#gone, but nothing there is called so',
        'guides/b.html links to gone.png, which is not there',
      ],
    );
  });

  it('asks nothing of another host', () => {
    const problems = site({
      'b.html':
        '<script async src="https://cdn.example/a.js"></script><link rel="preconnect" href="//fonts.example">',
      'assets/a.css':
        'a { background: url("https://img.example/a.png") } b { background: url(x.svg) }',
    });
    assert.deepEqual(problems, [
      'b.html asks for https://cdn.example/a.js from elsewhere',
      'b.html asks for //fonts.example from elsewhere',
      'assets/a.css asks for https://img.example/a.png from elsewhere',
    ]);
  });

  it('is judged by the links that its scripts add, too', () => {
    const packed = deflateSync(JSON.stringify([{ text: 'A', path: 'api/gone.html' }])).toString(
      'base64',
    );
    assert.deepEqual(site({ 'assets/navigation.js': `window.navigationData = "${packed}"` }), [
      'index.html links to api/gone.html, which is not there',
    ]);
  });
});
