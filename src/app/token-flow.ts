// How the tokens come to the page: redeemed for a code, or in the address as the implicit flow has it.
import { tabChoice } from './tab-choice';

export type TokenFlow = 'code' | 'implicit';

const choice = tabChoice<TokenFlow>('demo.token-flow', ['code', 'implicit'], () => 'code');

/** What the person chose; read when the app starts. */
export const tokenFlow = choice.read;

/** Keeps the choice for the next start of this tab and for new ones; whether the browser let us. */
export const keepTokenFlow = choice.keep;
