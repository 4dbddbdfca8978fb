// Markup that escapes by itself: nothing that comes from outside can end a tag or an attribute.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html, renderPage, scriptJson } from './html.ts';

describe('the html tag', () => {
  it('escapes every value, in text and in attributes', () => {
    const evil = `"><img src=x onerror='alert(1)'>&`;
    const text = String(html`<p title="${evil}">${evil}</p>`);
    const escaped = '&#34;&#62;&#60;img src=x onerror=&#39;alert(1)&#39;&#62;&#38;';
    assert.equal(text, `<p title="${escaped}">${escaped}</p>`);
  });

  it('keeps markup that it made itself, alone and in lists', () => {
    const items = ['a<', 'b'].map((name) => html`<b>${name}</b>`);
    assert.equal(String(html`<i>${items}</i>`), '<i><b>a&#60;</b><b>b</b></i>');
  });

  it('escapes the texts of a list too', () => {
    assert.equal(String(html`${['<', '>']}`), '&#60;&#62;');
  });

  it('shows nothing for null, undefined and false, and 0 as 0', () => {
    assert.equal(String(html`${null}${undefined}${false}${0}`), '0');
  });

  it('is not taken in by an object that says it is markup', () => {
    const fake = { toString: () => '<script>', constructor: html``.constructor };
    assert.equal(String(html`${fake}`), '&#60;script&#62;');
  });

  it('is its text in JSON', () => {
    assert.equal(JSON.stringify({ section: html`<p>${'&'}</p>` }), '{"section":"<p>&#38;</p>"}');
  });
});

describe('a page', () => {
  it('escapes its title', () => {
    const { text } = renderPage({ title: '</title><script>', body: html`` });
    assert.ok(text.includes('<title>&#60;/title&#62;&#60;script&#62;</title>'));
  });

  it('cannot be ended by the JSON in its script', () => {
    assert.equal(scriptJson('</script>\u2028'), '"\\u003c/script\\u003e\\u2028"');
  });
});
