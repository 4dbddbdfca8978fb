// Languages come from the tenant, out of Lock's own package.
import { createRequire } from 'node:module';
import { expect, test } from './story.ts';

const require = createRequire(import.meta.url);

interface Dictionary {
  default: { forgotPasswordAction: string };
}

for (const language of ['de', 'pt-br', 'ja']) {
  test(`Lock speaks ${language}`, async ({ app, page }) => {
    const warnings: string[] = [];
    page.on('console', (message) => warnings.push(message.text()));
    const dictionary = (require(`auth0-lock/lib/i18n/${language}.js`) as Dictionary).default;
    await app.open({ options: { language } });
    await expect(page.getByText(dictionary.forgotPasswordAction)).toBeVisible();
    expect(warnings.filter((text) => /Falling back|could not be loaded/.test(text))).toEqual([]);
  });
}

test('Lock falls back to English for a language that nobody has', async ({ app, page }) => {
  await app.open({ options: { language: 'xx' } });
  await expect(page.locator('.auth0-lock-submit')).toContainText('Log In');
});
