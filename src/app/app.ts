// The frame of every page: navbar, the page itself, footer, messages over it.
import { Component, inject, signal, viewChild, type ElementRef } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, pairwise } from 'rxjs';
import { Footer } from './frame/footer';
import { Navbar } from './frame/navbar/navbar';
import { Notice } from './frame/notice/notice';
import { Waiting } from './frame/waiting';
import { IdleWarningStrip } from './idle/idle-warning';
import { EventLog } from './session/event-log';

@Component({
  selector: 'demo-app',
  imports: [Footer, IdleWarningStrip, Navbar, Notice, RouterOutlet, Waiting],
  templateUrl: './app.html',
  styleUrl: './app.css',
})
export class App {
  /** The page that is shown; null while there is none yet. */
  protected readonly page = signal<object | null>(null);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    // From the start, so that the Session page also shows what happened before it was opened.
    inject(EventLog);
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        pairwise(),
        filter(([before, now]) => pathOf(before) !== pathOf(now)),
        takeUntilDestroyed(),
      )
      // A screen reader goes on reading where the focus is: it belongs to the new page.
      .subscribe(() => this.main().nativeElement.focus({ preventScroll: true }));
  }

  protected skipToMain(event: Event): void {
    // The link itself would leave the page for `/#main`, because of `<base href>`.
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}

function pathOf({ urlAfterRedirects }: NavigationEnd): string {
  return urlAfterRedirects.split(/[?#]/, 1)[0] ?? '';
}
