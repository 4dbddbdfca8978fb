// Works an <auth-button> in a test, through what a person sees of it.

/** Where to look for the button: an element, or a `ComponentFixture`. */
export type HarnessRoot = ParentNode | { readonly nativeElement: ParentNode };

/**
 * The `<auth-button>` within a page. It reads the rendered page: run change detection first
 * (`await fixture.whenStable()`).
 *
 * @example
 * const button = AuthButtonHarness.in(fixture);
 * button.click();
 */
export class AuthButtonHarness {
  private constructor(private readonly host: Element) {}

  /**
   * Finds the first `<auth-button>`.
   *
   * @throws Error when there is none.
   */
  static in(root: HarnessRoot): AuthButtonHarness {
    const within = 'nativeElement' in root ? root.nativeElement : root;
    const isHost = 'matches' in within && (within as Element).matches('auth-button');
    const host = isHost ? (within as Element) : within.querySelector('auth-button');
    if (!host) throw new Error('There is no <auth-button> here.');
    return new AuthButtonHarness(host);
  }

  /** The words on the button. */
  label(): string {
    return this.button.textContent.trim();
  }

  /** Whether an attempt to sign in is under way. */
  busy(): boolean {
    return this.button.getAttribute('aria-busy') === 'true';
  }

  /** Presses it. */
  click(): void {
    this.button.click();
  }

  /** Points at it, as before a click: Lock's code may be fetched then. */
  hover(): void {
    this.button.dispatchEvent(new Event('pointerenter'));
  }

  // Looked up each time: the button may be rendered anew.
  private get button(): HTMLButtonElement {
    return this.host.querySelector('button')!;
  }
}
