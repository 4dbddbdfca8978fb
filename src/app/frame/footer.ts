// The foot of every page: what this is, and where to go on.
import { Component } from '@angular/core';
import { guides, tenantPage } from '../tenant';

@Component({
  selector: 'demo-footer',
  template: `
    <footer>
      <div>
        <p>
          A demo of <strong>ngx-auth0-lock</strong>. All of it runs on this machine: no fonts,
          images or scripts from elsewhere.
        </p>
        @if (guides || tenantPage) {
          <nav aria-label="Beside the demo">
            @if (guides) {
              <a [href]="guides" target="_blank" rel="noopener">Guides</a>
            }
            @if (tenantPage) {
              <a [href]="tenantPage" target="_blank" rel="noopener">The local tenant</a>
            }
          </nav>
        }
      </div>
    </footer>
  `,
  styleUrl: './footer.css',
})
export class Footer {
  protected readonly guides = guides;
  protected readonly tenantPage = tenantPage;
}
